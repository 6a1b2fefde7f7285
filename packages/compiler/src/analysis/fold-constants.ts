// Finds collections that are built from constants only, so that they can lie ready in the data segment.
import {
  isEqual,
  type Local,
  type Operand,
  RegoObject,
  RegoSet,
  type Statement,
  type Value,
} from "@palisade/language";
import { findCandidates } from "./constant-candidates.js";
import { changeOf, type PlacedStatement } from "./visit-statements.js";

export type FoldedConstants = {
  /** By the statement that makes the collection. */
  readonly constants: ReadonlyMap<Statement, Value>;
  /** Statements that fill them. */
  readonly filled: ReadonlySet<Statement>;
};

/** What turns a plan's numbers of texts into values. */
export type PlanTexts = {
  readonly string: (index: number) => string;
  readonly numberValue: (text: string) => Value;
};

/** A value under construction. */
type Building = { value: Value; depth: number; readonly make: Statement; readonly fills: Statement[] };

/** Deeper literals are built when they are needed. */
const maximumDepth = 64;

export function foldConstants(
  parameters: readonly Local[],
  statements: readonly PlacedStatement[],
  texts: PlanTexts,
): FoldedConstants {
  const candidates = findCandidates(parameters, statements);
  const known = new Map<Local, Building>();
  for (const { statement } of statements) {
    const made = makeValue(statement, texts);
    if (made !== undefined && "target" in statement) {
      if (candidates.has(statement.target)) {
        known.set(statement.target, { value: made, depth: 0, make: statement, fills: [] });
      }
      continue;
    }
    const changed = changeOf(statement);
    const building = changed === undefined ? undefined : known.get(changed);
    if (changed === undefined || building === undefined) continue;
    if (fill(statement, building, known, texts)) building.fills.push(statement);
    else known.delete(changed);
  }
  const collections = [...known.values()].filter(({ value }) => typeof value === "object" && value !== null);
  return {
    constants: new Map(collections.map(({ make, value }) => [make, value])),
    filled: new Set(collections.flatMap(({ fills }) => fills)),
  };
}

function makeValue(statement: Statement, texts: PlanTexts): Value | undefined {
  switch (statement.kind) {
    case "MakeArray":
      return [];
    case "MakeObject":
      return new RegoObject();
    case "MakeSet":
      return new RegoSet();
    case "MakeNull":
      return null;
    case "MakeNumberInt":
      return texts.numberValue(String(statement.value));
    case "MakeNumberRef":
      return texts.numberValue(texts.string(statement.index));
    default:
      return undefined;
  }
}

/** Adds to the value what the statement would; false if that is not known, or would end in a conflict. */
function fill(
  statement: Statement,
  building: Building,
  known: ReadonlyMap<Local, Building>,
  texts: PlanTexts,
): boolean {
  const constant = (operand: Operand): Value | undefined => {
    if (operand.kind === "boolean") return operand.value;
    if (operand.kind === "string") return texts.string(operand.index);
    const inner = known.get(operand.local);
    if (inner === undefined || inner.depth + 1 > maximumDepth) return undefined;
    building.depth = Math.max(building.depth, inner.depth + 1);
    return inner.value;
  };
  if (!("value" in statement) || typeof statement.value !== "object") return false;
  const value = constant(statement.value);
  if (value === undefined) return false;
  const collection = building.value;
  if (Array.isArray(collection)) collection.push(value);
  else if (collection instanceof RegoSet) collection.add(value);
  else if (collection instanceof RegoObject && "key" in statement) {
    const key = constant(statement.key as Operand);
    if (key === undefined) return false;
    const old = collection.get(key);
    if (statement.kind === "ObjectInsertOnce" && old !== undefined && !isEqual(old, value)) return false;
    collection.set(key, value);
  } else return false;
  return true;
}
