// Proposed actions: the contract checks their shape, the readers what they come to, Rego what that means.
import { type Action, actionSchema, actionSchemaWith } from "../contract/action.js";
import { squeezeVerb } from "../contract/verbs.js";
import type { Whereabouts } from "../exceptions/finding-facts.js";
import { defineSubject } from "../subjects/define-subject.js";
import { isRecord } from "./is-record.js";
import type { Understood } from "./operation.js";
import { kubectlCommands } from "./programs/kubectl-grammar.js";
import { understandAction } from "./understand-action.js";

export const actionSubject = defineSubject({
  name: "action",
  called: "an action",
  description:
    "Decides whether a proposed action may run: allow, require_approval or deny, with the reasons. An action is " +
    "`verb` and `resource`, a tool's call (`tool`, `arguments`), an API `request`, or a shell `command`.",
  entrypoint: "action/decision",
  request: actionSchema,
  requestWith: ({ verbs }) => (isRecord(verbs) ? actionSchemaWith(Object.keys(verbs)) : actionSchema),
  normalise: withPlainVerb,
  read: (action, { parameters }) => {
    const understood = understandAction(action, parameters);
    return { input: { ...action, ...understood }, whereabouts: () => whereaboutsOf(action, understood) };
  },
  readAgain: (input) => {
    // A mask may have left nothing of it, or anything.
    const action = (isRecord(input) ? input : {}) as Action & Partial<Understood>;
    return { input, whereabouts: () => whereaboutsOf(action, action) };
  },
});

/** Where an action comes to one thing only, a finding is about that thing. */
function whereaboutsOf(action: Action, { operations }: Partial<Understood>): Whereabouts {
  const { resource, namespace, name, subject } = action;
  const roles = isRecord(subject) ? subject["roles"] : undefined;
  if (resource !== undefined) return { kind: resource, namespace, name, roles };
  const [operation, ...others] = listed(operations);
  const [target, ...more] = listed(operation?.targets);
  if (others.length > 0 || more.length > 0) return { roles };
  return { kind: target?.kind, namespace: operation?.namespace, name: target?.name, roles };
}

function listed<Item>(items: readonly Item[] | undefined): readonly Item[] {
  return Array.isArray(items) ? items : [];
}

/** The schema lists verbs in one spelling, and takes them in any. */
function withPlainVerb(action: unknown): unknown {
  if (!isRecord(action) || typeof action["verb"] !== "string") return action;
  const verb = squeezeVerb(action["verb"]);
  return { ...action, verb: twoWordVerbs.get(verb) ?? verb };
}

/** `rollout status` is `status`, `auth can-i` is `check`. */
const twoWordVerbs: ReadonlyMap<string, string> = new Map(
  Object.entries(kubectlCommands).flatMap(([said, { verb }]) =>
    said.includes(" ") ? [[squeezeVerb(said), verb] as const] : [],
  ),
);
