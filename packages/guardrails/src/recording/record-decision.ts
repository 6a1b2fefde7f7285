// A decision as a log may keep it: with what policies judged, masked, so that it can be judged again.
import { canonicalDigest, valueFromJavaScript } from "@palisade/language";
import { type Decision, decisionSchema } from "../contract/decision.js";
import { isPlain } from "../contract/is-plain.js";
import { plainCopy } from "../contract/plain-copy.js";
import type { Verdict } from "../contract/verdict.js";
import type { GuardPolicy } from "../policies/guard-policy.js";
import type { PolicyRequest } from "../policy-request.js";
import type { Modes } from "../verdict-in-modes.js";
import { applyMaskRules, type EventParts, type MaskedEvent } from "./apply-mask-rules.js";
import { type DecisionTexts, textsOf, withoutTexts, withTexts } from "./decision-texts.js";
import { maskDocument } from "./mask-document.js";
import { MaskError, type MaskRule, maskEntrypoint, readMaskRules } from "./mask-rules.js";
import { opaEvent } from "./opa-event.js";
import { verdictKey } from "./verdict-key.js";

/** What is kept of a decision. Pointers lead into the record's own `input`, `session` and, as `result`, `decision`. */
export type RecordedDecision = {
  readonly decision: Decision;
  /** What the policies judged: the request with what was understood of it. Absent if it is withheld. */
  readonly input?: unknown;
  /** What they found as `data.session`; of a long one, its digest. */
  readonly session?: unknown;
  readonly sessionDigest?: string;
  /** What rules and packs were good for; absent if all were enforced. */
  readonly modes?: Modes;
  /** Pointers to what something else stands in the place of, and to what was taken out. */
  readonly masked?: readonly string[];
  readonly erased?: readonly string[];
  /** Why `input` and `session` are not there. */
  readonly withheld?: string;
  /** Present if it cannot be judged again from here, or would be decided otherwise: `reason` says why. */
  readonly replayable?: false;
  readonly reason?: string;
};

/** What was judged, and how to judge something else in its place. */
export type JudgedQuestion = {
  readonly request: PolicyRequest;
  readonly verdict: Verdict;
  readonly modes: Modes;
  readonly policies: readonly GuardPolicy[];
  /** Steps, memory and time of an evaluation. */
  readonly evaluation: Parameters<GuardPolicy["evaluate"]>[2];
  readonly again: (input: unknown, session: PolicyRequest["session"]) => Verdict;
};

/** UTF-16 units of JSON. */
const longestInput = 64 * 1024;
const longestSession = 16 * 1024;
/** More are not listed; that something is masked is said all the same. */
const mostPlaces = 1000;

/**
 * Never throws: what cannot be masked is withheld.
 * @param question nothing for what was refused before it was judged
 */
export function recordDecision(decision: Decision, question: JudgedQuestion | undefined): RecordedDecision {
  if (question === undefined) {
    const reason = "it was refused before policies judged it";
    return { decision: withoutSecrets(decision), replayable: false, reason };
  }
  const { modes } = question;
  const own = Object.keys(modes).length === 0 ? {} : { modes };
  try {
    return { ...masked(decision, question), ...own };
  } catch (error) {
    const withheld = error instanceof MaskError ? error.message : "it could not be masked";
    const reason = "its input is withheld";
    // Where policies have a mask, nobody knows what of the texts it would have hidden.
    const isMasking = question.policies.some((policy) => policy.entrypoints.has(maskEntrypoint));
    const told = isMasking ? withoutTexts(decision) : withoutSecrets(decision);
    return { decision: told, ...own, withheld, replayable: false, reason };
  }
}

/** What may be told of what was judged and decided, with pointers to what something else stands in the place of. */
type Told = {
  readonly parts: Pick<EventParts, "input" | "session">;
  readonly decision: Decision;
  readonly sessionDigest?: string;
  readonly masked: readonly string[];
};

/** @throws {MaskError} and whatever else keeps it from being masked */
function masked(given: Decision, question: JudgedQuestion): Omit<RecordedDecision, "modes"> {
  const { parts, decision, masked: own, ...digest } = toldOf(given, question.request);
  const event = { ...opaEvent(decision, parts), ...parts };
  const rules = question.policies.flatMap((policy) => rulesOf(policy, event, question));
  const { left, result, erased, masked: put } = hiding({ ...parts, result: decision }, rules);
  const places = [...own, ...put];
  const isOther = [...places, ...erased].some((place) => !place.startsWith("/result/"));
  const reason = "sessionDigest" in digest ? longSession : isOther ? whyNot(left, question) : undefined;
  return {
    decision: result,
    ...left,
    ...digest,
    ...(places.length === 0 ? {} : { masked: places.slice(0, mostPlaces) }),
    ...(erased.length === 0 ? {} : { erased: erased.slice(0, mostPlaces) }),
    ...(reason === undefined ? {} : { replayable: false, reason }),
  };
}

const longSession = "the history that it was judged by is too long for a record";

type Hidden = Pick<MaskedEvent, "erased" | "masked"> & {
  readonly left: EventParts;
  readonly result: Decision;
};

/** @throws {MaskError} {RequestError} for rules that leave nothing that a record can have */
function hiding(whole: EventParts & { readonly result: Decision }, rules: readonly MaskRule[]): Hidden {
  const { result: decision, ...parts } = whole;
  if (rules.length === 0) return { left: parts, result: decision, erased: [], masked: [] };
  const { parts: masked, ...places } = applyMaskRules(whole, rules);
  const { result, ...left } = checkedParts(masked);
  checkSame(decision, result);
  return { left, result: result as Decision, ...places };
}

/** Before policies hide more. What is masked in one part is masked in all of them. @throws {MaskError} */
function toldOf(decision: Decision, { input, session, recordable, documents, items }: PolicyRequest): Told {
  if (documents !== undefined || items !== undefined) throw new MaskError("documents are not put on record");
  if (isLonger(input, longestInput)) throw tooLong();
  const { known = {}, rest = input } = recordable?.() ?? {};
  const history = session === undefined || isLonger(session, longestSession) ? {} : { session };
  const { document, masked } = maskDocument({ input: rest, ...history, result: textsOf(decision) });
  const { result, ...parts } = document as EventParts;
  return {
    parts: { ...parts, ...(isPlain(parts.input) ? { input: { ...parts.input, ...known } } : {}) },
    decision: withTexts(decision, result as DecisionTexts),
    ...(session === undefined || "session" in history
      ? {}
      : { sessionDigest: canonicalDigest(valueFromJavaScript(session)) }),
    masked,
  };
}

/** Of what is not told: texts of the decision may quote it. */
function withoutSecrets(decision: Decision): Decision {
  return withTexts(decision, maskDocument(textsOf(decision)).document as DecisionTexts);
}

function isLonger(document: unknown, most: number): boolean {
  return JSON.stringify(document).length > most;
}

function tooLong(): MaskError {
  return new MaskError(`it is longer than ${longestInput} characters`);
}

function rulesOf(
  policy: GuardPolicy,
  event: unknown,
  { evaluation }: Pick<JudgedQuestion, "evaluation">,
): readonly MaskRule[] {
  if (!policy.entrypoints.has(maskEntrypoint)) return [];
  let answer: unknown;
  try {
    answer = policy.evaluate(maskEntrypoint, event, evaluation);
  } catch {
    // What it says may quote what is to be hidden.
    throw new MaskError("evaluating the mask failed");
  }
  return readMaskRules(answer);
}

/** Whatever a policy has put there: of a depth and a size that a record can have. @throws {RequestError} */
function checkedParts(parts: EventParts): EventParts {
  const copy = plainCopy(parts, { halves: "replace" }) as EventParts;
  if (isLonger(copy.input ?? null, 2 * longestInput)) throw tooLong();
  return copy;
}

/** A mask hides texts of a decision, and changes nothing of what was decided. @throws {MaskError} */
function checkSame(decision: Decision, masked: unknown): void {
  const isOne = decisionSchema.safeParse(masked).success;
  if (!isOne || factsOf(masked as Decision) !== factsOf(decision))
    throw new MaskError("the mask changes what was decided");
}

function factsOf({ findings, coverage: _, failure, ...facts }: Decision): string {
  const found = findings.map(({ rule, severity, effect, status, mode, policy }) => [
    ...[rule, severity, effect, status, mode, policy],
  ]);
  return canonicalDigest(
    valueFromJavaScript([facts, failure?.code ?? null, found.map((each) => each.map(orNull))]),
  );
}

function orNull(fact: unknown): unknown {
  return fact ?? null;
}

/** Why it would be decided otherwise from what is left; nothing if it would not. */
function whyNot(left: EventParts, { verdict, again }: JudgedQuestion): string | undefined {
  if (!("input" in left)) return "its input was taken out";
  const other = again(left.input, left.session as PolicyRequest["session"]);
  if (verdictKey(other) === verdictKey(verdict)) return undefined;
  return other.effect === verdict.effect
    ? "without what is masked, other rules would count"
    : `without what is masked, it would be \`${other.effect}\``;
}
