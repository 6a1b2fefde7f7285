// The only path to a decision: subject, policy input, evaluation, verdict. Anything that goes wrong denies.
import { canonicalDigest, valueFromJavaScript } from "@palisade/language";
import type { z } from "zod";
import { actionSubject } from "./actions/action-subject.js";
import type { Understood } from "./actions/operation.js";
import { readAction } from "./actions/read-action.js";
import { type AskOptions, readAskOptions } from "./ask-options.js";
import { readCatalogue } from "./catalogue.js";
import type { Action } from "./contract/action.js";
import type { ConfigurationRequest } from "./contract/configuration-request.js";
import type { Decision, PolicyIdentity } from "./contract/decision.js";
import { copyRequest } from "./contract/read-request.js";
import { RequestError } from "./contract/request-error.js";
import type { RuleDescription } from "./contract/rule-description.js";
import type { PromptRequest, ResponseRequest, ToolResultRequest } from "./contract/text-requests.js";
import { ExceptionIndex } from "./exceptions/exception-index.js";
import { failedVerdict } from "./failed-verdict.js";
import { type GuardOptions, type Judging, type KnownSubject, readJudging } from "./judging.js";
import type { PolicyRequest } from "./policy-request.js";
import { timeOf } from "./policy-time.js";
import { type JudgedQuestion, type RecordedDecision, recordDecision } from "./recording/record-decision.js";
import { beginDecision, type Judged, kindOf } from "./stamp-decision.js";
import type { Subject } from "./subjects/define-subject.js";
import { evaluationOf, type JudgingNow, verdictOn } from "./verdict-on.js";

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
  /** The same, with what a log may keep of it: masked, and fit to be judged again where that is possible. */
  validateForRecord(subject: string, request: unknown, options?: AskOptions): DecidedForRecord;
  /** What would be decided now of what was judged then. */
  judgeRecorded(subject: string, recorded: RecordedQuestion): Decision;
  /** What an action comes to, as its rules see it. @throws {RequestError} for what is no action */
  understandAction(action: unknown): Understood;
  /** What it can be asked. */
  readonly subjects: readonly GuardSubject[];
  /** What it judges with. */
  readonly policies: readonly PolicyIdentity[];
  /** The rules it judges with. @throws {EvaluationError} or {GuardError} if a bundle cannot tell. */
  listRules(): readonly RuleDescription[];
};

/** A decision, and how to put it on record. */
export type DecidedForRecord = {
  readonly decision: Decision;
  /**
   * What a log may keep of it. Never throws: what cannot be masked is withheld, and that is said.
   * @param decision in the place of the guard's, where others had a say, too
   */
  readonly record: (decision?: Decision) => RecordedDecision;
};

/** What a record has of a question. */
export type RecordedQuestion = Pick<RecordedDecision, "input" | "session" | "modes"> & {
  /** When it was decided, RFC 3339: what policies take for now. */
  readonly at: string;
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
    decideOn(judging, { subject: name, request, asked }).decision;
  return {
    validatePrompt: (prompt, asked) => decide("prompt", prompt, asked),
    validateResponse: (response, asked) => decide("response", response, asked),
    validateToolResult: (result, asked) => decide("tool-result", result, asked),
    validateAction: (action, asked) => decide("action", action, asked),
    validateConfiguration: (configuration, asked) => decide("configuration", configuration, asked),
    validate: decide,
    validateForRecord: (name, request, asked) => {
      const { decision, question } = decideOn(judging, { subject: name, request, asked });
      return { decision, record: (own = decision) => recordDecision(own, question) };
    },
    judgeRecorded: (name, recorded) =>
      beginDecision(judging, name)(() => judgeAgain(judging, name, recorded)),
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

function decideOn(
  judging: Judging,
  asked: Question,
): { readonly decision: Decision; readonly question: JudgedQuestion | undefined } {
  let question: JudgedQuestion | undefined;
  const decision = beginDecision(
    judging,
    asked.subject,
  )(() => {
    const judged = judge(judging, asked);
    question = judged.question;
    return judged;
  });
  return { decision, question };
}

/** This is where Palisade fails closed: no exception and no unknown answer gets past it. */
function judge(
  judging: Judging,
  { subject: name, request: given, asked }: Question,
): Judged & { readonly question?: JudgedQuestion } {
  let known: Omit<Judged, "verdict"> = {};
  try {
    const question = knownSubject(judging, name);
    const { context, exceptions = [], session, modes = {} } = readAskOptions(asked);
    if (context !== undefined) known = { context };
    const { subject, schema, parameters } = question;
    const copy = subject.copy(given);
    known = { ...known, digest: canonicalDigest(valueFromJavaScript(copy)) };
    const { inputKinds, textModel } = judging;
    const request = subject.read(copy, schema, { inputKinds, parameters, textModel });
    const own = new ExceptionIndex(exceptions);
    const asking = { ...judging, exceptions: [own, ...judging.exceptions], modes, now: timeOf(judging.host) };
    const whole = { ...request, ...(session === undefined ? {} : { session }) };
    const verdict = verdictOn(asking, subject, whole);
    return { ...known, verdict, question: judgedQuestion(asking, subject, { request: whole, verdict }) };
  } catch (error) {
    return { ...known, verdict: failedVerdict(error) };
  }
}

/** What a record of it needs. */
function judgedQuestion(
  judging: JudgingNow,
  subject: Subject,
  judged: Pick<JudgedQuestion, "request" | "verdict">,
): JudgedQuestion {
  const { policies, modes } = judging;
  return {
    ...judged,
    modes,
    policies,
    evaluation: evaluationOf(judging, judged.request),
    again: (input, session) => verdictOn(judging, subject, readAgain(subject, input, session)),
  };
}

/** As it was judged, by what was told then, exceptions of today's guard included. */
function judgeAgain(
  judging: Judging,
  name: string,
  { input, session, modes = {}, at }: RecordedQuestion,
): Judged {
  try {
    const { subject } = knownSubject(judging, name);
    const asked = readAskOptions({ modes, ...(session === undefined ? {} : { session }) });
    const request = readAgain(subject, copyRequest(input), asked.session);
    return { verdict: verdictOn({ ...judging, modes, now: Date.parse(at) }, subject, request) };
  } catch (error) {
    return { verdict: failedVerdict(error) };
  }
}

function readAgain(subject: Subject, input: unknown, session: PolicyRequest["session"]): PolicyRequest {
  return { ...(subject.readAgain?.(input) ?? { input }), ...(session === undefined ? {} : { session }) };
}

/** @throws {RequestError} */
function knownSubject({ subjects }: Judging, name: string): KnownSubject {
  const known = subjects.get(name);
  if (known !== undefined) return known;
  throw new RequestError(`a guard cannot be asked about \`${kindOf(name)}\``, "");
}
