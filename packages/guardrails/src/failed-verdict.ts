// What was thrown while something was judged, as the verdict that it comes to: a deny that says why.
import { ConversionError } from "@palisade/language";
import { EvaluationError, ThreadError } from "@palisade/runtime";
import { isInstance, messageOf } from "./caught.js";
import type { Failure, FailureCode } from "./contract/failure.js";
import { RequestError } from "./contract/request-error.js";
import { denyBecause, type Verdict } from "./contract/verdict.js";

/** The one way from an error to a verdict. */
export function failedVerdict(error: unknown): Verdict {
  const { code, message } = failureOf(error);
  return denyBecause(code, message);
}

export function failureOf(error: unknown): Failure {
  return { code: failureCodeOf(error), message: failureMessage(error) };
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
  if (isInstance(error, ThreadError) && error.code === "out_of_memory") return "limit_exceeded";
  return "evaluation_failed";
}
