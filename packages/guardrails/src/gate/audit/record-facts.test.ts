// What is looked for is found, by each thing that a record is about; other systems get it in their own form, and unharmed.
import { describe, expect, it } from "vitest";
import type { Decision } from "../../contract/decision.js";
import { StoreError } from "../store-error.js";
import type { AuditEvent, AuditRecord } from "./audit-record.js";
import { auditCsvHead, writeAuditCsv } from "./exports/audit-csv.js";
import { writeCefEvent } from "./exports/cef-event.js";
import { opaDecisionLog } from "./exports/opa-decision-log.js";
import { readRecords } from "./read-records.js";
import { recordFacts } from "./record-facts.js";
import { matchesRecord, type RecordFilter } from "./record-filter.js";
import { writeRecordLine } from "./record-line.js";
import { emptyLog, sealRecords } from "./seal-records.js";

const at = "2026-11-30T10:00:00.000Z";

const finding = (rule: string, more = {}) => ({
  rule,
  title: rule,
  severity: "high" as const,
  effect: "deny" as const,
  status: "violation" as const,
  message: `${rule} says no`,
  controls: [],
  retryable: false,
  ...more,
});

const decision: Decision = {
  schemaVersion: 1,
  id: "019d0000-0000-7000-8000-000000000001",
  effect: "deny",
  mode: "enforce",
  request: { kind: "tool-result" },
  context: { tenant: "acme", project: "shop", subject: "ana" },
  findings: [
    finding("A"),
    finding("B"),
    finding("A"),
    finding("C", { status: "not_applicable" }),
    finding("D", { mode: "warn" }),
  ],
  policies: [{ bundle: "palisade", revision: "r1", digest: "sha256:1" }],
  evaluatedAt: at,
  durationMicros: 12,
};

const sealed = (event: AuditEvent): AuditRecord =>
  sealRecords(emptyLog("log"), [event], at)[0] as AuditRecord;

const where = { tenant: "acme", project: "shop" };
const decided = sealed({ kind: "decision", ...where, details: { decision } });
const voted = sealed({
  kind: "approval",
  ...where,
  details: { step: "voted", approval: "a1", requester: "ana", decision: "d1" },
});
const ended = sealed({ kind: "run-ended", details: { run: "r1", outcome: "failed" } });

describe("what a record is about", () => {
  it("is read from decisions, steps of approvals and runs", () => {
    expect(recordFacts(decided)).toEqual({
      principal: "ana",
      effect: "deny",
      rules: ["A", "B"],
      decision: decision.id,
      asked: "tool-result",
      told: "A says no; B says no; A says no",
    });
    expect(recordFacts(voted)).toEqual({
      principal: "ana",
      rules: [],
      decision: "d1",
      approval: "a1",
      told: "voted",
    });
    expect(recordFacts(ended)).toEqual({ rules: [], run: "r1", told: "failed" });
  });

  it("has the failure first, and nothing that nobody said", () => {
    const { context: _, ...rest } = decision;
    const failed = {
      ...rest,
      findings: [],
      failure: { code: "clock_moved" as const, message: "it went back" },
    };
    expect(recordFacts(sealed({ kind: "decision", details: { decision: failed } }))).toEqual({
      effect: "deny",
      rules: [],
      decision: decision.id,
      asked: "tool-result",
      told: "clock_moved: it went back",
    });
    expect(recordFacts(sealed({ kind: "decision", details: { decision: { effect: "deny" } } }))).toEqual({
      rules: [],
      told: "",
    });
    expect(recordFacts(sealed({ kind: "call", details: { run: 5, method: "GET", path: "/v1" } }))).toEqual({
      rules: [],
      told: "GET /v1",
    });
  });
});

describe("a filter", () => {
  const matches = (filter: RecordFilter, record = decided) =>
    matchesRecord(filter, record, () => writeRecordLine(record));
  const now = Date.parse(at);

  it.each<[RecordFilter, boolean]>([
    [{}, true],
    [{ since: now }, true],
    [{ since: now + 1 }, false],
    [{ until: now + 1 }, true],
    [{ until: now }, false],
    [{ kinds: ["approval", "decision"] }, true],
    [{ kinds: ["approval"] }, false],
    [{ tenants: ["acme"] }, true],
    [{ tenants: ["other"] }, false],
    [{ projects: ["shop"] }, true],
    [{ projects: ["other"] }, false],
    [{ principals: ["ana"] }, true],
    [{ principals: ["bob"] }, false],
    [{ effects: ["deny", "allow"] }, true],
    [{ effects: ["allow"] }, false],
    [{ rules: ["X", "B"] }, true],
    [{ rules: ["C"] }, false],
    [{ text: "B SAYS no" }, true],
    [{ text: "nobody says" }, false],
    [{ effects: ["deny"], tenants: ["other"] }, false],
  ])("%j: %s", (filter, expected) => {
    expect(matches(filter)).toBe(expected);
  });

  it("finds nothing by what a record does not have", () => {
    for (const filter of [
      { tenants: ["acme"] },
      { principals: ["ana"] },
      { effects: ["deny"] },
      { rules: [""] },
    ])
      expect(matches(filter, ended)).toBe(false);
  });
});

describe("for other systems", () => {
  it("a decision is one of OPA's decision log", () => {
    const details = { decision, input: { tool: "x" }, erased: ["/input/a"], masked: ["/input/b"] };
    expect(opaDecisionLog(sealed({ kind: "decision", ...where, details }))).toMatchObject({
      labels: { log: "log", sequence: "1", digest: expect.stringMatching(/^sha256:/), ...where },
      decision_id: decision.id,
      bundles: { palisade: { revision: "r1" } },
      path: "tool_result/decision",
      input: { tool: "x" },
      result: decision,
      requested_by: "ana",
      erased: ["/input/a"],
      masked: ["/input/b"],
      timestamp: at,
      metrics: { timer_rego_query_eval_ns: 12_000 },
    });
    const { context: _, ...rest } = decision;
    const plain = opaDecisionLog(sealed({ kind: "decision", details: { decision: rest } }));
    expect(Object.keys(plain ?? {})).toEqual([
      "labels",
      "decision_id",
      "bundles",
      "path",
      "result",
      "timestamp",
      "metrics",
    ]);
    expect(Object.keys(plain?.labels ?? {})).toEqual(["log", "sequence", "digest"]);
    expect(opaDecisionLog(ended)).toBeUndefined();
  });

  it("a record is a row, which no spreadsheet computes", () => {
    expect(auditCsvHead).toBe(
      "sequence,at,kind,tenant,project,principal,asked,effect,rules,told,decision,run,approval,log,digest\r\n",
    );
    expect(writeAuditCsv(decided)).toBe(
      `1,${at},decision,acme,shop,ana,tool-result,deny,A B,A says no; B says no; A says no,${decision.id},,,log,${decided.digest}\r\n`,
    );
    expect(writeAuditCsv(voted)).toBe(
      `1,${at},approval,acme,shop,ana,,,,voted,d1,,a1,log,${voted.digest}\r\n`,
    );
    for (const [text, cell] of [
      ["=1+1", "'=1+1"],
      ["+1", "'+1"],
      ["-1", "'-1"],
      ["@SUM(A1)", "'@SUM(A1)"],
      ['a "b", c', '"a ""b"", c"'],
      ["a\r\nb\tc\u001b[2K", "a\\r\\nb\\tc\\u001b[2K"],
    ]) {
      const record = sealed({ kind: "run-ended", tenant: text as string, details: {} });
      expect(writeAuditCsv(record)).toBe(`1,${at},run-ended,${cell},,,,,,,,,,log,${record.digest}\r\n`);
    }
  });

  it("a record is an event, whose fields nobody can break", () => {
    const head = "CEF:0|Palisade|Palisade|1.0.0|";
    expect(writeCefEvent(decided, "1.0.0")).toBe(
      `${head}decision|decision: deny|8|rt=${Date.parse(at)} act=deny suser=ana externalId=${decision.id} ` +
        "reason=A B msg=A says no; B says no; A says no cn1Label=sequence cn1=1 cs1Label=log cs1=log " +
        `cs2Label=digest cs2=${decided.digest} cs3Label=tenant cs3=acme cs4Label=project cs4=shop`,
    );
    expect(writeCefEvent(ended, "1.0.0")).toBe(
      `${head}run-ended|run-ended|3|rt=${Date.parse(at)} msg=failed cn1Label=sequence cn1=1 ` +
        `cs1Label=log cs1=log cs2Label=digest cs2=${ended.digest} cs5Label=run cs5=r1`,
    );
    const tenant = "a|b=c\\d\ne";
    expect(writeCefEvent(sealed({ kind: "call", tenant, details: {} }), "1|2")).toContain(
      "cs3=a|b\\=c\\\\d\\\\ne",
    );
    expect(writeCefEvent(ended, "1|2\\")).toContain("|1\\|2\\\\|");
    const asking = { ...decision, effect: "require_approval" as const };
    const allowed = { ...decision, effect: "allow" as const };
    for (const [each, severity] of [
      [asking, 5],
      [allowed, 1],
    ] as const)
      expect(writeCefEvent(sealed({ kind: "decision", details: { decision: each } }), "1")).toContain(
        `|${severity}|rt=`,
      );
  });
});

describe("records that are read", () => {
  const readAll = async (lines: () => AsyncGenerator<string>, first?: number) => {
    const all = [];
    for await (const read of readRecords(lines(), first)) all.push(read);
    return all;
  };

  it("are numbered, with what is wrong among them", async () => {
    const lines = async function* () {
      yield writeRecordLine(decided);
      yield "{}";
      yield writeRecordLine(ended);
    };
    expect(await readAll(lines, 7)).toEqual([
      { line: 7, record: decided },
      { line: 8, problem: "it is no record: schemaVersion" },
      { line: 9, record: ended },
    ]);
  });

  it.each([
    ["corrupt", false],
    ["unfinished", true],
  ] as const)("end with a line that is %s, and with no other error", async (code, isUnfinished) => {
    const failing = (error: Error) =>
      async function* () {
        yield writeRecordLine(decided);
        throw error;
      };
    expect(await readAll(failing(new StoreError(code, "it is not text")))).toEqual([
      { line: 1, record: decided },
      { line: 2, problem: "it is not text", isUnfinished },
    ]);
    await expect(readAll(failing(new StoreError("unavailable", "gone")))).rejects.toThrow("gone");
  });
});
