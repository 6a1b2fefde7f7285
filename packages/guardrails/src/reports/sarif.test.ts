// SARIF against its published schema, and what code scanning reads of it.
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { default as ajvDraft4 } from "ajv-draft-04";
import { default as ajvFormats } from "ajv-formats";
import type { Invocation, Log, Run } from "sarif";
import { expect, it } from "vitest";
import { severities } from "../contract/effect.js";
import {
  decisionOf,
  findingOf,
  fullReport,
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

it("has the level and the score of each severity, and a title where nothing else is told", () => {
  const [rule] = sampleReport().rules as [Report["rules"][number]];
  const rules = severities.map((severity) => ({ ...rule, rule: severity, severity }));
  const mute = { ...rule, rule: "MUTE", description: " \n", remedy: "", controls: [] };
  const { driver } = runOf(sampleReport({ decision: decisionOf(), rules: [...rules, mute] })).tool;
  const descriptors = driver.rules ?? [];
  expect(
    descriptors.map(({ id, defaultConfiguration, properties }) => [
      id,
      defaultConfiguration?.level,
      (properties as Record<string, unknown>)["security-severity"],
    ]),
  ).toEqual([
    ["critical", "error", "9.5"],
    ["high", "error", "8.0"],
    ["medium", "warning", "5.5"],
    ["low", "note", "2.0"],
    ["info", "note", undefined],
    ["MUTE", "error", "9.5"],
  ]);
  expect(descriptors.at(-1)).toEqual({
    id: "MUTE",
    shortDescription: { text: "Privileged container" },
    fullDescription: { text: "Privileged container" },
    defaultConfiguration: { level: "error" },
    properties: { tags: ["security"], "security-severity": "9.5" },
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

it("is written result by result", () => {
  const pieces = [...sarif.write(sampleReport())].filter((piece) => /^\{\s+"ruleId"/.test(piece));
  expect(pieces.map((piece) => (JSON.parse(piece) as { ruleIndex: number }).ruleIndex)).toEqual([0, 2, 2]);
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

it("has all that a report can hold", () => {
  const report = fullReport();
  const unlooked = report.coverage.unlooked.slice(-2);
  const { tool, invocations, results, ...run } = runOf({ ...report, coverage: { unlooked } });
  const [{ toolExecutionNotifications, ...invocation }] = invocations as [Invocation];
  const lines = [
    ...(tool.driver.rules ?? []),
    { ...tool.driver, rules: [] },
    run,
    invocation,
    ...(toolExecutionNotifications ?? []),
    ...(results ?? []),
  ];
  expect(lines.map((line) => JSON.stringify(line)).join("\n")).toMatchInlineSnapshot(`
    "{"id":"K8S-PRIVILEGED","shortDescription":{"text":"Privileged container"},"fullDescription":{"text":"A privileged container has every capability of its node."},"help":{"text":"Set securityContext.privileged to false"},"defaultConfiguration":{"level":"error"},"properties":{"tags":["security","PSS baseline"],"security-severity":"9.5"}}
    {"id":"K8S-SECCOMP","shortDescription":{"text":"No seccomp profile"},"fullDescription":{"text":"Without a profile a container may make any system call."},"help":{"text":"Set securityContext.seccompProfile.type to RuntimeDefault"},"defaultConfiguration":{"level":"warning"},"properties":{"tags":["security"],"security-severity":"5.5"}}
    {"id":"K8S-HOST-PATH","shortDescription":{"text":"Path of the node"},"fullDescription":{"text":"Path of the node"},"help":{"text":"Use a volume claim"},"defaultConfiguration":{"level":"error"},"properties":{"tags":["security","PSS restricted","PSS baseline"],"security-severity":"8.0"}}
    {"id":"K8S-IMAGE-TAG","shortDescription":{"text":"Image that moves"},"fullDescription":{"text":"Image that moves"},"help":{"text":"Name the image by its digest"},"defaultConfiguration":{"level":"warning"},"properties":{"tags":["security"],"security-severity":"5.5"}}
    {"id":"K8S-LABELS","shortDescription":{"text":"Labels"},"fullDescription":{"text":"Labels"},"defaultConfiguration":{"level":"note"},"properties":{"tags":["security"]}}
    {"name":"palisade","version":"1.2.3","semanticVersion":"1.2.3","rules":[]}
    {"columnKind":"utf16CodeUnits","originalUriBaseIds":{"%SRCROOT%":{"description":{"text":"The directory that the run started in"}}}}
    {"executionSuccessful":false,"endTimeUtc":"2023-11-14T22:13:20.000Z"}
    {"descriptor":{"id":"unreadable"},"level":"error","message":{"text":"unknown kind \`Pd\`"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":2,"startColumn":1}}}]}
    {"descriptor":{"id":"nothing_judged"},"level":"error","message":{"text":"nothing was judged"}}
    {"descriptor":{"id":"unreadable"},"level":"warning","message":{"text":"the exception \`EXC-2\` is not needed"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"exceptions.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":2,"startColumn":3}}}]}
    {"descriptor":{"id":"unused"},"level":"warning","message":{"text":"a hint"}}
    {"descriptor":{"id":"stale_baseline"},"level":"warning","message":{"text":"1 finding of the baseline was not found again; --write-baseline leaves out what is mended"}}
    {"descriptor":{"id":"not_looked_at"},"level":"note","message":{"text":"not looked at: no rule looks at \`Kind4\` (1 document)"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///elsewhere/pods.yaml"},"region":{"startLine":3,"startColumn":5}}}]}
    {"descriptor":{"id":"not_looked_at"},"level":"note","message":{"text":"not looked at: templates (1 document)"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"deploy/chart/values.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":3,"startColumn":5}}}]}
    {"ruleId":"K8S-PRIVILEGED","ruleIndex":0,"kind":"fail","level":"error","message":{"text":"container \`app\` runs privileged"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"deploy/web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":11,"startColumn":13,"endLine":11,"endColumn":29}},"logicalLocations":[{"name":"shop/Deployment/web","fullyQualifiedName":"shop/Deployment/web/spec/template/spec/containers/0/securityContext/privileged","kind":"resource"}]}],"partialFingerprints":{"palisade/v1":"e9f8736f28ae53c82b09481cd71f68a1"},"baselineState":"new","properties":{"severity":"critical"},"suppressions":[]}
    {"ruleId":"K8S-PRIVILEGED","ruleIndex":0,"kind":"fail","level":"error","message":{"text":"container \`side car\` runs privileged"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"deploy/web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":11,"startColumn":13,"endLine":11,"endColumn":29}},"logicalLocations":[{"name":"shop/Deployment/web","fullyQualifiedName":"shop/Deployment/web/spec/template/spec/containers/0/securityContext/privileged","kind":"resource"}]}],"partialFingerprints":{"palisade/v1":"33562672aa87f203cc7ab71eb38b8fd6"},"baselineState":"new","properties":{"severity":"critical"},"suppressions":[{"kind":"external","status":"accepted","justification":"moves in March","properties":{"id":"EXC-1","owner":"team-a","expires":"2027-03-31"}}]}
    {"ruleId":"K8S-PRIVILEGED","ruleIndex":0,"kind":"fail","level":"error","message":{"text":"container \`init\` runs privileged"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"deploy/web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":11,"startColumn":13,"endLine":11,"endColumn":29}},"logicalLocations":[{"name":"shop/Deployment/web","fullyQualifiedName":"shop/Deployment/web/spec/template/spec/containers/0/securityContext/privileged","kind":"resource"}]}],"partialFingerprints":{"palisade/v1":"cbcf292c6aced8ad080dd1688dcde542"},"baselineState":"new","properties":{"severity":"critical"},"suppressions":[{"kind":"external","status":"accepted"}]}
    {"ruleId":"K8S-PRIVILEGED","ruleIndex":0,"kind":"fail","level":"error","message":{"text":"container \`old\` runs privileged"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"deploy/web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":11,"startColumn":13,"endLine":11,"endColumn":29}},"logicalLocations":[{"name":"shop/Deployment/web","fullyQualifiedName":"shop/Deployment/web/spec/template/spec/containers/0/securityContext/privileged","kind":"resource"}]}],"partialFingerprints":{"palisade/v1":"6a329caa19449d2295254d9588872341"},"baselineState":"unchanged","properties":{"severity":"critical"},"suppressions":[]}
    {"ruleId":"K8S-HOST-PATH","ruleIndex":2,"kind":"fail","level":"error","message":{"text":"volume \`data\` is a path of the node"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///elsewhere/pods.yaml"},"region":{"startLine":4,"startColumn":76,"endLine":4,"endColumn":89}},"logicalLocations":[{"name":"shop/List","fullyQualifiedName":"shop/List/items/1/spec/hostPID","kind":"resource"}]}],"partialFingerprints":{"palisade/v1":"3d35e57977c362d9319318d9440cefde"},"baselineState":"new","properties":{"severity":"high"},"suppressions":[]}
    {"ruleId":"K8S-HOST-PATH","ruleIndex":2,"kind":"notApplicable","level":"none","message":{"text":"volume \`data\` is a path of the node"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"file:///elsewhere/pods.yaml"},"region":{"startLine":3,"startColumn":5,"endLine":3,"endColumn":10}},"logicalLocations":[{"name":"Pod/first","fullyQualifiedName":"Pod/first/items/0","kind":"resource"}]}],"partialFingerprints":{"palisade/v1":"ef88d67f3777b68d9eb810700e1ba329"},"baselineState":"new","properties":{"severity":"high"},"suppressions":[]}
    {"ruleId":"K8S-IMAGE-TAG","ruleIndex":3,"kind":"fail","level":"warning","message":{"text":"image \`nginx\` moves"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"deploy/web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":9,"startColumn":11,"endLine":9,"endColumn":23}},"logicalLocations":[{"name":"shop/Deployment/web","fullyQualifiedName":"shop/Deployment/web/spec/template/spec/containers/0/image","kind":"resource"}]}],"partialFingerprints":{"palisade/v1":"aaa4d4604d62ca9e839c0880d7b8c4ce"},"baselineState":"new","properties":{"severity":"medium"},"suppressions":[]}
    {"ruleId":"K8S-IMAGE-TAG","ruleIndex":3,"kind":"fail","level":"note","message":{"text":"no image is signed"},"locations":[],"partialFingerprints":{"palisade/v1":"b82e546f4bbcef66186927c80b2836e2"},"baselineState":"new","properties":{"severity":"low"},"suppressions":[]}
    {"ruleId":"K8S-HOST-PATH","ruleIndex":2,"kind":"fail","level":"warning","message":{"text":"volume \`logs\` is a path of the node"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"deploy/settings.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":1,"startColumn":1,"endLine":1,"endColumn":5}},"logicalLocations":[{"name":"","fullyQualifiedName":"","kind":"resource"}]}],"partialFingerprints":{"palisade/v1":"c643f033a00b99bf9a5171c748d086e6"},"baselineState":"new","properties":{"severity":"medium"},"suppressions":[]}
    {"ruleId":"K8S-HOST-PATH","ruleIndex":2,"kind":"fail","level":"error","message":{"text":"volume \`new\` is a path of the node"},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"deploy/web.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":11,"startColumn":13,"endLine":11,"endColumn":29}},"logicalLocations":[{"name":"shop/Deployment/web","fullyQualifiedName":"shop/Deployment/web/spec/template/spec/containers/0/securityContext/privileged","kind":"resource"}]}],"partialFingerprints":{"palisade/v1":"81e2b8ae78e09d2eb1dec2632376e878"},"baselineState":"new","properties":{"severity":"high"},"suppressions":[]}"
  `);
});
