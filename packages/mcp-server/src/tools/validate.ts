// A tool for each question that the guard can be asked. What is no request is answered with a decision, too: a `deny`
// that says why.
import type { Failure, GuardSubject } from "@palisade/guardrails";
import { answerDecision } from "../answers/answer-decision.js";
import { answerSchema } from "../answers/answer-schema.js";
import { defineTool, type Tool } from "../define-tool.js";

/** `validate_tool_result` for the subject `tool-result`. */
export function validatorOf({ name, called, description, request }: GuardSubject): Tool {
  return defineTool({
    name: `validate_${name.replaceAll("-", "_")}`,
    title: `Validate ${called}`,
    description,
    effect: "judges",
    input: request,
    output: answerSchema,
    refuses: isInvalidRequest,
    run: async (asked, { ask, recent }, { signal }) => answerDecision(await ask(name, asked, signal), recent),
  });
}

function isInvalidRequest({ failure }: { readonly failure?: unknown }): boolean {
  return (failure as Failure | undefined)?.code === "invalid_request";
}
