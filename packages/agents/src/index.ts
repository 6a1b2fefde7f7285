// Agents that look and propose: nothing here can change a cluster.

export { type AdviceOptions, advise } from "./advisor/advise.js";
export type { Catalogue } from "./advisor/catalogue/catalogue.js";
export { type CatalogueOptions, gatherCatalogue } from "./advisor/catalogue/gather-catalogue.js";
export type { Cost, Pool, Priced, PriceMachines } from "./advisor/ranking/estimate-cost.js";
export { type Judge, judgeWith } from "./advisor/ranking/judge.js";
export { type OpenEstimator, openPrices } from "./advisor/ranking/open-prices.js";
export { type RecommendOptions, recommendProfiles } from "./advisor/recommend-profiles.js";
export { costSentence, recommendationMarkdown } from "./advisor/report/recommendation-markdown.js";
export {
  type RecommendationReport,
  recommendationJsonSchema,
  recommendationReportSchema,
} from "./advisor/report/report-schema.js";
export type { Needs, Reading } from "./advisor/requirements/needs.js";
export { needsOf, overruled } from "./advisor/requirements/needs-of.js";
export {
  type Compliance,
  clouds,
  type Requirements,
  requirementsSchema,
} from "./advisor/requirements/requirements-schema.js";
export { consequencesOf } from "./doctor/causes/consequences.js";
export { type Hypothesis, hypothesesOf, isRoot, leastConfidence } from "./doctor/causes/hypotheses.js";
export { type DiagnoseOptions, diagnoseCluster } from "./doctor/diagnose-cluster.js";
export { diagnoseSnapshot, type SnapshotDiagnosis } from "./doctor/diagnose-snapshot.js";
export {
  type DiagnosisAgentOptions,
  diagnosisAgent,
  inShort,
  type ShortDiagnosis,
} from "./doctor/diagnosis-agent.js";
export {
  type ClusterSearch,
  ClusterSearchError,
  type FoundCluster,
  findCluster,
} from "./doctor/find-cluster.js";
export { type Evidence, type EvidenceKind, evidenceKinds } from "./doctor/findings/evidence.js";
export { type AnalyserName, analyserNames, type Finding } from "./doctor/findings/finding.js";
export { type Severity, severities } from "./doctor/findings/severity.js";
export { type GatherOptions, gatherCluster } from "./doctor/gather/gather-cluster.js";
export type { ClusterSnapshot, Note } from "./doctor/gather/snapshot.js";
export { addClaims, type Explainer } from "./doctor/report/add-claims.js";
export { diagnosisMarkdown } from "./doctor/report/report-markdown.js";
export { type Diagnosis, diagnosisJsonSchema, diagnosisSchema } from "./doctor/report/report-schema.js";
export { sparkline } from "./doctor/report/sparkline.js";
export { isRootCause, type RootCause, rootCauses } from "./doctor/root-causes.js";
export { type Score, scoreOf, takenBySeverity } from "./doctor/score.js";
export { type AskModelOptions, ModelAsker, type ModelQuestion } from "./models/ask-model.js";
export { explainWith } from "./models/explain-diagnosis.js";
export { type FencedData, fenced } from "./models/fenced.js";
export { ModelError, type ModelErrorCode } from "./models/model-error.js";
export {
  type ModelProvider,
  type ModelSettings,
  modelProviders,
  modelSettings,
} from "./models/model-settings.js";
