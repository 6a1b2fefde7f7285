// Findings of rules that are only tried out: they keep their effect, and do not count.
import type { Decision } from "./contract/decision.js";
import type { Finding } from "./contract/finding.js";
import type { Verdict } from "./contract/verdict.js";
import { neverExcepted } from "./exceptions/apply-exceptions.js";
import type { Subject } from "./subjects/define-subject.js";
import { packOf } from "./subjects/pack-of.js";

/** What rules, by id, and packs, by name, are good for. */
export type Modes = Readonly<Record<string, Decision["mode"]>>;

/**
 * What says that a part of it is not known, so that no other rule could judge it: a pack that is tried out would let by what
 * the rules of it that are enforced were not shown. In METADATA, it is `custom.unseen`.
 */
export const unseenRules: ReadonlySet<string> = new Set([
  "ACT-KNOWN-LATE",
  "ACT-LONG-HISTORY",
  "K8S-CLUSTER-UNREADABLE",
  "PROMPT-LEFT-WRAPPED",
]);

/**
 * Marks the violations that modes keep from counting. What says that something could not be read or judged is enforced
 * whatever they say, and so is what a policy says beyond its findings.
 */
export function verdictInModes(
  verdict: Verdict,
  modes: Modes,
  { entrypoint }: Pick<Subject, "entrypoint">,
): Verdict {
  const own = new Map(Object.entries(modes));
  if (own.size === 0) return verdict;
  const ofPack = own.get(packOf({ entrypoint }));
  return { ...verdict, findings: verdict.findings.map((finding) => findingInMode(finding, own, ofPack)) };
}

/** One finding; a rule's mode goes before its pack's, which is not about what the pack was not shown. */
export function findingInMode(
  finding: Finding,
  modes: ReadonlyMap<string, Decision["mode"]>,
  ofPack: Decision["mode"] | undefined,
): Finding {
  const { status, rule } = finding;
  const mode = modes.get(rule) ?? (unseenRules.has(rule) ? undefined : ofPack) ?? "enforce";
  if (mode === "enforce" || status !== "violation" || neverExcepted.has(rule)) return finding;
  return { ...finding, mode };
}
