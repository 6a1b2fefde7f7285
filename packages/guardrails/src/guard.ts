// The only path to a decision: subject, policy input, evaluation, verdict. Anything that goes wrong denies.
import { canonicalDigest, valueFromJavaScript } from "@palisade/language";
import type { z } from "zod";
import { actionSubject } from "./actions/action-subject.js";
import type { Understood } from "./actions/operation.js";
import { readAction } from "./actions/read-action.js";
import { type AskOptions, readAskOptions } from "./ask-options.js";
import { readCatalogue } from "./catalogue.js";
import { isInstance } from "./caught.js";
import { InputKindError } from "./configurations/input-kinds/ask-input-kind.js";
import type { Action } from "./contract/action.js";
import type { ConfigurationRequest } from "./contract/configuration-request.js";
import type { Coverage } from "./contract/coverage.js";
import type { Decision, PolicyIdentity } from "./contract/decision.js";
import { RequestError } from "./contract/request-error.js";
import type { RuleDescription } from "./contract/rule-description.js";
import type { PromptRequest, ResponseRequest, ToolResultRequest } from "./contract/text-requests.js";
import { denyBecause, type Verdict } from "./contract/verdict.js";
import { exceptVerdict } from "./exceptions/except-verdict.js";
import { ExceptionIndex } from "./exceptions/exception-index.js";
import { failedVerdict } from "./failed-verdict.js";
import { type GuardOptions, type Judging, readJudging } from "./judging.js";
import { foundBy, missingPolicy, placedVerdict } from "./placed-verdict.js";
import { combineVerdicts } from "./policies/combine-verdicts.js";
import { askPolicy } from "./policies/guard-policy.js";
import type { PolicyRequest } from "./policy-request.js";
import { policyTime, timeOf } from "./policy-time.js";
import { beginDecision, type Judged, kindOf } from "./stamp-decision.js";
import type { Subject } from "./subjects/define-subject.js";
import { type Modes, verdictInModes } from "./verdict-in-modes.js";

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
  /** What an action comes to, as its rules see it. @throws {RequestError} for what is no action */
  understandAction(action: unknown): Understood;
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
  /** What its pack's parameters come to, defaults included. */
  readonly parameters: Readonly<Record<string, unknown>>;
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
    understandAction: (action) => readAction(action, judging.subjects.get(actionSubject.name)),
    subjects: [...judging.subjects.values()].map(({ subject, schema, parameters }) => ({
      name: subject.name,
      called: subject.called,
      description: subject.description,
      entrypoint: subject.entrypoint,
      request: schema,
      parameters,
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

function decideOn(judging: Judging, question: Question): Decision {
  return beginDecision(judging, question.subject)(() => judge(judging, question));
}

/** This is where Palisade fails closed: no exception and no unknown answer gets past it. */
function judge(judging: Judging, { subject: name, request: given, asked }: Question): Judged {
  let known: Omit<Judged, "verdict"> = {};
  try {
    const question = judging.subjects.get(name);
    if (question === undefined)
      throw new RequestError(`a guard cannot be asked about \`${kindOf(name)}\``, "");
    const { context, exceptions = [], session, modes = {} } = readAskOptions(asked);
    if (context !== undefined) known = { context };
    const { subject, schema, parameters } = question;
    const copy = subject.copy(given);
    known = { ...known, digest: canonicalDigest(valueFromJavaScript(copy)) };
    const { inputKinds, textModel } = judging;
    const request = subject.read(copy, schema, { inputKinds, parameters, textModel });
    const own = new ExceptionIndex(exceptions);
    const asking = { ...judging, exceptions: [own, ...judging.exceptions], modes };
    const whole = { ...request, ...(session === undefined ? {} : { session }) };
    return { ...known, verdict: verdictOn(asking, subject, whole) };
  } catch (error) {
    return { ...known, verdict: failedVerdict(error) };
  }
}

type JudgingInModes = Judging & { readonly modes: Modes };

function verdictOn(judging: JudgingInModes, subject: Subject, request: PolicyRequest): Verdict {
  const { policies, parameters, limits, host, exceptions, modes } = judging;
  const now = timeOf(host);
  const { session } = request;
  const evaluation = {
    ...limits,
    ...policyTime(now),
    ...(session === undefined ? {} : { documents: { session } }),
  };
  const verdicts = policies.flatMap((policy, index) =>
    answersOf(() => askPolicy(policy, subject.entrypoint, request, { parameters, evaluation })).map(
      (verdict) => (policies.length === 1 ? verdict : foundBy(index, verdict)),
    ),
  );
  if (verdicts.length === 0) return missingPolicy(policies, subject);
  const combined = combineVerdicts(
    verdicts.map((verdict) =>
      withPlaces(verdict, () => {
        const excepted = exceptVerdict(verdict, request, { exceptions, now });
        return placedVerdict(verdictInModes(excepted, modes, subject), request);
      }),
    ),
  );
  const coverage = withUnread(combined.coverage ?? request.coverage, request);
  const verdict = { ...combined, ...(coverage && { coverage }) };
  const { problem } = request;
  if (problem === undefined || verdict.failure !== undefined) return verdict;
  const { unenforced: _, ...denied } = verdict;
  return { ...denied, ...denyBecause(problem.code, problem.message), findings: verdict.findings };
}

/** An input kind that gives no places costs the permission, and findings their places: they are told all the same. */
function withPlaces(verdict: Verdict, place: () => Verdict): Verdict {
  try {
    return place();
  } catch (error) {
    if (!isInstance(error, InputKindError)) throw error;
    const findings = verdict.findings.map(({ at: _, resource: __, ...finding }) => finding);
    return { ...failedVerdict(error), findings };
  }
}

/** Where nobody says what was looked at, the failure alone says what was not. */
function withUnread(coverage: Coverage | undefined, { unread = [] }: PolicyRequest): Coverage | undefined {
  return coverage && { ...coverage, unlooked: [...coverage.unlooked, ...unread] };
}

/** One policy that fails denies, and what the others find is still told. */
function answersOf(ask: () => readonly Verdict[]): readonly Verdict[] {
  try {
    return ask();
  } catch (error) {
    return [failedVerdict(error)];
  }
}
