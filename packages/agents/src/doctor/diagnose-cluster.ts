// The Cluster Doctor: reads a cluster, says what is wrong with it and why, and proposes what to do about it.
import type { Guard } from "@palisade/guardrails";
import type { PaletteClient } from "@palisade/palette";
import { isRoot } from "./causes/hypotheses.js";
import { diagnoseSnapshot } from "./diagnose-snapshot.js";
import { gatherCluster } from "./gather/gather-cluster.js";
import { recommend } from "./recommendations/recommend.js";
import { addClaims, type Explainer } from "./report/add-claims.js";
import { buildReport } from "./report/build-report.js";
import type { Diagnosis } from "./report/report-schema.js";

export type DiagnoseOptions = {
  /** A client that reads, in the project of the cluster. */
  readonly palette: PaletteClient;
  readonly uid: string;
  /** Judges what is proposed. */
  readonly guard: Pick<Guard, "validateAction">;
  /** Milliseconds since 1970; the system's if not given. */
  readonly now?: () => number;
  readonly signal?: AbortSignal;
  /** A model that explains what was found; none if not given. */
  readonly explain?: Explainer;
};

/**
 * Diagnoses a cluster. What cannot be read is a note of the report.
 * @throws {PaletteError} if not even the cluster itself can be read
 * @example
 * const report = await diagnoseCluster({ palette: client.inProject(project), uid, guard: await createGuard() });
 * console.log(report.score.value, report.rootCauses[0]?.sentence);
 */
export async function diagnoseCluster({
  palette,
  uid,
  guard,
  now,
  signal,
  explain,
}: DiagnoseOptions): Promise<Diagnosis> {
  const snapshot = await gatherCluster(palette, uid, {
    ...(now !== undefined && { now }),
    ...(signal !== undefined && { signal }),
  });
  const { findings, hypotheses } = diagnoseSnapshot(snapshot);
  const recommendations = recommend(hypotheses.filter(isRoot), findings, snapshot, guard);
  const report = buildReport({ snapshot, findings, hypotheses, recommendations });
  return explain === undefined ? report : addClaims(report, explain, signal);
}
