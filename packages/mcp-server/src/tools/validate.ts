// A tool for each question that the guard can be asked. What is no request is answered with a decision, too: a `deny`
// that says why.
import { decisionSchema, type Failure, type GuardSubject } from "@palisade/guardrails";
import { defineTool, type Tool } from "../define-tool.js";

/** `validate_tool_result` for the subject `tool-result`. */
export function validatorOf({ name, called, description, request }: GuardSubject): Tool {
  return defineTool({
    name: `validate_${name.replaceAll("-", "_")}`,
    title: `Validate ${called}`,
    description,
    effect: "reads",
    input: request,
    output: decisionSchema,
    refuses: isInvalidRequest,
    run: (asked, guard) => guard.validate(name, asked),
  });
}

function isInvalidRequest({ failure }: { readonly failure?: unknown }): boolean {
  return (failure as Failure | undefined)?.code === "invalid_request";
}
