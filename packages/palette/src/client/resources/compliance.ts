// Scans of clusters, read.
import type { ComplianceLogs, ComplianceSchedule, KubeBenchLog, SyftLog } from "../bodies/compliance.js";
import * as endpoints from "../endpoints/compliance.js";
import type { Call } from "../transport/make-call.js";
import type { CallOptions } from "../transport/transport-options.js";

export type Compliance = {
  /** When which scan runs. */
  schedule(clusterUid: string, options?: CallOptions): Promise<ComplianceSchedule>;
  /** What each kind of scan found. */
  logs(clusterUid: string, options?: CallOptions): Promise<ComplianceLogs>;
  /** One log whole: checks of the CIS benchmark. */
  kubeBench(clusterUid: string, logUid: string, options?: CallOptions): Promise<KubeBenchLog>;
  /** One log whole: what is in the images, and what is wrong with it. */
  syft(clusterUid: string, logUid: string, options?: CallOptions): Promise<SyftLog>;
};

export const createCompliance = (call: Call): Compliance => ({
  schedule: (uid, options) => call(endpoints.getComplianceSchedule, { path: { uid } }, options),
  logs: (uid, options) => call(endpoints.getComplianceLogs, { path: { uid } }, options),
  kubeBench: (uid, logUid, options) => call(endpoints.getKubeBenchLog, { path: { uid, logUid } }, options),
  syft: (uid, logUid, options) => call(endpoints.getSyftLog, { path: { uid, logUid } }, options),
});
