// Findings that somebody answers for are excepted; the verdict says by what, and what an expired exception would have taken.

import type { Finding } from "../contract/finding.js";
import { RequestError } from "../contract/request-error.js";
import type { ExceptionIndex } from "./exception-index.js";
import type { FindingFacts } from "./finding-facts.js";
import { isExpired } from "./is-expired.js";
import type { RuleException } from "./rule-exception.js";

/**
 * What says that something could not be read or judged: nobody can answer for what nobody has seen. An exception for
 * one of these rules is about nothing.
 */
export const neverExcepted: ReadonlySet<string> = new Set([
  "PARAMETERS",
  "K8S-UNREADABLE",
  "ACT-MALFORMED",
  "ACT-NOT-UNDERSTOOD",
  "PROMPT-UNREADABLE",
]);

/** Steps of globs that all findings of one decision may take together. */
const mostSteps = 20_000_000;

export type Excepting = {
  readonly exceptions: readonly ExceptionIndex[];
  readonly factsOf: (finding: Finding) => FindingFacts;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

/**
 * Violations that an exception is about become `excepted`. With an expired one they stay what they are and carry it, so
 * that whoever reads them knows why. Nothing else of a verdict changes: the effect is combined from what is left.
 * @throws {RequestError} `limit_exceeded` if globs take too many steps.
 */
export function applyExceptions(findings: readonly Finding[], excepting: Excepting): readonly Finding[] {
  const { factsOf } = excepting;
  const applying = new ApplyingExceptions(excepting);
  return findings.map((finding) => applying.to(finding, () => factsOf(finding)));
}

/** Findings of one decision, one after the other as they come. */
export class ApplyingExceptions {
  /** Whether there is nothing to hold findings against. */
  readonly isIdle: boolean;
  readonly #exceptions: readonly ExceptionIndex[];
  readonly #now: number;
  #steps = 0;

  constructor({ exceptions, now }: Pick<Excepting, "exceptions" | "now">) {
    this.isIdle = exceptions.every(({ isEmpty }) => isEmpty);
    this.#exceptions = exceptions;
    this.#now = now;
  }

  /** @throws {RequestError} `limit_exceeded` */
  to(finding: Finding, factsOf: () => FindingFacts): Finding {
    if (this.isIdle || !mayBeExcepted(finding)) return finding;
    const facts = factsOf();
    const found = this.#exceptions.flatMap((index) => index.find(facts, this.#takeSteps) ?? []);
    if (found.length === 0) return finding;
    const { id, reason, owner, expires } = found.reduce(longest);
    const status = isExpired(expires, this.#now) ? "violation" : "excepted";
    return { ...finding, status, exception: { id, reason, owner, expires } };
  }

  readonly #takeSteps = (count: number): void => {
    this.#steps += count;
    if (this.#steps > mostSteps)
      throw new RequestError("holding findings against exceptions takes too long", "", "limit_exceeded");
  };
}

/** Whether exceptions can be about a finding at all. */
export function mayBeExcepted({ status, rule }: Finding): boolean {
  return status === "violation" && !neverExcepted.has(rule);
}

function longest(first: RuleException, second: RuleException): RuleException {
  return second.expires > first.expires ? second : first;
}
