// What is put into logs and stores, and what people sign, has these fields: others read them, so a change is seen in review.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { approvalSchema, approvalStates, voteSchema } from "./approvals/approval.js";
import { approvalQuestionSchema } from "./approvals/approval-question.js";
import { approverSchema } from "./approvals/count-votes.js";
import { grantSchema } from "./approvals/grant.js";
import { auditEventKinds, auditHeadSchema, auditRecordSchema } from "./audit/audit-record.js";
import { detectionSchema } from "./detectors/detector.js";
import { sessionEntrySchema, sessionStates } from "./sessions/session-entry.js";
import { privateKeySchema, publicKeySchema, signatureSchema } from "./signing/ed25519-key.js";

describe("the schema of", () => {
  it.each(
    Object.entries({
      approval: approvalSchema,
      vote: voteSchema,
      "approval-question": approvalQuestionSchema,
      approver: approverSchema,
      grant: grantSchema,
      "audit-record": auditRecordSchema,
      "audit-head": auditHeadSchema,
      detection: detectionSchema,
      "session-entry": sessionEntrySchema,
      "private-key": privateKeySchema,
      "public-key": publicKeySchema,
      signature: signatureSchema,
    }),
  )("%s", async (name, schema) => {
    const text = `${JSON.stringify(z.toJSONSchema(schema), undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`./__snapshots__/${name}.schema.txt`);
  });
});

it("what states and events mean", () => {
  expect({ approvalStates, auditEventKinds, sessionStates }).toMatchSnapshot();
});
