// What is wrong with types, in OPA's words: a first line, and details below it.
import { type Builtin, isAssignable, printType, type Type, unknownType } from "@palisade/language";
import type { Location, Ref, Term } from "../../syntax/ast.js";
import { printTerm } from "../../syntax/print-term.js";
import { suggest } from "../suggest.js";

type Known = Type | undefined;

export type TypeMistake = {
  readonly message: string;
  readonly details: readonly string[];
  readonly location: Location;
  readonly help?: string;
  /** Whether it may only follow from another mistake, because something has no type. */
  readonly isConsequence: boolean;
};

const widest = 80;

/** Types one above the other; wide ones without their inner parts. */
function printPair(
  [first, second]: readonly [string, string],
  full: readonly [string, string],
  short: () => readonly [string, string],
): readonly string[] {
  const isWide = first.length + Math.max(full[0].length, full[1].length) > widest;
  const [left, right] = isWide ? short() : full;
  return [`${first}${left}`, `${second}${right}`];
}

export function matchMistake(left: Known, right: Known, location: Location): TypeMistake {
  const details = printPair(["left  : ", "right : "], [printType(left), printType(right)], () => [
    printType(left, 1),
    printType(right, 1),
  ]);
  return { message: "match error", details, location, isConsequence: isOpen(left) || isOpen(right) };
}

/** `names` are those of the parameters, where they have any. */
export function argsMistake(
  call: { readonly name: string; readonly location: Location },
  complaint: string,
  have: readonly Known[],
  want: readonly Type[],
  names: readonly string[],
): TypeMistake {
  const wanted = (depth: number): string =>
    `(${want.map((type, index) => `${names[index] === undefined ? "" : `${names[index]}: `}${printType(type, depth)}`).join(", ")})`;
  const had = (depth: number): string =>
    `(${have.map((type, index) => printType(type, isAssignable(type, want[index]) ? 0 : depth)).join(", ")})`;
  const full = `(${have.map((type) => printType(type)).join(", ")})`;
  const details = printPair(["have: ", "want: "], [full, wanted(Number.POSITIVE_INFINITY)], () => [
    had(1),
    wanted(1),
  ]);
  const message = `${call.name}: ${complaint}`;
  return { message, details, location: call.location, isConsequence: have.some(isOpen) };
}

export function parameterNames(builtin: Builtin | undefined): readonly string[] {
  return builtin === undefined ? [] : Object.keys(builtin.parameters);
}

/** What is looked into has no parts. */
export function scalarMistake(ref: Ref, position: number, have: Type): TypeMistake {
  const shown = printTerm(ref);
  const before = printTerm({ ...ref, parts: ref.parts.slice(0, position + 1) });
  const details = [shown, "^".repeat(before.length), `have: ${printType(have, 2)}`];
  return { message: `undefined ref: ${shown}`, details, location: placeOf(ref), isConsequence: false };
}

/** What is looked into has no such part. */
export function keyMistake(
  ref: Ref,
  position: number,
  have: Known,
  want: Known,
  oneOf: readonly string[],
): TypeMistake {
  const shown = printTerm(ref);
  const pad = " ".repeat(printTerm({ ...ref, parts: ref.parts.slice(0, position) }).length + 1);
  const part = ref.parts[position] as Term;
  const got = have === undefined ? `have: ${printTerm(part)}` : `have (type): ${printType(have, 2)}`;
  const wanted =
    oneOf.length > 0 || want === undefined
      ? `want (one of): [${oneOf.slice(0, 20).join(" ")}${oneOf.length > 20 ? " ..." : ""}]`
      : `want (type): ${printType(want, 2)}`;
  const details = [shown, `${pad}^`, `${pad}${got}`, `${pad}${wanted}`];
  const help = part.kind === "string" ? suggest(JSON.stringify(part.value), oneOf) : undefined;
  const mistake = {
    message: `undefined ref: ${shown}`,
    details,
    location: placeOf(ref),
    isConsequence: false,
  };
  return help === undefined ? mistake : { ...mistake, help };
}

export function notCalledMistake(ref: Ref): TypeMistake {
  const last = ref.parts.at(-1);
  const parts = last?.kind === "var" && last.name.startsWith("__local") ? ref.parts.slice(0, -1) : ref.parts;
  const message = `function ${printTerm({ ...ref, parts })} used as reference, not called`;
  return { message, details: [], location: placeOf(ref), isConsequence: false };
}

function placeOf(ref: Ref): Location {
  return ref.parts[0]?.location ?? ref.location;
}

function isOpen(type: Known): boolean {
  return type === undefined || type === unknownType;
}
