// The public surface, line by line.

export {
  type Manifest,
  type ManifestProblem,
  type Manifests,
  maximumManifestBytes,
  type Place,
  readManifests,
} from "./configurations/read-manifests.js";
export { type ResourceProblem, resourceProblems } from "./configurations/resource-problems.js";
export { type Action, actionSchema } from "./contract/action.js";
export { type ConfigurationRequest, configurationRequestSchema } from "./contract/configuration-request.js";
export type { Coverage } from "./contract/coverage.js";
export { type Decision, decisionSchema, type PolicyIdentity } from "./contract/decision.js";
export {
  type Effect,
  effectOfSeverity,
  effects,
  type Severity,
  severities,
  severityRank,
} from "./contract/effect.js";
export { type Failure, type FailureCode, failureCodes } from "./contract/failure.js";
export type { Control, Finding, JsonPatchOperation } from "./contract/finding.js";
export {
  type ContractName,
  contractJsonSchema,
  contractNames,
  jsonSchemaOf,
} from "./contract/json-schemas.js";
export {
  channels,
  maximumPromptLength,
  type PromptRequest,
  promptRequestSchema,
} from "./contract/prompt-request.js";
export { type RequestKind, readRequest } from "./contract/read-request.js";
export { RequestError } from "./contract/request-error.js";
export {
  type RuleDescription,
  ruleDescriptionSchema,
  type Subject,
  subjectSchema,
  subjects,
} from "./contract/rule-description.js";
export { type VerbClass, verbs, verbsByClass } from "./contract/verbs.js";
export { type CreateGuardOptions, createGuard } from "./create-guard.js";
export { type Guard, guardWith } from "./guard.js";
export { GuardError, type GuardErrorCode } from "./guard-error.js";
export { type GuardHost, systemHost } from "./host.js";
export { type NormalisedPrompt, normalisePrompt } from "./prompts/normalise-prompt.js";
