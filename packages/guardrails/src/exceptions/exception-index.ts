// Exceptions by what they are about, so that a finding is held against a few of them, however many there are.
import { compare } from "@palisade/language";
import type { FindingFacts, ScopeField } from "./finding-facts.js";
import { listed, type RuleException, scopeFields } from "./rule-exception.js";
import { type PatternKey, type ScopePattern, scopePattern } from "./scope-pattern.js";

type Condition = { readonly field: ScopeField; readonly patterns: readonly ScopePattern[] };
type Compiled = { readonly exception: RuleException; readonly conditions: readonly Condition[] };

const fields: readonly ScopeField[] = ["rule", ...scopeFields];

export class ExceptionIndex {
  /** What lasts longest comes first; else they stand as they were given. */
  readonly #exceptions: readonly Compiled[];
  /** Each exception is under the keys of that condition of its which the fewest others share. */
  readonly #byKey = new Map<string, number[]>();
  /** Lengths of beginnings and ends that keys have, by field. */
  readonly #lengths = new Map<string, Set<number>>();
  /** Those whose conditions are all globs without a beginning or an end. */
  readonly #others: number[] = [];

  /** @throws {BuiltinError} for a glob that is none. */
  constructor(exceptions: readonly RuleException[]) {
    this.#exceptions = exceptions
      .toSorted((left, right) => compare(right.expires, left.expires))
      .map((exception) => ({ exception, conditions: conditionsOf(exception) }));
    const keys = this.#exceptions.map(keysOf);
    const sharing = new Map<string, Set<number>>();
    for (const [number, choices] of keys.entries()) {
      for (const key of choices.flat()) sharing.set(key, (sharing.get(key) ?? new Set()).add(number));
    }
    const crowd = (each: readonly string[]): number =>
      Math.max(...each.map((key) => Number(sharing.get(key)?.size)));
    for (const [number, choices] of keys.entries()) {
      const [chosen] = choices.toSorted((left, right) => crowd(left) - crowd(right));
      for (const key of new Set(chosen)) this.#put(key, number);
      if (chosen === undefined) this.#others.push(number);
    }
  }

  get isEmpty(): boolean {
    return this.#exceptions.length === 0;
  }

  /** Of those that are about the finding, the one that lasts longest. @param takeSteps is told what globs cost. */
  find(facts: FindingFacts, takeSteps: (count: number) => void): RuleException | undefined {
    let first = Number.POSITIVE_INFINITY;
    for (const numbers of this.#candidates(facts)) {
      for (const number of numbers) {
        if (number >= first) break;
        const compiled = this.#exceptions[number];
        if (compiled !== undefined && isAbout(compiled, facts, takeSteps)) first = number;
      }
    }
    return this.#exceptions[first]?.exception;
  }

  #put(key: string, number: number): void {
    const known = this.#byKey.get(key);
    if (known !== undefined) {
      known.push(number);
      return;
    }
    this.#byKey.set(key, [number]);
    const end = key.indexOf(separator);
    const group = key.slice(0, end);
    const lengths = this.#lengths.get(group) ?? new Set();
    this.#lengths.set(group, lengths.add(key.slice(end).length - separator.length));
  }

  *#candidates(facts: FindingFacts): Generator<readonly number[]> {
    yield this.#others;
    for (const field of fields) {
      for (const text of facts[field]) {
        yield this.#under(groupOf(field, "whole"), text);
        for (const length of this.#lengths.get(groupOf(field, "start")) ?? [])
          yield this.#under(groupOf(field, "start"), text.slice(0, length));
        for (const length of this.#lengths.get(groupOf(field, "end")) ?? [])
          yield this.#under(groupOf(field, "end"), text.slice(-length));
      }
    }
    for (const place of placesAbove(facts.within)) yield this.#under("within", place);
  }

  #under(group: string, text: string): readonly number[] {
    return this.#byKey.get(`${group}${separator}${text}`) ?? [];
  }
}

const separator = "\n";

function groupOf(field: ScopeField, is: PatternKey["is"]): string {
  return `${field} ${is}`;
}

function conditionsOf(exception: RuleException): readonly Condition[] {
  return fields
    .filter((field) => exception[field] !== undefined)
    .map((field) => ({ field, patterns: listed(exception[field]).map(scopePattern) }));
}

/** The keys of each condition that has keys for all that it is about. */
function keysOf({ exception: { within }, conditions }: Compiled): readonly (readonly string[])[] {
  const byCondition = conditions
    .filter(({ patterns }) => patterns.every(({ key }) => key !== undefined))
    .map(({ field, patterns }) =>
      patterns.flatMap(({ key }) => (key ? [`${groupOf(field, key.is)}${separator}${key.text}`] : [])),
    );
  return within === undefined ? byCondition : [[`within${separator}${placeOf(within)}`], ...byCondition];
}

function isAbout(
  { exception: { within }, conditions }: Compiled,
  facts: FindingFacts,
  takeSteps: (count: number) => void,
): boolean {
  if (within !== undefined && !placesAbove(facts.within).includes(placeOf(within))) return false;
  return conditions.every(({ field, patterns }) =>
    facts[field].some((text) => patterns.some(({ matches }) => matches(text, takeSteps))),
  );
}

function placeOf({ resource, at }: NonNullable<RuleException["within"]>): string {
  return `${resource}${at}`;
}

/** The place itself, and all that it is within. */
function placesAbove(within: RuleException["within"]): readonly string[] {
  if (within === undefined) return [];
  const steps = within.at.split("/");
  return steps.map((_, index) => placeOf({ ...within, at: steps.slice(0, steps.length - index).join("/") }));
}
