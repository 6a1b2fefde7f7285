// A proposed action to the policy's input: the contract checks its shape, Rego its meaning.
import { actionSchema } from "../contract/action.js";
import { checkRequest, copyRequest } from "../contract/read-request.js";
import { squeezeVerb } from "../contract/verbs.js";
import type { PolicyRequest } from "../policy-request.js";

/** @throws {RequestError} for anything but an action as the contract has it. */
export function readAction(given: unknown): PolicyRequest {
  const action = copyRequest(given);
  checkRequest({ called: "an action", schema: actionSchema }, withPlainVerb(action));
  return { input: action };
}

/** The schema lists verbs in one spelling; the policies take them in any. */
function withPlainVerb(action: unknown): unknown {
  if (typeof action !== "object" || action === null || !("verb" in action)) return action;
  const { verb } = action;
  return typeof verb === "string" ? { ...action, verb: squeezeVerb(verb) } : action;
}
