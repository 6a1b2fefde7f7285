// The Compliance Checker's public surface, line by line.
export { type CheckOptions, checkCompliance, defaultScanDays } from "./check-compliance.js";
export {
  type ComplianceAgentOptions,
  type ComplianceQuestion,
  complianceAgent,
} from "./compliance-agent.js";
export type { ComplianceTarget, PackPlace } from "./compliance-target.js";
export { type Acceptance, acceptanceSchema, acceptancesFileSchema } from "./controls/acceptance.js";
export type { JudgeDocuments } from "./controls/judge-target.js";
export { type FoundProfile, findProfile, ProfileSearchError } from "./gather/find-profile.js";
export { type FleetOptions, gatherFleet } from "./gather/gather-fleet.js";
export {
  type ClusterParts,
  type ClusterToGather,
  clusterTarget,
  gatherClusterTarget,
  gatherProfile,
  profileTarget,
} from "./gather/gather-targets.js";
export { type CheckedProfile, type ProfileDocuments, profileDocuments } from "./gather/profile-documents.js";
export { type OscalResults, oscalSchema } from "./report/oscal-schema.js";
export { type ComplianceFormat, complianceFormats } from "./report/report-formats.js";
export { complianceMarkdown } from "./report/report-markdown.js";
export { complianceOscal } from "./report/report-oscal.js";
export {
  type ComplianceEvidence,
  type ComplianceNote,
  type ComplianceReport,
  type ComplianceTrend,
  type ControlBasis,
  type ControlOutcome,
  type ControlStatus,
  complianceReportJsonSchema,
  complianceReportSchema,
  controlBases,
  controlStatuses,
  type TargetReport,
} from "./report/report-schema.js";
export { complianceWords } from "./report/report-words.js";
export { summariseReport } from "./report/summarise-report.js";
export type { BenchmarkScan, ScanRow, ScanState } from "./scans/benchmark-scan.js";
export { readScan, type ScanReading } from "./scans/read-scan.js";
