// The public surface, line by line.
export type { Action } from "./actions/read-action.js";
export { type RuleDescription, type Subject, subjects } from "./catalogue.js";
export type { ConfigurationRequest } from "./configurations/read-configuration.js";
export { resourceProblem } from "./configurations/read-configuration.js";
export {
  type Manifest,
  type ManifestProblem,
  type Manifests,
  maximumManifestBytes,
  type Place,
  readManifests,
} from "./configurations/read-manifests.js";
export { type CreateGuardOptions, createGuard } from "./create-guard.js";
export {
  type Control,
  type Decision,
  type Effect,
  effects,
  type Failure,
  type FailureCode,
  type Finding,
  type JsonPatchOperation,
  type PolicyIdentity,
  type Severity,
  severities,
  severityRank,
} from "./decision.js";
export { type Guard, guardWith } from "./guard.js";
export { type GuardHost, systemHost } from "./host.js";
export { type NormalisedPrompt, normalisePrompt } from "./prompts/normalise-prompt.js";
export { maximumPromptLength, type PromptRequest } from "./prompts/read-prompt.js";
