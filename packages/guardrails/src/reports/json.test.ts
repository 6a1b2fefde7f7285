// The report as JSON: the fields that programs read, written in pieces.
import { expect, it } from "vitest";
import { decisionOf, hostile, hostileReport, sampleReport, textOf } from "../testing/sample-reports.js";
import { json } from "./json.js";
import { jsonText } from "./json-text.js";

type Written = {
  findings: Record<string, unknown>[];
  errors: unknown[];
  coverage: unknown;
  summary: unknown;
  decision: unknown;
};
const written = (...given: Parameters<typeof json.write>): Written =>
  JSON.parse(textOf(json.write(...given))) as Written;

it("has every finding with its place, coverage, totals and the decision", () => {
  const { findings, errors, coverage, summary, decision } = written(sampleReport());
  expect(findings[0]).toEqual({
    rule: "K8S-PRIVILEGED",
    title: "Privileged container",
    severity: "critical",
    effect: "deny",
    status: "violation",
    message: "container `app` runs privileged",
    resource: 0,
    subject: "Deployment/web",
    namespace: "shop",
    at: "/spec/template/spec/containers/0/securityContext/privileged",
    controls: [
      { framework: "CIS-Kubernetes-1.12", id: "5.2.2" },
      { framework: "PSS", id: "baseline" },
    ],
    remedy: "Set securityContext.privileged to false",
    retryable: true,
    file: "deploy/web.yaml",
    line: 11,
    column: 13,
    endLine: 11,
    endColumn: 29,
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
  });
  expect(errors).toEqual([]);
  expect(coverage).toEqual({
    judged: 1,
    partly: 0,
    unlooked: [
      {
        at: "/resources/1",
        reason: "no rule looks at `ConfigMap`",
        file: "./deploy/settings.yaml",
        line: 1,
        column: 1,
      },
    ],
  });
  expect(summary).toEqual({
    critical: 1,
    high: 0,
    medium: 1,
    low: 1,
    info: 0,
    files: 2,
    resources: 2,
    skipped: 0,
    ignored: { files: 0, directories: 0 },
    excepted: 0,
    notApplicable: 0,
    baseline: 0,
    notShown: 0,
    rules: { "K8S-PRIVILEGED": 1, "K8S-IMAGE-TAG": 2 },
  });
  expect(decision).toMatchObject({ effect: "deny", evaluatedAt: "2023-11-14T22:13:20.000Z" });
});

it("leaves out milder findings than are to be shown, and says how many", () => {
  const { findings, summary } = written(sampleReport({ show: "high" }));
  expect(findings.map(({ severity }) => severity)).toEqual(["critical"]);
  expect(summary).toMatchObject({ medium: 1, low: 1, notShown: 2 });
});

it("has problems with their place or code", () => {
  const place = { file: "a.yaml", line: 2, column: 1 };
  const problems = [
    { message: "m", place },
    { code: "nothing_judged", message: "n" },
  ];
  expect(written(sampleReport({ problems })).errors).toEqual([
    { message: "m", file: "a.yaml", line: 2, column: 1 },
    { code: "nothing_judged", message: "n" },
  ]);
});

it("has no counts where the policies do not tell what they looked at", () => {
  expect(written(sampleReport({ decision: decisionOf() })).coverage).toEqual({ unlooked: [] });
});

it("is the same text that JSON.stringify would write, in many pieces", () => {
  const value = { a: [], b: {}, c: [1, [2, { d: null }]], e: { f: { g: ["x\ny"] } }, h: undefined, i: "ä" };
  for (const depth of [0, 1, 2, 9])
    expect(textOf(jsonText(value, depth))).toBe(`${JSON.stringify(value, undefined, 2)}\n`);
  expect([...jsonText({ list: [1, 2, 3].values() })]).toHaveLength(10);
});

it("keeps hostile names as they are, escaped", () => {
  const text = textOf(json.write(hostileReport()));
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(text).not.toMatch(/^\s*::|##\[/m);
  expect(written(hostileReport()).findings[0]).toMatchObject({ rule: hostile, message: hostile });
});
