// The verdict on a request that was read: every policy is asked, what they say is excepted, put in modes, and combined.
import { isInstance } from "./caught.js";
import { InputKindError } from "./configurations/input-kinds/ask-input-kind.js";
import type { Coverage } from "./contract/coverage.js";
import { denyBecause, type Verdict } from "./contract/verdict.js";
import { exceptVerdict } from "./exceptions/except-verdict.js";
import { failedVerdict } from "./failed-verdict.js";
import type { Judging } from "./judging.js";
import { foundBy, missingPolicy, placedVerdict } from "./placed-verdict.js";
import { combineVerdicts } from "./policies/combine-verdicts.js";
import { type Asking, askPolicy } from "./policies/guard-policy.js";
import type { PolicyRequest } from "./policy-request.js";
import { policyTime } from "./policy-time.js";
import type { Subject } from "./subjects/define-subject.js";
import { type Modes, verdictInModes } from "./verdict-in-modes.js";

export type JudgingNow = Judging & {
  readonly modes: Modes;
  /** Milliseconds since the epoch. */
  readonly now: number;
};

export function evaluationOf(
  { limits, now }: Pick<JudgingNow, "limits" | "now">,
  { session }: PolicyRequest,
): Asking["evaluation"] {
  return { ...limits, ...policyTime(now), ...(session === undefined ? {} : { documents: { session } }) };
}

export function verdictOn(judging: JudgingNow, subject: Subject, request: PolicyRequest): Verdict {
  const { policies, parameters, exceptions, modes, now } = judging;
  const evaluation = evaluationOf(judging, request);
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
