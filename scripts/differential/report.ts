// The sum of a differential run: what agrees, what is known not to, and what is news.
import type { Value } from "@palisade/language";
import { readExpectedFailures } from "@palisade/testkit";
import type { Compared } from "./run-comparisons.js";

export type ReportSettings = {
  /** By kind, then id, the reason. */
  readonly known: Value;
  readonly verbose: boolean;
};

type Sum = { agreed: number; disagreed: number; known: number; skipped: number };

const mostShown = 50;
const mostCharacters = 600;

/** Prints it; whether all is as it is known to be. */
export function reportComparisons(
  compared: readonly Compared[],
  { known, verbose }: ReportSettings,
): boolean {
  const patterns = readExpectedFailures(known, "programs");
  const sums = new Map<string, Sum>();
  const news: string[] = [];
  const stale: string[] = [];
  for (const { kind, id, outcome } of compared) {
    const reason = readExpectedFailures(known, kind).get(id) ?? patternReason(patterns, id, outcome);
    const sum = sums.get(kind) ?? { agreed: 0, disagreed: 0, known: 0, skipped: 0 };
    sums.set(kind, sum);
    if (typeof outcome === "string") {
      sum[outcome]++;
      if (reason !== undefined) stale.push(`${kind}: ${id}: listed, but it is ${outcome}`);
    } else if (reason === undefined) {
      sum.disagreed++;
      news.push(
        `${kind}: ${id}\n  opa:      ${clip(outcome.opa, verbose)}\n  palisade: ${clip(outcome.palisade, verbose)}`,
      );
    } else sum.known++;
  }
  for (const text of verbose ? news : news.slice(0, mostShown)) console.log(text);
  if (!verbose && news.length > mostShown)
    console.log(`… and ${news.length - mostShown} more; -v shows them all`);
  for (const text of stale) console.log(text);
  for (const [kind, sum] of [...sums, ["in all", total([...sums.values()])] as const])
    console.log(sumText(kind, sum));
  return news.length === 0 && stale.length === 0;
}

/** Of a random program, whose id means nothing: by what opa says of it. */
function patternReason(
  patterns: ReadonlyMap<string, string>,
  id: string,
  outcome: Compared["outcome"],
): string | undefined {
  if (!id.startsWith("program ") || typeof outcome === "string") return undefined;
  return [...patterns].find(([pattern]) => new RegExp(pattern).test(outcome.opa))?.[1];
}

function sumText(kind: string, { agreed, disagreed, known, skipped }: Sum): string {
  return `${kind}: ${agreed} agreed, ${disagreed} disagreed, ${known} known, ${skipped} skipped`;
}

function total(sums: readonly Sum[]): Sum {
  const add = (name: keyof Sum) => sums.reduce((sum, each) => sum + each[name], 0);
  return {
    agreed: add("agreed"),
    disagreed: add("disagreed"),
    known: add("known"),
    skipped: add("skipped"),
  };
}

function clip(text: string, verbose: boolean): string {
  const lines = text.trim().replaceAll("\n", "\n            ");
  return verbose || lines.length < mostCharacters ? lines : `${lines.slice(0, mostCharacters)}…`;
}
