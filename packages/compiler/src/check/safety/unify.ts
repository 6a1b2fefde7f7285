// Finds the variables that an equality gives a value, given those that have one.
import type { Term } from "../../syntax/ast.js";
import { isComprehension } from "../tree/constants.js";
import { termKey } from "../tree/term-key.js";
import { patternSkip, safetySkip, variablesOfTerm } from "../tree/variables.js";
import type { NameTest } from "./known-names.js";

/** The variables that have a value once `left = right` has been evaluated. */
export function unifiedNames(known: NameTest, left: Term, right: Term): ReadonlySet<string> {
  const unifier = new Unifier(known);
  unifier.unify(left, right);
  return unifier.unified;
}

/** Whether what a ref (or a call) looks into is known. */
export function isSubjectKnown(term: Term, known: NameTest): boolean {
  const subject = term.kind === "ref" ? term.parts[0] : term;
  if (subject === undefined) return false;
  if (subject.kind === "var") return known.has(subject.name);
  for (const name of variablesOfTerm(subject, safetySkip).keys()) if (!known.has(name)) return false;
  return true;
}

const isComputed = (term: Term): boolean => term.kind === "ref" || term.kind === "call";
const isPattern = (term: Term): boolean => term.kind === "array" || term.kind === "object";

class Unifier {
  readonly unified = new Set<string>();
  readonly #known: NameTest;
  /** What an unknown variable hangs on: with all of these known it is known, and the other way round. */
  readonly #needs = new Map<string, Set<string>>();
  readonly #neededBy = new Map<string, Set<string>>();

  constructor(known: NameTest) {
    this.#known = known;
  }

  unify(left: Term, right: Term): void {
    if (left.kind === "var") this.#unifyVariable(left.name, right);
    else if (right.kind === "var") this.#unifyVariable(right.name, left);
    else if (isComputed(left)) this.#bindFrom(left, right);
    else if (isComputed(right)) this.#bindFrom(right, left);
    else if (isComprehension(left)) this.#bindPattern(right);
    else if (isComprehension(right)) this.#bindPattern(left);
    else if (left.kind === "array" && right.kind === "array") this.#unifyItems(left.items, right.items);
    else if (left.kind === "object" && right.kind === "object")
      this.#unifyEntries(left.entries, right.entries);
  }

  #unifyVariable(name: string, other: Term): void {
    if (other.kind === "var") this.#unifyVariables(name, other.name);
    else if (isPattern(other)) this.#unifyWhole(name, other);
    else if (!isComputed(other) || isSubjectKnown(other, this.#known)) this.#bind(name);
  }

  #unifyVariables(left: string, right: string): void {
    if (this.#isKnown(right)) this.#bind(left);
    else if (this.#isKnown(left)) this.#bind(right);
    else {
      this.#wait(left, right);
      this.#wait(right, left);
    }
  }

  /** `name = [x, y]`: a known name gives x and y; known x and y give the name. */
  #unifyWhole(name: string, pattern: Term): void {
    if (this.#isKnown(name)) {
      this.#bindPattern(pattern);
      return;
    }
    const unknown = [...variablesOfTerm(pattern, patternSkip).keys()].filter(
      (other) => !this.#isKnown(other),
    );
    if (unknown.length === 0) this.#bind(name);
    for (const other of unknown) this.#wait(name, other);
  }

  #bindFrom(computed: Term, other: Term): void {
    if (isSubjectKnown(computed, this.#known)) this.#bindPattern(other);
  }

  #bindPattern(pattern: Term): void {
    if (!isPattern(pattern)) return;
    for (const name of variablesOfTerm(pattern, patternSkip).keys()) this.#bind(name);
  }

  #unifyItems(left: readonly Term[], right: readonly Term[]): void {
    if (left.length !== right.length) return;
    for (const [index, item] of left.entries()) this.unify(item, right[index] as Term);
  }

  #unifyEntries(left: readonly (readonly [Term, Term])[], right: readonly (readonly [Term, Term])[]): void {
    if (left.length !== right.length) return;
    const values = new Map(right.map(([key, value]) => [termKey(key), value]));
    for (const [key, value] of left) {
      const other = values.get(termKey(key));
      if (other !== undefined) this.unify(value, other);
    }
  }

  #isKnown(name: string): boolean {
    return this.unified.has(name) || this.#known.has(name);
  }

  #wait(name: string, other: string): void {
    add(this.#needs, name, other);
    add(this.#neededBy, other, name);
  }

  #bind(first: string): void {
    const pending = [first];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      this.unified.add(name);
      const parts = this.#needs.get(name);
      this.#needs.delete(name);
      if (parts !== undefined) pending.push(...parts);
      const waiting = this.#neededBy.get(name);
      this.#neededBy.delete(name);
      for (const other of waiting ?? []) {
        const missing = this.#needs.get(other);
        if (missing?.delete(name) && missing.size === 0) pending.push(other);
      }
    }
  }
}

function add(map: Map<string, Set<string>>, key: string, member: string): void {
  const members = map.get(key);
  if (members === undefined) map.set(key, new Set([member]));
  else members.add(member);
}
