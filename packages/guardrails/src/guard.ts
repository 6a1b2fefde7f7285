// The only path to a decision: subject, policy input, evaluation, verdict. Anything that goes wrong denies.
import { ConversionError, canonicalDigest, valueFromJavaScript } from "@palisade/language";
import { EvaluationError } from "@palisade/runtime";
import type { z } from "zod";
import { type AskOptions, readAskOptions } from "./ask-options.js";
import { readCatalogue } from "./catalogue.js";
import { isInstance, messageOf } from "./caught.js";
import type { Action } from "./contract/action.js";
import type { ConfigurationRequest } from "./contract/configuration-request.js";
import type { RequestContext } from "./contract/context.js";
import type { Decision, PolicyIdentity } from "./contract/decision.js";
import type { FailureCode } from "./contract/failure.js";
import type { Finding } from "./contract/finding.js";
import { RequestError, shortened } from "./contract/request-error.js";
import type { RuleDescription } from "./contract/rule-description.js";
import type { PromptRequest, ResponseRequest, ToolResultRequest } from "./contract/text-requests.js";
import { denyBecause, type Verdict } from "./contract/verdict.js";
import { exceptVerdict } from "./exceptions/except-verdict.js";
import { ExceptionIndex } from "./exceptions/exception-index.js";
import { type GuardHost, systemHost } from "./host.js";
import { type GuardOptions, type Judging, readJudging } from "./judging.js";
import { combineVerdicts } from "./policies/combine-verdicts.js";
import { askPolicy } from "./policies/guard-policy.js";
import type { PolicyRequest } from "./policy-request.js";
import { makeStamp, readMicros } from "./stamp.js";
import type { Subject } from "./subjects/define-subject.js";

/**
 * Answers questions with decisions. Only `listRules` throws; whatever goes wrong with a question is a `deny` with a
 * failure. Bytes are a request as JSON text, which is refused if it has an object with the same key twice.
 */
export type Guard = {
  /** Whether a prompt may go on to the model. */
  validatePrompt(prompt: string | PromptRequest | Uint8Array, options?: AskOptions): Decision;
  /** Whether what a model answered may go on to a person or a tool. */
  validateResponse(response: string | ResponseRequest | Uint8Array, options?: AskOptions): Decision;
  /** Whether what a tool gave back may go on to the model. */
  validateToolResult(result: string | ToolResultRequest | Uint8Array, options?: AskOptions): Decision;
  /** Whether a proposed action may run. */
  validateAction(action: Action | Uint8Array, options?: AskOptions): Decision;
  /** Whether a set of documents is fit to be applied. */
  validateConfiguration(configuration: ConfigurationRequest | Uint8Array, options?: AskOptions): Decision;
  /** The answer to a question by the name of its subject: one of the above (`tool-result`), or one of your own. */
  validate(subject: string, request: unknown, options?: AskOptions): Decision;
  /** What it can be asked. */
  readonly subjects: readonly GuardSubject[];
  /** What it judges with. */
  readonly policies: readonly PolicyIdentity[];
  /** The rules it judges with. @throws {EvaluationError} or {GuardError} if a bundle cannot tell. */
  listRules(): readonly RuleDescription[];
};

/** A question that a guard can be asked, for the doors that ask it. */
export type GuardSubject = Pick<Subject, "name" | "called" | "description" | "entrypoint"> & {
  /** What requests must fit, the verbs and the like of the guard's parameters included. */
  readonly request: z.ZodObject;
};

/**
 * A guard over loaded policies: of what several say, the worst counts. Never throws once it is made: whatever goes
 * wrong is a typed `deny`.
 * @throws {GuardError} for what is no policy or no host, and for parameters that the policies cannot use.
 */
export function guardWith(options: GuardOptions): Guard {
  const judging = readJudging(options);
  const decide = (name: string, request: unknown, asked?: AskOptions): Decision =>
    decideOn(judging, { subject: name, request, asked });
  return {
    validatePrompt: (prompt, asked) => decide("prompt", prompt, asked),
    validateResponse: (response, asked) => decide("response", response, asked),
    validateToolResult: (result, asked) => decide("tool-result", result, asked),
    validateAction: (action, asked) => decide("action", action, asked),
    validateConfiguration: (configuration, asked) => decide("configuration", configuration, asked),
    validate: decide,
    subjects: [...judging.subjects.values()].map(({ subject, schema }) => ({
      name: subject.name,
      called: subject.called,
      description: subject.description,
      entrypoint: subject.entrypoint,
      request: schema,
    })),
    policies: judging.policies.map(({ identity }) => identity),
    listRules: () =>
      readCatalogue(
        judging.policies,
        [...judging.subjects.values()].map(({ subject }) => subject),
      ),
  };
}

type Question = {
  readonly subject: string;
  readonly request: unknown;
  readonly asked: AskOptions | undefined;
};

/** What was asked, as far as it could be read, with what is to be said to it. */
type Judged = { readonly digest?: string; readonly context?: RequestContext; readonly verdict: Verdict };

/** A host that fails costs its own stamp, and the permission: a decision that nobody can place in time allows nothing. */
function decideOn(judging: Judging, question: Question): Decision {
  const { host, onDecision } = judging;
  let judged: Judged | undefined;
  try {
    const began = readMicros(host);
    judged = judge(judging, question);
    const decision = stamped(judging, question, { judged, host, began });
    onDecision?.(decision);
    return decision;
  } catch (error) {
    const failed = denyBecause("host_failed", `the guard's host failed: ${messageOf(error)}`);
    const verdict = { ...failed, findings: judged?.verdict.findings ?? [] };
    const began = readMicros(systemHost);
    return stamped(judging, question, { judged: { ...judged, verdict }, host: systemHost, began });
  }
}

type Stamping = { readonly judged: Judged; readonly host: GuardHost; readonly began: number };

function stamped(judging: Judging, { subject }: Question, { judged, host, began }: Stamping): Decision {
  const { verdict, digest, context } = judged;
  const { effect, ...rest } = verdict;
  const { id, ...times } = makeStamp(host, began);
  return {
    schemaVersion: 1,
    id,
    effect,
    mode: judging.mode,
    request: { kind: kindOf(subject), ...(digest === undefined ? {} : { digest }) },
    ...(context === undefined ? {} : { context }),
    ...rest,
    policies: judging.policies.map(({ identity }) => identity),
    ...times,
  };
}

function kindOf(subject: unknown): string {
  return typeof subject === "string" ? shortened(subject, 100) : "unknown";
}

/** This is where Palisade fails closed: no exception and no unknown answer gets past it. */
function judge(judging: Judging, { subject: name, request: given, asked }: Question): Judged {
  let known: Omit<Judged, "verdict"> = {};
  try {
    const question = judging.subjects.get(name);
    if (question === undefined)
      throw new RequestError(`a guard cannot be asked about \`${kindOf(name)}\``, "");
    const { context, exceptions = [] } = readAskOptions(asked);
    if (context !== undefined) known = { context };
    const { subject, schema } = question;
    const copy = subject.copy(given);
    known = { ...known, digest: canonicalDigest(valueFromJavaScript(copy)) };
    const request = subject.read(copy, schema, judging);
    const own = new ExceptionIndex(exceptions);
    return {
      ...known,
      verdict: verdictOn({ ...judging, exceptions: [own, ...judging.exceptions] }, subject, request),
    };
  } catch (error) {
    return { ...known, verdict: denyBecause(failureCodeOf(error), failureMessage(error)) };
  }
}

function verdictOn(judging: Judging, subject: Subject, request: PolicyRequest): Verdict {
  const { policies, parameters, limits, host, exceptions } = judging;
  const now = timeOf(host);
  const evaluation = {
    ...limits,
    ...(Number.isFinite(now) && { now: BigInt(Math.floor(now)) * 1_000_000n }),
  };
  const verdicts = policies.flatMap((policy, index) =>
    answersOf(() => askPolicy(policy, subject.entrypoint, request, { parameters, evaluation })).map(
      (verdict) => (policies.length === 1 ? verdict : foundBy(index, verdict)),
    ),
  );
  if (verdicts.length === 0)
    return denyBecause("missing_policy", `${theBundles(policies)} no entrypoint \`${subject.entrypoint}\``);
  const excepted = verdicts.map((verdict) => exceptVerdict(verdict, request, { exceptions, now }));
  const combined = combineVerdicts(excepted.map((verdict) => placed(verdict, request)));
  const coverage = combined.coverage ?? request.coverage;
  const verdict = { ...combined, ...(coverage && { coverage }) };
  const { problem } = request;
  if (problem === undefined || verdict.failure !== undefined) return verdict;
  return { ...verdict, ...denyBecause(problem.code, problem.message), findings: verdict.findings };
}

/** A clock that fails costs the decision its stamp, and so the permission; until then no time is known. */
function timeOf(host: GuardHost): number {
  try {
    return host.now();
  } catch {
    return Number.NaN;
  }
}

function theBundles(policies: readonly unknown[]): string {
  return policies.length === 1 ? "the bundle has" : "the bundles have";
}

/** One policy that fails denies, and what the others find is still told. */
function answersOf(ask: () => readonly Verdict[]): readonly Verdict[] {
  try {
    return ask();
  } catch (error) {
    return [denyBecause(failureCodeOf(error), failureMessage(error))];
  }
}

function foundBy(policy: number, verdict: Verdict): Verdict {
  return { ...verdict, findings: verdict.findings.map((finding): Finding => ({ ...finding, policy })) };
}

/** Policies point into their input; a decision points into the request. */
function placed(verdict: Verdict, { place, placeOf, reasons }: PolicyRequest): Verdict {
  const { findings, coverage } = verdict;
  const unlooked = coverage?.unlooked.map(({ at, reason }) => {
    const inRequest = placeOf?.(at) ?? at;
    return { at: inRequest, reason: reasons?.get(inRequest) ?? reason };
  });
  return {
    ...verdict,
    findings: place === undefined ? findings : findings.map(place),
    ...(coverage && unlooked && { coverage: { ...coverage, unlooked } }),
  };
}

/** What is judged may be judged in parts; a policy that needs more for one part is to be mended. */
const helpOnLimits = "hand it over in smaller parts, and have each judged";

function failureMessage(error: unknown): string {
  const isLimit = isInstance(error, EvaluationError) && failureCodeOf(error) === "limit_exceeded";
  return `${messageOf(error)}${isLimit ? `; ${helpOnLimits}` : ""}`;
}

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
