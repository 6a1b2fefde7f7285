// What the guard judges with, as a tool.
import {
  type GuardSubject,
  RequestError,
  type RuleDescription,
  readRequest,
  ruleDescriptionSchema,
} from "@palisade/guardrails";
import { z } from "zod";
import { answerBytes, maximumAnswerBytes, spareBytes } from "../answers/answer-size.js";
import { defineTool, type Tool } from "../define-tool.js";

export function policyLister(subjects: readonly GuardSubject[]): Tool {
  const names = subjects.map(({ name }) => name) as [string, ...string[]];
  const input = z.strictObject({
    subject: z.enum(names).exactOptional().describe("Only rules for this; default: all"),
    cursor: z.string().exactOptional().describe("The `nextCursor` of the page before"),
  });
  return defineTool({
    name: "list_policies",
    title: "List policies",
    description:
      "The rules that texts, actions and configurations are judged by, with severity, controls and remedy.",
    effect: "judges",
    input,
    output: z.strictObject({
      rules: z.array(ruleDescriptionSchema),
      nextCursor: z.string().exactOptional().describe("Present if there are more rules"),
    }),
    run: (request, { guard }) => {
      const { subject, cursor } = readRequest({ called: "a question for policies", schema: input }, request);
      const rules = guard.listRules().filter((rule) => subject === undefined || rule.subject === subject);
      return pageOf(rules, cursor);
    },
  });
}

type PolicyPage = { readonly rules: readonly RuleDescription[]; readonly nextCursor?: string };

/** @throws {RequestError} for a cursor that no page of these rules gave. */
function pageOf(rules: readonly RuleDescription[], cursor = "0"): PolicyPage {
  const first = Number(cursor);
  if (!(Number.isSafeInteger(first) && first >= 0 && first <= rules.length))
    throw new RequestError("is no cursor of this list", "/cursor");
  let size = spareBytes;
  for (let next = first; next < rules.length; next++) {
    size += answerBytes(rules[next]);
    if (size > maximumAnswerBytes && next > first)
      return { rules: rules.slice(first, next), nextCursor: String(next) };
  }
  return { rules: rules.slice(first) };
}
