// The codes that programs act on, and what people are told that they mean.
import { expect, it } from "vitest";
import { failureCodes } from "./failure.js";

it("says what each code means", () => {
  expect(failureCodes).toMatchInlineSnapshot(`
    {
      "evaluation_failed": "the evaluation ended with an error",
      "host_failed": "the clock or the source of randomness that the guard was given failed",
      "invalid_request": "what was asked has no JSON form, or is no prompt, action or configuration as the contract knows them",
      "limit_exceeded": "a limit on the size of the request, or on steps or memory of the evaluation, was reached",
      "missing_policy": "the bundle has no policy for this kind of question",
      "undefined_decision": "the policy gave no decision",
      "unknown_decision_shape": "the policy gave something that is no decision",
    }
  `);
});
