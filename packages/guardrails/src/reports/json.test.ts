// The report as JSON: the fields that programs read, written in pieces.
import { expect, it } from "vitest";
import {
  decisionOf,
  fullReport,
  hostile,
  hostileReport,
  sampleReport,
  textOf,
} from "../testing/sample-reports.js";
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
  const { findings, errors, coverage, summary, decision, ...rest } = written(sampleReport());
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
  expect(Object.keys(rest)).toEqual(["outcome", "threshold", "tool"]);
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
  expect(
    [...jsonText({ list: [{ a: 1 }] })].map((piece) => piece.trim()).filter((piece) => piece !== ""),
  ).toEqual(['{\n  "list":', "[", '{\n      "a": 1\n    }', "]", "}"]);
});

it("keeps hostile names as they are, escaped", () => {
  const text = textOf(json.write(hostileReport()));
  expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(text).not.toMatch(/^\s*::|##\[/m);
  expect(written(hostileReport()).findings[0]).toMatchObject({ rule: hostile, message: hostile });
});

it("counts what is left out, and tells warnings and settings", () => {
  const { findings, coverage: _, decision: __, ...rest } = written(fullReport());
  expect(
    findings.map(({ message, baseline }) => `${baseline}: ${message}`).join("\n"),
  ).toMatchInlineSnapshot(`
    "new: container \`app\` runs privileged
    new: container \`side car\` runs privileged
    new: container \`init\` runs privileged
    unchanged: container \`old\` runs privileged
    new: volume \`data\` is a path of the node
    new: volume \`data\` is a path of the node
    new: image \`nginx\` moves
    new: no image is signed
    new: volume \`logs\` is a path of the node
    new: volume \`new\` is a path of the node"
  `);
  expect(rest).toMatchInlineSnapshot(`
    {
      "errors": [
        {
          "column": 1,
          "file": "a.yaml",
          "line": 2,
          "message": "unknown kind \`Pd\`",
        },
        {
          "code": "nothing_judged",
          "message": "nothing was judged",
        },
      ],
      "outcome": "incomplete",
      "settings": "palisade.yaml",
      "summary": {
        "baseline": 1,
        "critical": 1,
        "excepted": 2,
        "files": 3,
        "high": 2,
        "ignored": {
          "directories": 1,
          "files": 2,
        },
        "info": 1,
        "low": 1,
        "medium": 2,
        "notApplicable": 1,
        "notShown": 1,
        "resources": 4,
        "rules": {
          "K8S-HOST-PATH": 3,
          "K8S-IMAGE-TAG": 2,
          "K8S-LABELS": 1,
          "K8S-PRIVILEGED": 1,
        },
        "skipped": 1,
      },
      "threshold": "high",
      "tool": {
        "name": "palisade",
        "version": "1.2.3",
      },
      "warnings": [
        {
          "column": 3,
          "file": "exceptions.yaml",
          "line": 2,
          "message": "the exception \`EXC-2\` is not needed",
        },
        {
          "code": "unused",
          "message": "a hint",
        },
        {
          "code": "stale_baseline",
          "message": "1 finding of the baseline was not found again; --write-baseline leaves out what is mended",
        },
      ],
    }
  `);
});
