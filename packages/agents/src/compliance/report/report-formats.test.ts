import { describe, expect, it } from "vitest";
import { oscalSchema } from "./oscal-schema.js";
import { complianceFormats } from "./report-formats.js";
import { controlToken } from "./report-oscal.js";
import { type ComplianceReport, complianceReportSchema } from "./report-schema.js";
import { uuidOf } from "./uuid.js";

const hostile = '=cmd|"x"!A1 <script>alert(1)</script> `|` [a](javascript:x) \n::error::owned, @all';
const counts = { pass: 1, fail: 1, manual: 1, not_applicable: 1 };

const report: ComplianceReport = complianceReportSchema.parse({
  schemaVersion: 1,
  id: uuidOf("test"),
  generatedAt: "2026-12-01T12:00:00.000Z",
  tool: { name: "palisade", version: "1.0.0" },
  policies: [{ bundle: "palisade", digest: "sha256:00" }],
  framework: { id: "HIPAA", name: "hipaa", title: "HIPAA Security Rule", claim: "supports" },
  scope: "cluster",
  outcome: "failed",
  counts,
  score: 50,
  sections: [
    {
      id: "164",
      title: "Safeguards",
      counts,
      score: 50,
      controls: ["164.308(a)(2)", "164.312(b)", "c", "d"].map((id) => ({
        id,
        title: `Title of ${id}`,
        look: "Look at it",
        status: "manual",
        counts,
      })),
    },
  ],
  targets: [
    {
      kind: "cluster",
      name: hostile,
      uid: "u1",
      documents: 1,
      unlooked: [{ what: hostile, reason: hostile }],
      scan: {
        id: "s1",
        at: "2026-11-28T12:00:00.000Z",
        ageDays: 3,
        isOld: false,
        rows: 2,
        unmatched: [{ report: "node", testId: "9.9", state: "FAIL", description: hostile }],
      },
      counts,
      score: 50,
      notes: [{ part: "scans", code: "forbidden", message: hostile, isGap: true }],
      controls: [
        {
          id: "164.308(a)(2)",
          status: "fail",
          basis: "rules_and_scan",
          reason: hostile,
          disagreement: hostile,
          evidence: [
            {
              kind: "finding",
              rule: "R-1",
              severity: "high",
              message: hostile,
              fingerprint: "f",
              status: "violation",
              place: { file: hostile, line: 3, column: 1 },
            },
            {
              kind: "scan",
              scan: "s1",
              at: "2026-11-28T12:00:00.000Z",
              isOld: false,
              report: "node",
              testId: "4.2.1",
              state: "FAIL",
              description: hostile,
            },
          ],
        },
        {
          id: "164.312(b)",
          status: "pass",
          basis: "rules",
          reason: "nothing found",
          evidence: [{ kind: "rules", looked: ["R-2"], notSeen: ["R-3"] }],
        },
        {
          id: "c",
          status: "manual",
          basis: "exception",
          reason: "accepted",
          evidence: [
            {
              kind: "acceptance",
              id: "A",
              owner: "ada",
              reason: hostile,
              expires: "2026-12-31",
              isExpired: false,
            },
          ],
        },
        { id: "d", status: "not_applicable", basis: "elsewhere", reason: "", evidence: [] },
      ],
    },
  ],
});

const written = (name: keyof typeof complianceFormats): string =>
  [...complianceFormats[name].write(report)].join("");

describe("formats of compliance reports", () => {
  it("JSON is the report", () => {
    expect(complianceReportSchema.parse(JSON.parse(written("json")))).toEqual(report);
  });

  it("HTML has text as text, and nothing from elsewhere", () => {
    const page = written("html");
    expect(page).not.toContain("<script");
    expect(page).not.toMatch(/(?:src|href)=/);
    expect(page).toContain("&#60;script&#62;");
    expect(page).toContain("default-src 'none'");
    expect(page.match(/<svg/g)?.length).toBeGreaterThan(4);
    expect(page).toContain("What scan and configuration disagree about");
  });

  it("Markdown has no markup of others", () => {
    const text = written("markdown");
    expect(text.split("\n")[0]).toBe("# HIPAA Security Rule: 50");
    expect(text).not.toMatch(/^::error/m);
    expect(text.replaceAll(/`+[^`]*`+/g, "")).not.toContain("<script>");
    expect(text).toContain("What passes supports a specification; it never satisfies one.");
  });

  it("CSV has one line for each control, and no formula", () => {
    const lines = written("csv").split("\r\n");
    expect(lines[0]).toBe(
      "framework,target kind,target,target id,project,control,title,status,basis,reason,disagreement,findings,scan,scanned at,evidence",
    );
    expect(lines).toHaveLength(6);
    expect(lines[1]).toContain(`"'=cmd|""x""!A1`);
    expect(lines[2]).toContain(",164.312(b),Title of 164.312(b),pass,rules,nothing found,");
  });

  it("OSCAL has what passed and failed as findings, what is accepted as a deviation, and the rest as observations", () => {
    const { "assessment-results": results } = oscalSchema.parse(JSON.parse(written("oscal")));
    const [result] = results.results;
    expect(result?.findings?.map(({ target }) => [target["target-id"], target.status])).toEqual([
      ["hipaa-164.308_a_2", { state: "not-satisfied", reason: "fail" }],
      ["hipaa-164.312_b", { state: "satisfied", reason: "pass" }],
      ["hipaa-c", { state: "not-satisfied", reason: "other", remarks: "accepted" }],
    ]);
    expect(result?.risks?.map(({ status, deadline }) => [status, deadline])).toEqual([
      ["open", undefined],
      ["deviation-approved", "2026-12-31T23:59:59Z"],
    ]);
    expect(result?.observations?.map(({ methods, collected }) => [methods[0], collected])).toEqual([
      ["TEST", "2026-12-01T12:00:00.000Z"],
      ["EXAMINE", "2026-12-01T12:00:00.000Z"],
      ["EXAMINE", "2026-12-01T12:00:00.000Z"],
      ["UNKNOWN", "2026-12-01T12:00:00.000Z"],
    ]);
    const ids = JSON.stringify(results).match(/"uuid":"[^"]+"/g) ?? [];
    expect(new Set(ids).size).toBe(ids.length);
    expect(written("oscal")).toBe(written("oscal"));
  });

  it.each([
    ["cis", "1.2.3", "cis-1.2.3"],
    ["hipaa", "164.308(a)(1)(ii)(A)", "hipaa-164.308_a_1_ii_A"],
    ["ours", "a b/c", "ours-a_b_c"],
  ])("%s %s is %s in OSCAL", (framework, id, token) => {
    expect(controlToken(framework, id)).toBe(token);
  });
});
