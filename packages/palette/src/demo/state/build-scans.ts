// What the scanners left in the last weeks.
import type { ComplianceDescription } from "../description/compliance-description.js";
import { readDuration } from "../description/duration.js";
import { uidOf } from "./identity.js";
import type { Scan, ScanDriver, ScanResult } from "./scan.js";
import type { Tenant } from "./tenant.js";

const week = 7 * 86_400_000;
/** How long a run takes, by driver. */
const takes: Readonly<Record<ScanDriver, number>> = {
  kubeBench: 90_000,
  kubeHunter: 240_000,
  sonobuoy: 3_600_000,
  syft: 600_000,
};

/** Three weekly runs of kube-bench, the older with more failures, and the last of the others. */
export function buildScans(
  compliance: ComplianceDescription | undefined,
  cluster: string,
  tenant: Tenant,
): Scan[] {
  if (compliance === undefined) return [];
  const lastAt = tenant.startedAt - readDuration(compliance.ago);
  const result = resultOf(compliance);
  const scan = (driver: ScanDriver, weeksBefore: number, found: ScanResult): Scan => ({
    ...startScan(
      driver,
      lastAt - weeksBefore * week,
      found,
      uidOf(tenant.seed, "scan", cluster, driver, weeksBefore),
    ),
    actor: { type: "system", uid: "" },
  });
  const older = ["1.2.16", "1.2.17", "4.2.6"];
  return [
    scan("kubeBench", 2, { ...result, failing: [...result.failing, ...older], passing: [] }),
    scan("kubeBench", 1, { ...result, failing: [...result.failing, ...older.slice(2)] }),
    scan("kubeBench", 0, result),
    ...(compliance.kubeHunter === undefined ? [] : [scan("kubeHunter", 0, result)]),
    ...(compliance.sonobuoy === undefined ? [] : [scan("sonobuoy", 0, result)]),
    ...(compliance.images === undefined ? [] : [scan("syft", 0, result)]),
  ];
}

/** A run that begins at a time, and is done by the clock. */
export function startScan(
  driver: ScanDriver,
  at: number,
  result: ScanResult,
  uid: string,
): Omit<Scan, "actor"> {
  return { uid, requestUid: uid, driver, startedAt: at, doneAt: at + takes[driver], result };
}

/** What a run finds in a cluster that is so described. */
export function resultOf(compliance: ComplianceDescription | undefined): ScanResult {
  return {
    failing: compliance?.failing ?? [],
    passing: compliance?.passing ?? [],
    kubeHunter: compliance?.kubeHunter ?? [],
    sonobuoy: compliance?.sonobuoy ?? { total: 402, failed: [] },
    images: compliance?.images ?? [],
  };
}
