// The public surface, line by line.

export type { AskOptions } from "./ask-options.js";
export {
  defineInputKind,
  type InputDocument,
  type InputKind,
} from "./configurations/input-kinds/define-input-kind.js";
export { documentProblems, inputKinds, typesWithin } from "./configurations/input-kinds/index.js";
export {
  type Manifest,
  type ManifestProblem,
  type Manifests,
  maximumManifestBytes,
  type Place,
  passedOver,
  readManifests,
} from "./configurations/read-manifests.js";
export { type ResourceProblem, resourceProblems } from "./configurations/resource-problems.js";
export { type Action, actionSchema } from "./contract/action.js";
export {
  type ConfigurationFile,
  type ConfigurationRequest,
  configurationRequestSchema,
} from "./contract/configuration-request.js";
export type { RequestContext } from "./contract/context.js";
export {
  type CostBudget,
  type CostDifference,
  type CostEstimate,
  type CostItem,
  costDifferenceSchema,
  costEstimateSchema,
  type Monthly,
  type PriceSource,
  type Unpriced,
} from "./contract/cost.js";
export type { Coverage } from "./contract/coverage.js";
export {
  type Decision,
  decisionSchema,
  modes,
  type PolicyIdentity,
  type RequestIdentity,
} from "./contract/decision.js";
export {
  type Effect,
  effectOfSeverity,
  effects,
  type Severity,
  severities,
  severityOrWorst,
  severityRank,
} from "./contract/effect.js";
export { type Failure, type FailureCode, failureCodes } from "./contract/failure.js";
export type { FilePlace } from "./contract/file-place.js";
export type {
  Control,
  ExceptionReference,
  Finding,
  JsonPatchOperation,
  TextRange,
} from "./contract/finding.js";
export {
  type ContractName,
  contractJsonSchema,
  contractNames,
  jsonSchemaOf,
} from "./contract/json-schemas.js";
export { type RequestKind, readRequest } from "./contract/read-request.js";
export { RequestError } from "./contract/request-error.js";
export {
  type RuleDescription,
  ruleDescriptionSchema,
} from "./contract/rule-description.js";
export {
  channels,
  maximumPromptLength,
  type PromptRequest,
  promptRequestSchema,
  type ResponseRequest,
  responseRequestSchema,
  type ToolResultRequest,
  toolResultRequestSchema,
} from "./contract/text-requests.js";
export { type VerbClass, verbs, verbsByClass } from "./contract/verbs.js";
export { type CostEstimator, type CostOptions, costEstimatorWith } from "./cost/cost-estimator.js";
export { createCostEstimator } from "./cost/create-cost-estimator.js";
export { type PriceTable, priceTableSchema } from "./cost/price-table.js";
export { type CreateGuardOptions, createGuard } from "./create-guard.js";
export { exceptionMark } from "./exceptions/exception-mark.js";
export { exceptionMistake } from "./exceptions/exception-mistake.js";
export {
  annotationExceptions,
  commentExceptions,
  exceptionAnnotation,
} from "./exceptions/placed-exceptions.js";
export {
  type ExceptionsReading,
  readExceptions,
  repeatedIds,
  type WrittenException,
} from "./exceptions/read-exceptions.js";
export type { ExceptionEntry, RuleException } from "./exceptions/rule-exception.js";
export { unusedExceptions } from "./exceptions/unused-exceptions.js";
export {
  type DecidedForRecord,
  type Guard,
  type GuardSubject,
  guardWith,
  type RecordedQuestion,
} from "./guard.js";
export {
  GuardError,
  type GuardErrorCode,
  type GuardErrorOptions,
  type ParameterProblem,
} from "./guard-error.js";
export { type GuardHost, systemHost } from "./host.js";
export type { EvaluationLimits, GuardOptions } from "./judging.js";
export { type ContractProblem, checkContract } from "./policies/check-contract.js";
export { plainRuleOf, plainRulesAmong } from "./policies/plain-rule.js";
export type { PolicyRequest, RecordableInput } from "./policy-request.js";
export { type NormalisedPrompt, normalisePrompt } from "./prompts/normalise-prompt.js";
export { maskEntrypoint } from "./recording/mask-rules.js";
export type { RecordedDecision } from "./recording/record-decision.js";
export type { LengthClass } from "./redaction/length-class.js";
export { type RedactedText, type Redaction, redact } from "./redaction/redact.js";
export type { BundleAnswer, BundleAsked, BundleSource } from "./reload/bundle-source.js";
export { createHttpSource, type HttpSourceOptions } from "./reload/http-source.js";
export {
  type LiveGuard,
  type LiveGuardOptions,
  openLiveGuard,
  type ReloadProblem,
  type ReloadStatus,
} from "./reload/live-guard.js";
export { createOciSource, type OciSourceOptions } from "./reload/oci/oci-source.js";
export type { RegistryCredentials } from "./reload/oci/registry-client.js";
export { ReloadError, type ReloadProblemCode, reloadProblemCodes } from "./reload/reload-error.js";
export { findSecrets } from "./secrets/find-secrets.js";
export type { Sensitive } from "./sensitive/detector.js";
export {
  createSetGuard,
  type SetGuard,
  type SetGuardOptions,
} from "./sets/create-set-guard.js";
export type {
  SetAnswer,
  SetOptions,
  SetProblem,
  SetProgress,
  SetResource,
  SetSource,
  SetSources,
} from "./sets/large-set.js";
export { hasPassword, isPostgresAddress } from "./settings/database-address.js";
export {
  type GateSettings,
  type ProjectSettings,
  parametersOf,
  projectSettingsSchema,
} from "./settings/project-settings.js";
export { readSettings, type SettingsProblem, type SettingsReading } from "./settings/read-settings.js";
export { type SettingsName, settingsJsonSchema, settingsNames } from "./settings/settings-schemas.js";
export {
  defineSubject,
  type Reading,
  type Subject,
  type SubjectDefinition,
} from "./subjects/define-subject.js";
export { subjects } from "./subjects/subjects.js";
