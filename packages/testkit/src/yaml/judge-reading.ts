// Our reading of an input beside that of the tool: the worst thing that can be said of it.
import { isEqual, type Value } from "@palisade/language";
import type { ReadDocument, Reading, ReadingEntry } from "./reading.js";

/** From the worst to the best. */
export const verdicts = [
  /** We judge a value that the tool does not read, or do not see one that it applies. */
  "other value",
  /** We take what the tool refuses. */
  "they refuse, we take",
  /** After the tool's first error, where it applies nothing more, we read something else than it would have. */
  "other after an error",
  /** We refuse what the tool takes. */
  "we refuse, they take",
  "both refuse",
  "agreed",
] as const;

export type Verdict = (typeof verdicts)[number];

export type Judgement = {
  readonly verdict: Verdict;
  /** Ours, where we refuse what they take. */
  readonly refusals: readonly string[];
};

type Found = { readonly verdict: Verdict; readonly refusal?: string };

/**
 * Each of our values must be one of theirs, in the same order. What lies between two of them must be a refusal on both
 * sides; a refusal of ours may stand for any number of theirs.
 */
export function judgeReading(ours: readonly ReadingEntry[], theirs: Reading): Judgement {
  // Of equal values it may be the first or the last that a refusal stands for.
  const [eager, patient] = [0, 1].map((skipped) => align(ours, theirs, skipped)) as [Judgement, Judgement];
  return verdicts.indexOf(patient.verdict) > verdicts.indexOf(eager.verdict) ? patient : eager;
}

/** `skipped` is how many of theirs each refusal of ours stands for at least. */
function align(ours: readonly ReadingEntry[], theirs: Reading, skipped: number): Judgement {
  const found: Found[] = [];
  let next = 0;
  let refusals: string[] = [];
  const closeGap = (end: number): void => {
    found.push(...judgeGap(theirs, next, end, refusals));
    next = end;
    refusals = [];
  };
  for (const entry of ours) {
    if ("refused" in entry) {
      refusals.push(entry.refused);
      continue;
    }
    const from = next + refusals.length * skipped;
    const match = theirs.entries.findIndex((other, index) => index >= from && isSame(entry, other));
    if (match === -1) {
      if (refusals.length > 0) closeGap(Math.min(next + refusals.length, theirs.entries.length));
      found.push({ verdict: judgeUnmatched(theirs, next) });
      // Theirs at this place has been answered, whatever it was.
      next = Math.min(next + 1, theirs.entries.length);
      continue;
    }
    closeGap(match);
    next = match + 1;
    found.push({ verdict: "agreed" });
  }
  closeGap(theirs.entries.length);
  const worst = verdicts.find((verdict) => found.some((each) => each.verdict === verdict)) ?? "agreed";
  return {
    verdict: worst,
    refusals: found.flatMap(({ verdict, refusal }) =>
      verdict === "we refuse, they take" && refusal !== undefined ? [refusal] : [],
    ),
  };
}

function judgeGap(
  theirs: Reading,
  start: number,
  end: number,
  refusals: readonly string[],
): readonly Found[] {
  const refusal = refusals[0];
  if (start >= end) return refusal === undefined ? [] : [spurious(theirs, start, refusal)];
  return theirs.entries.slice(start, end).map((entry, index): Found => {
    const isAfter = start + index >= theirs.stoppedAfter;
    if ("refused" in entry) {
      if (refusal !== undefined) return { verdict: "both refuse" };
      return { verdict: isAfter ? "other after an error" : "they refuse, we take" };
    }
    if (refusal !== undefined)
      return isAfter ? { verdict: "both refuse" } : { verdict: "we refuse, they take", refusal };
    return { verdict: isAfter ? "other after an error" : "other value" };
  });
}

/** A refusal where they have nothing. */
function spurious(theirs: Reading, at: number, refusal: string): Found {
  return at >= theirs.stoppedAfter && hasError(theirs)
    ? { verdict: "both refuse" }
    : { verdict: "we refuse, they take", refusal };
}

function judgeUnmatched(theirs: Reading, at: number): Verdict {
  const entry = theirs.entries[at];
  if (at >= theirs.stoppedAfter && hasError(theirs)) return "other after an error";
  return entry !== undefined && "refused" in entry ? "they refuse, we take" : "other value";
}

function hasError({ entries, stoppedAfter }: Reading): boolean {
  const last = entries[stoppedAfter - 1];
  return last !== undefined && "refused" in last;
}

function isSame({ values: [ours] }: ReadDocument, other: ReadingEntry): boolean {
  return "values" in other && other.values.some((value: Value) => ours !== undefined && isEqual(ours, value));
}
