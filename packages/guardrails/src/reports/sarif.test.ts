// SARIF against its published schema, and what code scanning reads of it.
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { default as ajvDraft4 } from "ajv-draft-04";
import { default as ajvFormats } from "ajv-formats";
import type { Log, Run } from "sarif";
import { expect, it } from "vitest";
import {
  decisionOf,
  findingOf,
  hostile,
  hostileReport,
  sampleReport,
  textOf,
} from "../testing/sample-reports.js";
import type { Report } from "./report.js";
import { sarif } from "./sarif.js";

const ajv = new ajvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
ajvFormats.default(ajv);
const validate = ajv.compile<Log>(schema);

/** @throws for what is not valid. */
function runOf(report: Report): Run {
  const log: unknown = JSON.parse(textOf(sarif.write(report)));
  expect({ valid: validate(log), errors: validate.errors ?? [] }).toEqual({ valid: true, errors: [] });
  return (log as Log).runs[0] as Run;
}

it("has a descriptor for each rule: of the catalogue, and of those that only findings know", () => {
  const { rules = [] } = runOf(sampleReport()).tool.driver;
  expect(rules.map(({ id }) => id)).toEqual(["K8S-PRIVILEGED", "K8S-SECCOMP", "K8S-IMAGE-TAG"]);
  expect(rules[0]).toEqual({
    id: "K8S-PRIVILEGED",
    shortDescription: { text: "Privileged container" },
    fullDescription: { text: "A privileged container has every capability of its node." },
    help: { text: "Set securityContext.privileged to false" },
    defaultConfiguration: { level: "error" },
    properties: { tags: ["security", "PSS baseline"], "security-severity": "9.5" },
  });
});

it("has a result for each finding, at its region, by a relative path", () => {
  const { results = [], columnKind } = runOf(sampleReport());
  expect(columnKind).toBe("utf16CodeUnits");
  expect(results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
    ["K8S-PRIVILEGED", 0, "error"],
    ["K8S-IMAGE-TAG", 2, "warning"],
    ["K8S-IMAGE-TAG", 2, "note"],
  ]);
  const at = "/spec/template/spec/containers/0/securityContext/privileged";
  expect(results[0]).toMatchObject({
    message: { text: "container `app` runs privileged" },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "deploy/web.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 11, startColumn: 13, endLine: 11, endColumn: 29 },
        },
        logicalLocations: [
          { name: "shop/Deployment/web", fullyQualifiedName: `shop/Deployment/web${at}`, kind: "resource" },
        ],
      },
    ],
    partialFingerprints: { "palisade/v1": expect.stringMatching(/^[0-9a-f]{32}$/) },
  });
});

it("names files that are elsewhere, or have odd names, by valid URIs", () => {
  const uriOf = (file: string): unknown => {
    const problems = [{ message: "m", place: { file, line: 1, column: 1 } }];
    const [invocation] = runOf(sampleReport({ problems })).invocations ?? [];
    return invocation?.toolExecutionNotifications?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
  };
  expect(uriOf("/elsewhere/a.yaml")).toEqual({ uri: "file:///elsewhere/a.yaml" });
  expect(uriOf("../a.yaml")).toEqual({ uri: "file:///a.yaml" });
  expect(uriOf("C:/a b.yaml")).toEqual({ uri: "file:///C:/a%20b.yaml" });
  expect(uriOf("/shop/ä b#c:d?.yaml")).toEqual({ uri: "%C3%A4%20b%23c%3Ad%3F.yaml", uriBaseId: "%SRCROOT%" });
  expect(uriOf("<stdin>")).toEqual({ uri: "%3Cstdin%3E", uriBaseId: "%SRCROOT%" });
});

it("tells a run without an answer from one that found something", () => {
  const [passed] = runOf(sampleReport({ decision: decisionOf() })).invocations ?? [];
  expect(passed).toEqual({
    executionSuccessful: true,
    endTimeUtc: "2023-11-14T22:13:20.000Z",
    toolExecutionNotifications: [],
  });
  const place = { file: "a.yaml", line: 2, column: 1 };
  const problems = [
    { message: "unknown kind `Pd`", place },
    { code: "nothing_judged", message: "nothing" },
  ];
  const [failed] = runOf(sampleReport({ problems })).invocations ?? [];
  expect(failed?.executionSuccessful).toBe(false);
  expect(
    failed?.toolExecutionNotifications?.map(({ descriptor, level, message, locations }) => [
      descriptor?.id,
      level,
      message.text,
      locations?.[0]?.physicalLocation?.region?.startLine,
    ]),
  ).toEqual([
    ["unreadable", "error", "unknown kind `Pd`", 2],
    ["nothing_judged", "error", "nothing", undefined],
    ["not_looked_at", "note", "not looked at: no rule looks at `ConfigMap` (1 document)", 1],
  ]);
});

it("has results without a place, and rules without a catalogue", () => {
  const { resource: _, ...finding } = findingOf();
  const run = runOf(sampleReport({ rules: [], decision: decisionOf({ findings: [finding] }) }));
  expect(run.results?.[0]?.locations).toEqual([]);
  expect(run.tool.driver.rules?.map(({ id }) => id)).toEqual(["K8S-PRIVILEGED"]);
});

it("is valid with hostile names, none of which is a link or hides anything", () => {
  const run = runOf(hostileReport());
  const text = run.results?.[0]?.message.text ?? "";
  expect(text).toContain("\\[x\\](http://evil.example)");
  expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(run.results?.[0]?.ruleId).toBe(hostile);
  const written = textOf(sarif.write(hostileReport()));
  expect(written.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  expect(written).not.toMatch(/^\s*::|##\[/m);
});
