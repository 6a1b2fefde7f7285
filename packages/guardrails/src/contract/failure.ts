// Reasons why there is no verdict of the policies, and so a `deny`.
import { z } from "zod";
import { gateFailureCodes } from "./gate-failure-codes.js";
import type { ReadOnly } from "./read-only.js";

/** Every code with its meaning: schema, types and documentation derive from it. */
export const failureCodes = {
  invalid_request:
    "what was asked has no JSON form, or is no prompt, action or configuration as the contract knows them",
  limit_exceeded: "a limit on the size of the request, or on steps or memory of the evaluation, was reached",
  missing_policy: "the bundle has no policy for this kind of question",
  evaluation_failed: "the evaluation ended with an error",
  undefined_decision: "the policy gave no decision",
  unknown_decision_shape: "the policy gave something that is no decision",
  host_failed: "the clock or the source of randomness that the guard was given failed",
  ...gateFailureCodes,
} as const;

/** A code for programs. */
export type FailureCode = keyof typeof failureCodes;

const codes = Object.keys(failureCodes) as [FailureCode, ...FailureCode[]];

export const failureSchema = z
  .strictObject({ code: z.enum(codes), message: z.string() })
  .describe("Present when there is no verdict of the policies, and the answer is therefore deny");

/** Why there was no verdict: a code for programs, a message for people. */
export type Failure = ReadOnly<z.infer<typeof failureSchema>>;
