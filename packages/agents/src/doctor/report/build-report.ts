// From findings and hypotheses to the report.

import { pointsOf, resources, thinned } from "../analysers/measures.js";
import type { Hypothesis } from "../causes/hypotheses.js";
import { isRoot } from "../causes/hypotheses.js";
import { nameOf } from "../facts/cluster-facts.js";
import type { Evidence } from "../findings/evidence.js";
import type { Finding } from "../findings/finding.js";
import { type Severity, severityRank } from "../findings/severity.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";
import type { Recommendation } from "../recommendations/recommend.js";
import { rootCauses } from "../root-causes.js";
import { scoreOf } from "../score.js";
import type { Diagnosis } from "./report-schema.js";

export type ReportParts = {
  readonly snapshot: ClusterSnapshot;
  readonly findings: readonly Finding[];
  readonly hypotheses: readonly Hypothesis[];
  readonly recommendations: readonly Recommendation[];
};

/** A score below this is worth a look, even if nobody knows why. */
const watchBelow = 85;

export function buildReport({ snapshot, findings, hypotheses, recommendations }: ReportParts): Diagnosis {
  const score = scoreOf(findings);
  const roots = hypotheses.filter(isRoot);
  return {
    schemaVersion: 1,
    cluster: clusterOf(snapshot),
    diagnosedAt: new Date(snapshot.now).toISOString(),
    verdict: roots.length > 0 ? "unwell" : score.value < watchBelow ? "watch" : "healthy",
    score: { value: score.value, contributions: { ...score.contributions } },
    rootCauses: roots.map((root) => rootOf(root, findings, hypotheses)),
    hypotheses: hypotheses.map(({ cause, confidence, explainedBy }) => ({
      cause,
      confidence,
      explainedBy: [...explainedBy],
    })),
    findings: findings.toSorted(byWorst).map(({ suggests, evidence, ...finding }) => ({
      ...finding,
      evidence: evidence.map(({ id }) => id),
      suggests: suggests.map(({ cause, weight }) => ({ cause, weight: Math.round(weight * 1000) / 1000 })),
    })),
    evidence: evidenceOf(findings),
    recommendations: recommendations.map(plainRecommendation),
    measures: measuresOf(snapshot),
    notes: snapshot.notes.map((note) => ({ ...note })),
  };
}

function clusterOf(snapshot: ClusterSnapshot): Diagnosis["cluster"] {
  const { cluster, overview, uid } = snapshot;
  const cloud = cluster?.spec?.cloudType;
  const state = overview?.status?.state ?? cluster?.status?.state;
  const health = overview?.status?.health?.state;
  const kubernetesVersion = overview?.status?.kubeMeta?.kubernetesVersion;
  return {
    uid,
    name: nameOf(snapshot),
    ...(cloud !== undefined && { cloud }),
    ...(state !== undefined && { state }),
    ...(health !== undefined && { health }),
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
  };
}

function rootOf(
  { cause, confidence, evidence }: Hypothesis,
  findings: readonly Finding[],
  hypotheses: readonly Hypothesis[],
): Diagnosis["rootCauses"][number] {
  return {
    cause,
    sentence: rootCauses[cause],
    confidence,
    severity: severityOf(evidence, findings),
    evidence: [...evidence],
    explains: hypotheses.filter(({ explainedBy }) => explainedBy.includes(cause)).map((each) => each.cause),
  };
}

function severityOf(evidence: readonly string[], findings: readonly Finding[]): Severity {
  const own = findings.filter((finding) => finding.evidence.some(({ id }) => evidence.includes(id)));
  const [worst] = own
    .map(({ severity }) => severity)
    .sort((left, right) => severityRank(left) - severityRank(right));
  return worst ?? "info";
}

const byWorst = (left: Finding, right: Finding): number =>
  severityRank(left.severity) - severityRank(right.severity) ||
  (right.suggests[0]?.weight ?? 0) - (left.suggests[0]?.weight ?? 0);

/** Each once, as the first finding has it. */
function evidenceOf(findings: readonly Finding[]): Diagnosis["evidence"] {
  const byId = new Map<string, Evidence>();
  for (const { evidence } of findings)
    for (const each of evidence) if (!byId.has(each.id)) byId.set(each.id, each);
  return [...byId.values()].map(({ series, ...each }) => ({
    ...each,
    subject: { ...each.subject },
    ...(series !== undefined && { series: [...series] }),
  }));
}

function plainRecommendation({
  judgement,
  action,
  ...each
}: Recommendation): Diagnosis["recommendations"][number] {
  return {
    ...each,
    ...(action !== undefined && {
      action: structuredClone(action) as Diagnosis["recommendations"][number]["action"] & object,
    }),
    ...(judgement !== undefined && {
      judgement: { ...judgement, reasons: judgement.reasons.map((reason) => ({ ...reason })) },
    }),
  };
}

function measuresOf(snapshot: ClusterSnapshot): Diagnosis["measures"] {
  return resources.flatMap((resource) => {
    const points = pointsOf(snapshot.metrics, resource);
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return [];
    const unit = snapshot.metrics?.find(({ kind }) => kind?.toLowerCase() === resource)?.unit ?? "";
    return [
      {
        resource,
        unit,
        values: [...thinned(points)],
        from: new Date(first.at).toISOString(),
        to: new Date(last.at).toISOString(),
      },
    ];
  });
}
