// The three validators as tools. What is no request is answered with a decision, too: a `deny` that says why.
import {
  type Action,
  actionSchema,
  type ConfigurationRequest,
  configurationRequestSchema,
  decisionSchema,
  type Failure,
  type PromptRequest,
  promptRequestSchema,
} from "@palisade/guardrails";
import { defineTool } from "../define-tool.js";

export const validatePrompt = defineTool({
  name: "validate_prompt",
  title: "Validate a prompt",
  description:
    "Decides whether a prompt, or text that a tool returned, may go on to a model: injection, hidden text, credentials, scope.",
  effect: "reads",
  input: promptRequestSchema,
  output: decisionSchema,
  refuses: isInvalidRequest,
  run: (request, guard) => guard.validatePrompt(request as PromptRequest),
});

export const validateAction = defineTool({
  name: "validate_action",
  title: "Validate an action",
  description:
    "Decides whether a proposed action may run: allow, require_approval or deny, with the reasons.",
  effect: "reads",
  input: actionSchema,
  output: decisionSchema,
  refuses: isInvalidRequest,
  run: (request, guard) => guard.validateAction(request as Action),
});

export const validateConfiguration = defineTool({
  name: "validate_configuration",
  title: "Validate a configuration",
  description:
    "Judges Kubernetes objects as one set and lists what is wrong with each, where, and how to mend it.",
  effect: "reads",
  input: configurationRequestSchema,
  output: decisionSchema,
  refuses: isInvalidRequest,
  run: (request, guard) => guard.validateConfiguration(request as ConfigurationRequest),
});

function isInvalidRequest({ failure }: { readonly failure?: unknown }): boolean {
  return (failure as Failure | undefined)?.code === "invalid_request";
}
