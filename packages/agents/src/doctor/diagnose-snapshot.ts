// From what is known of a cluster to what is wrong with it: a function of the snapshot alone.
import { analysers } from "./analysers/index.js";
import { type Hypothesis, hypothesesOf } from "./causes/hypotheses.js";
import type { Finding } from "./findings/finding.js";
import type { ClusterSnapshot } from "./gather/snapshot.js";

export type SnapshotDiagnosis = {
  readonly findings: readonly Finding[];
  readonly hypotheses: readonly Hypothesis[];
};

export function diagnoseSnapshot(snapshot: ClusterSnapshot): SnapshotDiagnosis {
  const findings = analysers.flatMap((analyser) => analyser.analyse(snapshot));
  return { findings, hypotheses: hypothesesOf(findings) };
}
