// What an action comes to, for those that keep it in mind: by the schema and the parameters that its guard judges by.
import { type Action, actionSchema } from "../contract/action.js";
import { checkRequest } from "../contract/read-request.js";
import type { KnownSubject } from "../judging.js";
import { actionSubject } from "./action-subject.js";
import type { Understood } from "./operation.js";
import { understandAction } from "./understand-action.js";

/** @throws {RequestError} for what is no action */
export function readAction(
  given: unknown,
  { schema, parameters }: Pick<KnownSubject, "schema" | "parameters"> = {
    schema: actionSchema,
    parameters: {},
  },
): Understood {
  const copy = actionSubject.copy(given);
  checkRequest({ called: actionSubject.called, schema }, copy);
  return understandAction(copy as Action, parameters);
}
