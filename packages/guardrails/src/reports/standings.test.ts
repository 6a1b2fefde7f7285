// Findings that do not count, in every format: excepted ones with reason, owner and expiry; old ones; not applicable ones.
import { expect, it } from "vitest";
import { decisionOf, findingOf, sampleReport, textOf } from "../testing/sample-reports.js";
import { outcomeOf, type Report } from "./report.js";
import { type ReportFormatName, writeReport } from "./report-formats.js";

const exception = { id: "EXC-1", reason: "moves in March", owner: "team-a", expires: "2027-03-31" };
const findings = [
  findingOf({ message: "excepted one", status: "excepted", exception }),
  findingOf({ message: "old one" }),
  findingOf({ message: "not applicable one", status: "not_applicable" }),
  findingOf({ message: "new one", severity: "low" }),
];
const judged = sampleReport({ decision: decisionOf({ findings }) });
const report: Report = {
  ...judged,
  onlyNew: true,
  findings: judged.findings.map((finding) => ({
    ...finding,
    baseline: finding.message === "old one" ? "unchanged" : "new",
  })),
};
const written = (name: ReportFormatName): string => textOf(writeReport(report, name));

it("none of them makes the run fail", () => {
  expect(outcomeOf(report)).toBe("passed");
  expect(outcomeOf({ ...report, onlyNew: false })).toBe("failed");
});

it("pretty shows those that are excepted, and counts the others", () => {
  const text = written("pretty");
  expect(text).toContain("Deployment/web in shop: 1 low\n");
  expect(text).toMatch(
    /excepted +excepted one \(K8S-PRIVILEGED\)\n +excepted by EXC-1 of team-a until 2027-03-31: moves in March\n/,
  );
  expect(text).toMatch(/not applicable +not applicable one/);
  expect(text).not.toContain("old one");
  expect(text).toContain("1 finding (1 low) in 2 resources in 2 files, 1 excepted, 1 in the baseline\n");
});

it("json has all of them, with what they are", () => {
  const { findings: all, summary } = JSON.parse(written("json")) as Record<string, unknown>;
  expect(all).toMatchObject([
    { status: "excepted", exception, baseline: "new" },
    { status: "violation", baseline: "unchanged" },
    { status: "not_applicable", baseline: "new" },
    { status: "violation", baseline: "new" },
  ]);
  expect(summary).toMatchObject({ critical: 0, low: 1, excepted: 1, notApplicable: 1, baseline: 1 });
});

it("sarif suppresses, compares with the baseline, and says that it does not apply", () => {
  const { runs } = JSON.parse(written("sarif")) as { runs: { results: unknown[] }[] };
  const { reason: justification, ...properties } = exception;
  expect(runs[0]?.results).toMatchObject([
    {
      baselineState: "new",
      kind: "fail",
      suppressions: [{ kind: "external", status: "accepted", justification, properties }],
    },
    { baselineState: "unchanged", kind: "fail", suppressions: [] },
    { kind: "notApplicable", level: "none", suppressions: [] },
    { baselineState: "new", kind: "fail", level: "note", suppressions: [] },
  ]);
});

it("junit skips", () => {
  const xml = written("junit");
  expect(xml).toContain('tests="5" failures="0" errors="0" skipped="3"');
  expect(xml).toContain(
    '<skipped message="excepted by EXC-1 of team-a until 2027-03-31: moves in March (excepted one)">',
  );
  expect(xml).toContain('<skipped message="in the baseline (old one)">');
});

it.each(["github", "gitlab"] as const)("%s has only what is to be acted on", (name) => {
  const text = written(name);
  expect(text).toContain("new one");
  expect(text).not.toMatch(/excepted one|old one|applicable/);
});

it("markdown counts, the page shows", () => {
  expect(written("markdown")).toContain("; 1 excepted; 1 in the baseline; ");
  const page = written("html");
  expect(page).toContain("excepted one<br>excepted by EXC-1 of team-a until 2027-03-31: moves in March<br>");
  expect(page).not.toContain("old one");
});
