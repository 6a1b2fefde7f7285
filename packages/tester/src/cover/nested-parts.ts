// The parts of an expression that are evaluated before it: calls and refs inside of others, and of collections.
import type { Expression, Rule, Term } from "@palisade/compiler";

const equalities: ReadonlySet<string> = new Set(["eq", "assign", "equal"]);

/** In the order of the text, outer ones first; bodies inside have expressions of their own. */
export function nestedParts({ code, with: replacements }: Expression): readonly Term[] {
  const found: Term[] = [];
  if (code.kind === "term") addOperand(code.term, found);
  else if (code.kind === "every") addPart(code.domain, found);
  else if (code.kind === "call") {
    const [name] = code.operator.parts;
    const isEquality = code.operator.parts.length === 1 && name?.kind === "var" && equalities.has(name.name);
    for (const arg of code.args) (isEquality ? addOperand : addPart)(arg, found);
  }
  for (const { value } of replacements) addPart(value, found);
  return found;
}

/** What a head asks for before it is reached. */
export function nestedHeadParts({ head }: Rule): readonly Term[] {
  const found: Term[] = [];
  for (const term of [...head.reference.parts.slice(1), head.key, head.value])
    if (term !== undefined) addPart(term, found);
  return found;
}

/** A ref or a comprehension that is an operand of its own needs no evaluation of its own. */
function addOperand(term: Term, found: Term[]): void {
  if (term.kind === "ref") for (const part of term.parts) addPart(part, found);
  else if (!isComprehension(term)) addPart(term, found);
}

function addPart(term: Term, found: Term[]): void {
  if (term.kind === "ref" || term.kind === "call" || isComprehension(term)) found.push(term);
  if (term.kind === "ref") addOperand(term, found);
  else if (term.kind === "call") for (const arg of term.args) addPart(arg, found);
  else if (term.kind === "array" || term.kind === "set") for (const item of term.items) addPart(item, found);
  else if (term.kind === "object") for (const part of term.entries.flat()) addPart(part, found);
}

function isComprehension({ kind }: Term): boolean {
  return kind === "arrayComprehension" || kind === "setComprehension" || kind === "objectComprehension";
}
