// What scanners found: of no cluster's state, and worth knowing all the same.

import { clusterSubject, isGoing, timeOf } from "../facts/cluster-facts.js";
import { evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";

export const scans: Analyser = {
  name: "scans",
  analyse: (snapshot) => (isGoing(snapshot) ? [] : [...benchmark(snapshot), ...vulnerabilities(snapshot)]),
};

function benchmark(snapshot: ClusterSnapshot): readonly Finding[] {
  const logs = snapshot.compliance?.kubeBenchLogs ?? [];
  const reports = logs.flatMap(({ status }) =>
    Object.values(status?.reports ?? {}).map((report) => ({ report, at: timeOf(status?.scanTime?.endTime) })),
  );
  const failed = reports.flatMap(({ report }) => report.logs.filter(({ state }) => state === "FAIL"));
  const count = reports.reduce((sum, { report }) => sum + (report.fail ?? 0), 0);
  if (count === 0) return [];
  const ids = [...new Set(failed.map(({ testId = "" }) => testId))].slice(0, 12);
  return [
    {
      analyser: "scans",
      code: "benchmark-failed",
      severity: "info",
      title: `checks of the CIS benchmark that fail: ${count}`,
      evidence: [
        evidenceOf({
          kind: "scan",
          subject: clusterSubject(snapshot),
          key: "kubeBench",
          text: `CIS benchmark: ${count} fail${ids.length === 0 ? "" : `, among them ${ids.join(", ")}`}`,
          at: reports[0]?.at,
        }),
      ],
      suggests: [],
    },
  ];
}

function vulnerabilities(snapshot: ClusterSnapshot): readonly Finding[] {
  const reports = (snapshot.compliance?.syftLogs ?? []).flatMap(({ status }) => status?.reports ?? []);
  const bad = reports.filter(({ vulnerabilitySummary }) => (vulnerabilitySummary?.critical ?? 0) > 0);
  if (bad.length === 0) return [];
  return [
    {
      analyser: "scans",
      code: "image-vulnerable",
      severity: "info",
      title: `images with critical vulnerabilities: ${bad.length}`,
      evidence: bad.slice(0, 10).map(({ image = "", time, vulnerabilitySummary }) =>
        evidenceOf({
          kind: "scan",
          subject: { kind: "image", name: image },
          key: "syft",
          text: `${image}: ${vulnerabilitySummary?.critical ?? 0} critical vulnerabilities`,
          at: timeOf(time),
        }),
      ),
      suggests: [],
    },
  ];
}
