// Locals that hold one constant that is no collection, wherever they are defined.
import {
  canonicalNumber,
  type Local,
  numberFromText,
  numberText,
  type Operand,
  type Statement,
} from "@palisade/language";
import { changeOf, type PlacedStatement, writesOf } from "./visit-statements.js";

/** A constant as statements spell it; numbers have no operand of their own. */
export type Scalar =
  | Exclude<Operand, { kind: "local" }>
  | { readonly kind: "integer"; readonly value: number }
  /** An index into `static.strings`. */
  | { readonly kind: "number"; readonly index: number };

/** The same for scalars that are equal, and for no others. */
export function scalarId(scalar: Scalar, strings: readonly string[]): string {
  if (scalar.kind === "string") return JSON.stringify(strings[scalar.index]);
  if (scalar.kind !== "number") return String(scalar.value);
  return numberText(canonicalNumber(numberFromText(strings[scalar.index] ?? "")));
}

/** Locals that one statement writes, and none fills. */
export function writtenOnce(statements: readonly PlacedStatement[]): ReadonlySet<Local> {
  const once = new Set<Local>();
  const more = new Set<Local>();
  for (const { statement } of statements) {
    for (const local of writesOf(statement)) (once.has(local) ? more : once).add(local);
    const changed = changeOf(statement);
    if (changed !== undefined) more.add(changed);
  }
  return new Set([...once].filter((local) => !more.has(local)));
}

/** By local; only of those that are written once. */
export function findScalars(
  statements: readonly PlacedStatement[],
  once: ReadonlySet<Local>,
): ReadonlyMap<Local, Scalar> {
  const scalars = new Map<Local, Scalar>();
  for (const { statement } of statements) {
    const scalar = scalarOf(statement);
    if (scalar !== undefined && "target" in statement && once.has(statement.target)) {
      scalars.set(statement.target, scalar);
    }
  }
  return scalars;
}

function scalarOf(statement: Statement): Scalar | undefined {
  switch (statement.kind) {
    case "AssignVar":
      return statement.source.kind === "local" ? undefined : statement.source;
    case "AssignInt":
    case "MakeNumberInt":
      return { kind: "integer", value: statement.value };
    case "MakeNumberRef":
      return { kind: "number", index: statement.index };
    default:
      return undefined;
  }
}
