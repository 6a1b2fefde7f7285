// What a `default` rule may say: a constant value, and plain, distinct arguments.
import type { Location, RuleHead, Term } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { childTerms } from "./walk.js";

const closures: ReadonlySet<Term["kind"]> = new Set<Term["kind"]>([
  "arrayComprehension",
  "setComprehension",
  "objectComprehension",
]);

export function checkDefaultRule(cursor: Cursor, head: RuleHead, location: Location): void {
  if (head.value !== undefined) checkValue(cursor, head.value, location);
  const names = new Set<string>();
  for (const arg of head.args ?? []) {
    if (arg.kind !== "var")
      cursor.fail(`illegal default rule (arguments cannot contain ${arg.kind})`, location);
    if (names.has(arg.name)) {
      cursor.fail(`illegal default rule (arguments cannot be repeated ${arg.name})`, location);
    }
    names.add(arg.name);
  }
}

function checkValue(cursor: Cursor, value: Term, location: Location): void {
  const pending: Term[] = [value];
  for (let term = pending.pop(); term !== undefined; term = pending.pop()) {
    if (closures.has(term.kind)) continue;
    if (term.kind === "ref" || term.kind === "var" || term.kind === "call") {
      const help = "a default value must be a constant, or a comprehension";
      cursor.fail(`illegal default rule (value cannot contain ${term.kind})`, location, help);
    }
    pending.push(...childTerms(term));
  }
}
