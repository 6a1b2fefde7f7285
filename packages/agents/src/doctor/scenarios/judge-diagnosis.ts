// How near a diagnosis comes to what is known of an incident.
import type { Expectation } from "./scenario.js";

/** What a doctor says: causes by id, the likeliest first. */
export type Diagnosis = { readonly healthy: boolean; readonly rootCauses: readonly string[] };

export type DiagnosisResult = {
  /** The likeliest cause is one of those that there are. */
  readonly first: boolean;
  /** Each of those that there are is among the three likeliest. */
  readonly amongThree: boolean;
  /** Something is said to be wrong, and nothing is. */
  readonly falseAlarm: boolean;
  /** Nothing is said to be wrong, and something is. */
  readonly missed: boolean;
};

/**
 * Holds a diagnosis against a label. Of a healthy cluster a diagnosis is right if it says so, whatever else it mentions.
 * @example judgeDiagnosis({ healthy: false, severity: "high", rootCauses: [["dns-failure"]] }, { healthy: false, rootCauses: ["dns-failure"] }).first // true
 */
export function judgeDiagnosis(expected: Expectation, diagnosis: Diagnosis): DiagnosisResult {
  const { healthy, rootCauses } = expected;
  if (healthy) {
    const right = diagnosis.healthy;
    return { first: right, amongThree: right, falseAlarm: !right, missed: false };
  }
  const [likeliest] = diagnosis.rootCauses;
  const three = diagnosis.rootCauses.slice(0, 3);
  const names = (ids: readonly string[], said: readonly (string | undefined)[]) =>
    said.some((each) => each !== undefined && ids.includes(each));
  return {
    first: !diagnosis.healthy && rootCauses.some((ids) => names(ids, [likeliest])),
    amongThree: !diagnosis.healthy && rootCauses.every((ids) => names(ids, three)),
    falseAlarm: false,
    missed: diagnosis.healthy,
  };
}
