// Proposed actions: the contract checks their shape, Rego their meaning.
import { type Action, actionSchema, actionSchemaWith } from "../contract/action.js";
import { squeezeVerb } from "../contract/verbs.js";
import type { Whereabouts } from "../exceptions/finding-facts.js";
import { defineSubject } from "../subjects/define-subject.js";

export const actionSubject = defineSubject({
  name: "action",
  called: "an action",
  description:
    "Decides whether a proposed action may run: allow, require_approval or deny, with the reasons.",
  entrypoint: "action/decision",
  request: actionSchema,
  requestWith: ({ verbs }) => (isRecord(verbs) ? actionSchemaWith(Object.keys(verbs)) : actionSchema),
  normalise: withPlainVerb,
  read: (action) => ({ input: action, whereabouts: () => whereaboutsOf(action) }),
});

function whereaboutsOf({ resource, namespace, name, subject }: Action): Whereabouts {
  return { kind: resource, namespace, name, roles: isRecord(subject) ? subject["roles"] : undefined };
}

/** The schema lists verbs in one spelling, and takes them in any. */
function withPlainVerb(action: unknown): unknown {
  if (!isRecord(action) || typeof action["verb"] !== "string") return action;
  return { ...action, verb: squeezeVerb(action["verb"]) };
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
