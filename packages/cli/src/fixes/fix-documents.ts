// Patches of findings, round by round: what one patch changes is judged again before the next one counts on it.
import type { Finding, JsonPatchOperation } from "@palisade/guardrails";
import { pointerSteps } from "@palisade/language";
import type { FixedDocument } from "./fixed-document.js";
import { patchText } from "./patch-text.js";
import { isRecord, valueAt } from "./patch-value.js";
import { Unfixable } from "./unfixable.js";

/** Documents by their number in the set; nothing for one whose text cannot be changed. */
export type Documents = {
  documentAt(resource: number): FixedDocument | undefined;
  change(resource: number, document: FixedDocument): void;
};

/** Findings, with whatever else a judgement says. */
export type Judged = { readonly findings: readonly Finding[] };

export type FixOptions<J extends Judged> = {
  /** What is found in the documents as they are now. */
  readonly judge: () => Promise<J>;
  readonly isWanted: (finding: Finding) => boolean;
};

export type Unfixed = { readonly finding: Finding; readonly reason: string };

export type Fixes<J extends Judged> = {
  /** Findings of the first judgement that the last one does not have. */
  readonly fixed: readonly Finding[];
  readonly unfixed: readonly Unfixed[];
  readonly rounds: number;
  /** The last judgement. */
  readonly judged: J;
};

/** One patch may make room for the next, and that one for another; more in a row has no end. */
const mostRounds = 32;

/** Applies what patches there are until no finding brings another one. */
export async function fixDocuments<J extends Judged>(
  documents: Documents,
  { judge, isWanted }: FixOptions<J>,
): Promise<Fixes<J>> {
  let judged = await judge();
  const first = judged.findings.filter(isWanted);
  const reasons = new Map<string, string>();
  let left = first;
  let rounds = 0;
  for (; rounds < mostRounds; rounds++) {
    if (!applyRound(left, documents, reasons)) break;
    judged = await judge();
    left = judged.findings.filter(isWanted);
  }
  return {
    fixed: without(first, left),
    unfixed: left.map((finding) => ({ finding, reason: reasonOf(finding, reasons) })),
    rounds,
    judged,
  };
}

function reasonOf(finding: Finding, reasons: ReadonlyMap<string, string>): string {
  const { patch } = finding;
  if (patch === undefined) return "no patch: what is right depends on what the program needs";
  return reasons.get(attemptOf(finding)) ?? "its patch was not reached";
}

/** Whether anything was changed. */
function applyRound(
  findings: readonly Finding[],
  documents: Documents,
  reasons: Map<string, string>,
): boolean {
  const rounds = new Map<number, Round>();
  let isChanged = false;
  for (const finding of findings) {
    const { patch, resource } = finding;
    const attempt = attemptOf(finding);
    if (patch === undefined || resource === undefined || reasons.has(attempt)) continue;
    const document = documents.documentAt(resource);
    if (document === undefined) {
      reasons.set(attempt, "its text cannot be changed");
      continue;
    }
    const round = rounds.get(resource) ?? new Round(document.value);
    rounds.set(resource, round);
    if (!round.allows(patch)) continue;
    reasons.set(attempt, "its patch was made, and it is found all the same");
    try {
      documents.change(resource, patchText(document, patch, round.judged));
      round.take(patch);
      isChanged = true;
    } catch (error) {
      if (!(error instanceof Unfixable)) throw error;
      reasons.set(attempt, error.message);
    }
  }
  return isChanged;
}

/** What one round did to a document: patches were made for what was judged, so no two may meet. */
class Round {
  readonly judged: unknown;
  readonly #touched: (readonly string[])[] = [];
  /** Lists that lost an item: what follows has another number now. */
  readonly #shifted: (readonly string[])[] = [];

  constructor(judged: unknown) {
    this.judged = judged;
  }

  allows(patch: readonly JsonPatchOperation[]): boolean {
    return patch.every((operation) => {
      const steps = pointerSteps(operation.path);
      if (this.#shifted.some((list) => isWithin(steps, list))) return false;
      return (
        this.#touched.every((other) => !isWithin(steps, other) && !isWithin(other, steps)) ||
        this.#joins(operation)
      );
    });
  }

  take(patch: readonly JsonPatchOperation[]): void {
    for (const { op, path } of patch) {
      if (op === "test") continue;
      const steps = pointerSteps(path);
      this.#touched.push(steps);
      if (op === "remove" && Array.isArray(valueAt(this.judged, steps.slice(0, -1))))
        this.#shifted.push(steps.slice(0, -1));
    }
  }

  /** Two that bring the same parent each bring their part of it. */
  #joins({ op, path, value }: JsonPatchOperation): boolean {
    return op === "add" && isRecord(value) && (valueAt(this.judged, pointerSteps(path)) ?? null) === null;
  }
}

function isWithin(steps: readonly string[], parent: readonly string[]): boolean {
  return parent.length <= steps.length && parent.every((step, index) => steps[index] === step);
}

function attemptOf({ rule, variant, resource, message, patch }: Finding): string {
  return JSON.stringify([rule, variant, resource, message, patch]);
}

/** By what they say, since places move. */
function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>();
  const keyOf = ({ rule, variant, resource, subject, message }: Finding): string =>
    JSON.stringify([rule, variant, resource, subject, message]);
  for (const each of others) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1);
  return findings.filter((each) => {
    const count = counts.get(keyOf(each)) ?? 0;
    if (count > 0) counts.set(keyOf(each), count - 1);
    return count === 0;
  });
}
