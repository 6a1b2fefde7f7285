// The only path to a decision: subject, policy input, evaluation, verdict. Anything that goes wrong denies.
import { ConversionError } from "@palisade/language";
import { EvaluationError, type Policy } from "@palisade/runtime";
import { readAction } from "./actions/read-action.js";
import { readCatalogue } from "./catalogue.js";
import { isInstance, messageOf } from "./caught.js";
import { type CheckedPolicy, checkHost, checkPolicy, readOptions } from "./checked-options.js";
import { readConfiguration } from "./configurations/read-configuration.js";
import type { Action } from "./contract/action.js";
import type { ConfigurationRequest } from "./contract/configuration-request.js";
import type { Decision } from "./contract/decision.js";
import type { FailureCode } from "./contract/failure.js";
import type { PromptRequest } from "./contract/prompt-request.js";
import { RequestError } from "./contract/request-error.js";
import type { RuleDescription } from "./contract/rule-description.js";
import { denyBecause, type Verdict } from "./contract/verdict.js";
import { type GuardHost, systemHost } from "./host.js";
import type { PolicyRequest } from "./policy-request.js";
import { readPrompt } from "./prompts/read-prompt.js";
import { readVerdict } from "./read-verdict.js";
import { makeStamp, readMicros } from "./stamp.js";

/**
 * Answers questions with decisions. Only `listRules` throws; whatever goes wrong with a question is a `deny` with a
 * failure. Bytes are a request as JSON text, which is refused if it has an object with the same key twice.
 */
export type Guard = {
  /** Whether a prompt, or a tool's output, may go on to the model. */
  validatePrompt(prompt: string | PromptRequest | Uint8Array): Decision;
  /** Whether a proposed action may run. */
  validateAction(action: Action | Uint8Array): Decision;
  /** Whether a set of Kubernetes objects is fit to be applied. */
  validateConfiguration(configuration: ConfigurationRequest | Uint8Array): Decision;
  /** The rules it judges with. @throws {EvaluationError} or {GuardError} if the bundle cannot tell. */
  listRules(): readonly RuleDescription[];
};

export type GuardOptions = { readonly policy: Policy; readonly host?: GuardHost };

/**
 * A guard over a loaded policy. Never throws once it is made: whatever goes wrong is a typed `deny`.
 * @throws {GuardError} for what is no policy or no host.
 */
export function guardWith(options: GuardOptions): Guard {
  const given = readOptions(options, ["policy", "host"]);
  const policy = checkPolicy(given.policy);
  const host = checkHost(given.host);
  const decide = (question: Question, request: unknown): Decision =>
    stamped(policy, host, () => judge(policy, question, request));
  return {
    validatePrompt: (prompt) => decide(questions.prompt, prompt),
    validateAction: (action) => decide(questions.action, action),
    validateConfiguration: (configuration) => decide(questions.configuration, configuration),
    listRules: () => readCatalogue(policy),
  };
}

type Question = { readonly entrypoint: string; readonly read: (request: unknown) => PolicyRequest };

const questions = {
  prompt: { entrypoint: "prompt/decision", read: readPrompt },
  action: { entrypoint: "action/decision", read: readAction },
  configuration: { entrypoint: "configuration/decision", read: readConfiguration },
} as const satisfies Record<string, Question>;

/** A host that fails costs its own stamp, and the permission: a decision that nobody can place in time allows nothing. */
function stamped(policy: CheckedPolicy, host: GuardHost, makeVerdict: () => Verdict): Decision {
  const identity = { bundle: policy.name, revision: policy.revision, digest: policy.digest };
  const finish = (by: GuardHost, began: number, { effect, ...rest }: Verdict): Decision => {
    const { id, ...times } = makeStamp(by, began);
    return { schemaVersion: 1, id, effect, ...rest, policy: identity, ...times };
  };
  let verdict: Verdict | undefined;
  try {
    const began = readMicros(host);
    verdict = makeVerdict();
    return finish(host, began, verdict);
  } catch (error) {
    const failed = denyBecause("host_failed", `the guard's host failed: ${messageOf(error)}`);
    return finish(systemHost, readMicros(systemHost), { ...failed, findings: verdict?.findings ?? [] });
  }
}

/** This is where Palisade fails closed: no exception and no unknown answer gets past it. */
function judge(policy: CheckedPolicy, { entrypoint, read }: Question, request: unknown): Verdict {
  try {
    const { input, problem, coverage, reasons } = read(request);
    if (!policy.entrypoints.has(entrypoint)) {
      return denyBecause("missing_policy", `the bundle has no entrypoint \`${entrypoint}\``);
    }
    const answered = { ...readVerdict(policy.evaluate(entrypoint, input)), ...(coverage && { coverage }) };
    const verdict = reasons === undefined ? answered : withReasons(answered, reasons);
    if (problem === undefined || verdict.failure !== undefined) return verdict;
    return { ...verdict, ...denyBecause(problem.code, problem.message), findings: verdict.findings };
  } catch (error) {
    const code = failureCodeOf(error);
    const help = code === "limit_exceeded" && isInstance(error, EvaluationError) ? `; ${helpOnLimits}` : "";
    return denyBecause(code, `${messageOf(error)}${help}`);
  }
}

function withReasons(verdict: Verdict, reasons: ReadonlyMap<string, string>): Verdict {
  if (verdict.coverage === undefined) return verdict;
  const unlooked = verdict.coverage.unlooked.map(({ at, reason }) => ({
    at,
    reason: reasons.get(at) ?? reason,
  }));
  return { ...verdict, coverage: { ...verdict.coverage, unlooked } };
}

/** What is judged may be judged in parts; a policy that needs more for one part is to be mended. */
const helpOnLimits = "hand it over in smaller parts, and have each judged";

const codesOfEvaluation: Readonly<Record<string, FailureCode>> = {
  invalid_input: "invalid_request",
  eval_cancel_error: "limit_exceeded",
};

function failureCodeOf(error: unknown): FailureCode {
  if (isInstance(error, RequestError)) return error.code;
  if (isInstance(error, ConversionError)) return "invalid_request";
  if (isInstance(error, EvaluationError)) return codesOfEvaluation[error.code] ?? "evaluation_failed";
  return "evaluation_failed";
}
