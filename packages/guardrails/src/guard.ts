// The only path to a decision: subject, policy input, evaluation, verdict. Anything that goes wrong denies.
import { ConversionError } from "@palisade/language";
import type { EvaluationError, Policy } from "@palisade/runtime";
import { v7 } from "uuid";
import { type Action, readAction } from "./actions/read-action.js";
import { type RuleDescription, readCatalogue } from "./catalogue.js";
import { type ConfigurationRequest, readConfiguration } from "./configurations/read-configuration.js";
import { type Decision, denyBecause, type Verdict } from "./decision.js";
import { type GuardHost, systemHost } from "./host.js";
import type { PolicyRequest } from "./policy-request.js";
import { type PromptRequest, readPrompt } from "./prompts/read-prompt.js";
import { readVerdict } from "./read-verdict.js";
import { RequestError } from "./request-error.js";

/** Answers questions with decisions. Only `listRules` throws; whatever goes wrong with a question is a `deny` with a failure. */
export type Guard = {
  /** Whether a prompt, or a tool's output, may go on to the model. */
  validatePrompt(prompt: string | PromptRequest): Decision;
  /** Whether a proposed action may run. */
  validateAction(action: Action): Decision;
  /** Whether a set of Kubernetes objects is fit to be applied. */
  validateConfiguration(configuration: ConfigurationRequest): Decision;
  /** The rules it judges with. @throws {EvaluationError} if the bundle cannot tell. */
  listRules(): readonly RuleDescription[];
};

export type GuardOptions = { readonly policy: Policy; readonly host?: GuardHost };

/** A guard over a loaded policy. Never throws once it is made: whatever goes wrong is a typed `deny`. */
export function guardWith({ policy, host = systemHost }: GuardOptions): Guard {
  const decide = <Subject>(
    entrypoint: string,
    subject: Subject,
    readRequest: (subject: Subject) => PolicyRequest,
  ): Decision => {
    const began = host.monotonicMicros();
    const verdict = judge(policy, entrypoint, () => readRequest(subject));
    const now = host.now();
    return {
      id: v7({ msecs: now, random: host.randomBytes() }),
      ...verdict,
      policy: { bundle: policy.name, revision: policy.revision, digest: policy.digest },
      evaluatedAt: new Date(now).toISOString(),
      durationMicros: Math.max(0, host.monotonicMicros() - began),
    };
  };
  return {
    validatePrompt: (prompt) => decide("prompt/decision", prompt, readPrompt),
    validateAction: (action) => decide("action/decision", action, readAction),
    validateConfiguration: (configuration) =>
      decide("configuration/decision", configuration, readConfiguration),
    listRules: () => readCatalogue(policy),
  };
}

/** This is where Palisade fails closed: no exception and no unknown answer gets past it. */
function judge(policy: Policy, entrypoint: string, readRequest: () => PolicyRequest): Verdict {
  try {
    const { input, problem } = readRequest();
    if (!policy.entrypoints.includes(entrypoint)) {
      return denyBecause("missing_policy", `the bundle has no entrypoint \`${entrypoint}\``);
    }
    const verdict = readVerdict(policy.evaluate(entrypoint, input));
    if (problem === undefined || verdict.failure !== undefined) return verdict;
    return { ...denyBecause("invalid_request", problem.message), findings: verdict.findings };
  } catch (error) {
    return verdictOnError(error);
  }
}

function verdictOnError(error: unknown): Verdict {
  const message = error instanceof Error ? error.message : "an unknown error";
  if (error instanceof RequestError || error instanceof ConversionError)
    return denyBecause("invalid_request", message);
  const code = error instanceof Error ? (error as Partial<EvaluationError>).code : undefined;
  if (code === "invalid_input") return denyBecause("invalid_request", message);
  if (code === "eval_cancel_error") return denyBecause("limit_exceeded", message);
  return denyBecause("evaluation_failed", message);
}
