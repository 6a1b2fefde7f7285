// What a decision comes to, to be held against that of another: its effect, and which rules led there.
import type { Verdict } from "../contract/verdict.js";

/** Alike for two that come to the same, in whatever words, and however often a rule has found something. */
export function verdictKey({
  effect,
  unenforced = effect,
  failure,
  findings,
}: Pick<Verdict, "effect" | "unenforced" | "failure" | "findings">): string {
  const found = findings.map(
    (finding) => `${finding.rule} ${finding.effect} ${finding.status} ${finding.mode ?? ""}`,
  );
  return JSON.stringify([effect, unenforced, failure?.code ?? "", [...new Set(found)].sort()]);
}
