// The question whether the votes on an action are enough: what the gate asks its guard.
import { z } from "zod";
import { defineSubject } from "../../subjects/define-subject.js";

export const approvalQuestionSchema = z.strictObject({
  findings: z
    .array(z.strictObject({ rule: z.string(), approvers: z.array(z.string()).exactOptional() }))
    .describe("What asks for approval, and of which roles"),
  requester: z.string(),
  request: z.record(z.string(), z.unknown()).describe("The action, in the one spelling that was judged"),
  tenant: z.string(),
  project: z.string(),
  votes: z.array(
    z.strictObject({
      approver: z.string(),
      roles: z.array(z.string()),
      verdict: z.enum(["approve", "deny"]),
      at: z.iso.datetime(),
      own: z.boolean().describe("Whether it is the requester's"),
      grant: z
        .strictObject({
          id: z.string(),
          rules: z.array(z.string()),
          until: z.iso.datetime(),
          times: z.int().positive(),
        })
        .exactOptional()
        .describe(
          "Present if it was signed beforehand: by which grant, which rules that answers, until when and for how many runs it is",
        ),
    }),
  ),
});

/**
 * A guard that a gate stands on is made with this question: `createGuard({ subjects: [approvalQuestion] })`. It is
 * answered by the pack `approval`: `allow` if the votes are enough, `require_approval` if some are missing, `deny` if
 * somebody said no.
 */
export const approvalQuestion = defineSubject({
  name: "approval",
  called: "an approval",
  description: "Decides whether the votes on an action are enough for it to run.",
  entrypoint: "approval/decision",
  request: approvalQuestionSchema,
});
