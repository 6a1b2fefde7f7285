// The rest of what a decision found, where one answer did not hold it all.
import { RequestError, readRequest } from "@palisade/guardrails";
import { z } from "zod";
import { answerPage } from "../answers/answer-decision.js";
import { type Page, pageSchema } from "../answers/answer-schema.js";
import type { RecentDecisions } from "../answers/recent-decisions.js";
import { defineTool } from "../define-tool.js";

const input = z.strictObject({
  cursor: z.string().max(200).describe("The `nextCursor` of an answer"),
  rule: z.string().exactOptional().describe("Only what is left of this rule, from its beginning"),
});

export const listFindings = defineTool({
  name: "list_findings",
  title: "List more findings",
  description:
    "The findings that an answer of a validate tool left out, a page at a time, or those of one rule. Only for the latest answers of this connection.",
  effect: "judges",
  input,
  output: pageSchema,
  refuses: (answer) => "failure" in answer,
  run: (request, { recent }) => {
    try {
      return pageOf(readRequest({ called: "a question for findings", schema: input }, request), recent);
    } catch (error) {
      if (error instanceof RequestError) return refused("invalid_request", error.message);
      throw error;
    }
  },
});

function pageOf({ cursor, rule }: z.infer<typeof input>, recent: RecentDecisions): Page {
  const found = recent.find(cursor);
  if (found === undefined)
    return refused("expired_cursor", "the cursor is not known any more: ask the validate tool again");
  if (rule === undefined || rule === found.groups[found.rule ?? -1]?.head["rule"]) return answerPage(found);
  const first = found.groups.findIndex(({ head }) => head["rule"] === rule);
  if (first < 0) return refused("invalid_request", "the decision has no finding of this rule");
  return answerPage({ ...found, rule: first, position: { ...found.position, offset: 0 } });
}

function refused(code: "invalid_request" | "expired_cursor", message: string): Page {
  return { groups: [], reasons: [], failure: { code, message } };
}
