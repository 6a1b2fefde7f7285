// Tools that look into the audit log: at what concerns the caller's projects, and the caller themselves.

import { decisionSchema } from "@palisade/guardrails";
import { type AuditRecord, auditEventKinds, matchesRecord, recordFacts } from "@palisade/guardrails/gate";
import { z } from "zod";
import { noProject } from "../access.js";
import { ToolError } from "../palette-failure.js";
import { present, unlessEmpty } from "../present.js";
import { type Batch, defineRead, type Reading } from "../read/define-read.js";
import { recordsBack } from "../records-back.js";

const kinds = Object.keys(auditEventKinds) as [string, ...string[]];

const recordRowSchema = z.strictObject({
  number: z.int(),
  at: z.string(),
  kind: z.string(),
  project: z.string().exactOptional(),
  principal: z.string().exactOptional(),
  effect: z.string().exactOptional(),
  asked: z.string().exactOptional().describe("What was asked about: action, prompt, tool-result, …"),
  rules: z.array(z.string()).exactOptional(),
  told: z.string().exactOptional(),
  tool: z.string().exactOptional(),
  decision: z.string().exactOptional(),
  run: z.string().exactOptional(),
  approval: z.string().exactOptional(),
});

function recordRow(record: AuditRecord) {
  const { sequence, at, kind, project, details } = record;
  const { principal, effect, asked, rules, told, decision, run, approval } = recordFacts(record);
  const { tool } = details;
  return present({
    number: sequence,
    at,
    kind,
    project,
    principal,
    effect,
    asked,
    rules: unlessEmpty(rules),
    told: told || undefined,
    tool: typeof tool === "string" ? tool : undefined,
    decision,
    run,
    approval,
  });
}

/** Of the caller's projects; what is of none, if it is the caller's own. */
function isOpenTo(record: AuditRecord, { service, access, caller }: Reading): boolean {
  const { tenant, project } = record;
  if (tenant !== service.tenant || project === undefined) return false;
  if (project === noProject) return recordFacts(record).principal === caller.principal;
  return access.projects.includes(project);
}

/** Records that one call looks at, and rows that it gives. */
const mostRecords = 10_000;
const mostRows = 50;

export const auditSearch = defineRead({
  name: "audit_search",
  title: "Search the audit log",
  description:
    "What was asked, decided, approved and done in the caller's projects, the newest first. A page may be short, or empty, and have a `nextCursor` all the same.",
  scope: "tenant",
  isLocal: true,
  input: {
    kinds: z.array(z.enum(kinds)).min(1).exactOptional(),
    effects: z
      .array(z.enum(["allow", "require_approval", "deny"]))
      .min(1)
      .exactOptional(),
    rules: z.array(z.string().min(1)).min(1).max(50).exactOptional(),
    principals: z.array(z.string().min(1)).min(1).max(50).exactOptional().describe("Who asked"),
    since: z.iso.datetime().exactOptional(),
    until: z.iso.datetime().exactOptional(),
    text: z.string().min(1).max(200).exactOptional().describe("Stands somewhere in the record, in any case"),
  },
  rows: { name: "records", schema: recordRowSchema },
  fetch: async ({ since, until, ...rest }, reading): Promise<Batch> => {
    const filter = present({
      ...rest,
      since: since === undefined ? undefined : Date.parse(since),
      until: until === undefined ? undefined : Date.parse(until),
    });
    const before = reading.from === undefined ? undefined : Number(reading.from);
    const rows: object[] = [];
    let looked = 0;
    for await (const record of recordsBack(reading.service.audit, before)) {
      const isWanted =
        isOpenTo(record, reading) && matchesRecord(filter, record, () => JSON.stringify(record));
      if (isWanted) rows.push(recordRow(record));
      looked++;
      if (rows.length < mostRows && looked < mostRecords) continue;
      return { rows, next: record.sequence > 1 ? String(record.sequence) : undefined };
    }
    return { rows };
  },
});

export const explainDecision = defineRead({
  name: "explain_decision",
  title: "Explain a decision",
  description:
    "A decision by its id: what was asked by whom, what each rule found, what would be allowed, and what followed from it.",
  scope: "tenant",
  isLocal: true,
  input: { decision: z.string().min(1).max(100).describe("Its id, as answers tell it") },
  head: {
    id: z.string(),
    at: z.string(),
    project: z.string().exactOptional(),
    principal: z.string().exactOptional(),
    asked: z.string(),
    effect: z.enum(["allow", "require_approval", "deny"]),
    findings: z.array(
      z.strictObject({
        rule: z.string(),
        title: z.string(),
        severity: z.string(),
        effect: z.string(),
        message: z.string(),
        at: z.string().exactOptional(),
        remedy: z.string().exactOptional(),
        wouldAllow: z.string().exactOptional(),
        approvers: z.array(z.string()).exactOptional(),
        controls: z.array(z.string()).exactOptional(),
      }),
    ),
    failure: z.string().exactOptional(),
    policies: z.array(z.string()),
    followed: z.array(recordRowSchema).exactOptional().describe("What came of it"),
  },
  fetch: async ({ decision: id }, reading) => {
    const followed: AuditRecord[] = [];
    let looked = 0;
    for await (const record of recordsBack(reading.service.audit)) {
      if (++looked > mostRecords) break;
      if (!isOpenTo(record, reading)) continue;
      const facts = recordFacts(record);
      if (facts.decision !== id) continue;
      if (record.kind === "decision") return { head: explanation(record, followed) };
      followed.unshift(record);
    }
    throw new ToolError("not_found", "the newest records of the caller's projects have no such decision", {
      hint: "`audit_search` looks further back",
    });
  },
});

function explanation(record: AuditRecord, followed: readonly AuditRecord[]) {
  const { id, effect, findings, failure, policies, request } = decisionSchema.parse(
    record.details["decision"],
  );
  return present({
    id,
    at: record.at,
    project: record.project,
    principal: recordFacts(record).principal,
    asked: request.kind,
    effect,
    findings: findings.slice(0, 20).map((finding) => {
      const {
        rule,
        title,
        severity,
        effect: own,
        message,
        at,
        remedy,
        wouldAllow,
        approvers,
        controls,
      } = finding;
      return present({
        rule,
        title,
        severity,
        effect: own,
        message,
        at,
        remedy,
        wouldAllow,
        approvers,
        controls: unlessEmpty((controls ?? []).map((control) => `${control.framework} ${control.id}`)),
      });
    }),
    failure: failure && `${failure.code}: ${failure.message}`,
    policies: policies.map(({ bundle, revision, digest }) => `${bundle} ${revision} ${digest}`),
    followed: unlessEmpty(followed.slice(0, 20).map(recordRow)),
  });
}
