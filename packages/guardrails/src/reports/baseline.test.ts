// Baselines: what is written can be read, and what is half understood is refused.
import { expect, it } from "vitest";
import { decisionOf, findingOf, fullReport, sampleReport } from "../testing/sample-reports.js";
import { baselineText, readBaseline } from "./baseline.js";

const fingerprint = "0123456789abcdef".repeat(2);

it("has what counts, in the order of files, subjects and rules", () => {
  expect(baselineText(fullReport())).toMatchInlineSnapshot(`
    "{
      "schemaVersion": 1,
      "findings": [
        {"fingerprint":"3d35e57977c362d9319318d9440cefde","rule":"K8S-HOST-PATH","file":"/elsewhere/pods.yaml","subject":"List"},
        {"fingerprint":"c643f033a00b99bf9a5171c748d086e6","rule":"K8S-HOST-PATH","file":"deploy/settings.yaml"},
        {"fingerprint":"81e2b8ae78e09d2eb1dec2632376e878","rule":"K8S-HOST-PATH","file":"deploy/web.yaml","subject":"Deployment/web"},
        {"fingerprint":"aaa4d4604d62ca9e839c0880d7b8c4ce","rule":"K8S-IMAGE-TAG","file":"deploy/web.yaml","subject":"Deployment/web"},
        {"fingerprint":"6a329caa19449d2295254d9588872341","rule":"K8S-PRIVILEGED","file":"deploy/web.yaml","subject":"Deployment/web"},
        {"fingerprint":"e9f8736f28ae53c82b09481cd71f68a1","rule":"K8S-PRIVILEGED","file":"deploy/web.yaml","subject":"Deployment/web"},
        {"fingerprint":"b82e546f4bbcef66186927c80b2836e2","rule":"K8S-IMAGE-TAG","subject":"Cluster/main"},
        {"fingerprint":"8d1aab6cfef85743ecdb34d69beaa93c","rule":"K8S-LABELS"}
      ]
    }
    "
  `);
  expect(baselineText(sampleReport({ decision: decisionOf() }))).toMatchInlineSnapshot(`
    "{
      "schemaVersion": 1,
      "findings": []
    }
    "
  `);
});

it("has objects one after the other, whatever their rules", () => {
  const findings = [findingOf({ rule: "A", subject: "Pod/b" }), findingOf({ rule: "B", subject: "Pod/a" })];
  const text = baselineText(sampleReport({ decision: decisionOf({ findings }) }));
  expect([...text.matchAll(/Pod\/./g)].map(String)).toEqual(["Pod/a", "Pod/b"]);
});

it("is read as it was written", () => {
  const report = sampleReport();
  const wanted = new Set(report.findings.map((finding) => finding.fingerprint));
  expect(readBaseline(baselineText(report))).toEqual({ baseline: wanted });
  expect(wanted.size).toBe(3);
});

it.each([
  ["{}", ["this is no baseline: `--write-baseline` writes one"]],
  ["{schemaVersion: 2, findings: []}", ["must be `1`"]],
  ["{schemaVersion: 1, findings: [{fingerprint: 0123, rule: A}]}", ["must be a text"]],
  ["{schemaVersion: 1, findings: [{fingerprint: '0123', rule: A}]}", ["must be 32 hexadecimal digits"]],
  [`{schemaVersion: 1, findings: [{fingerprint: ${fingerprint}}]}`, ["`rule` is missing"]],
  [
    `{schemaVersion: 1, findings: [{fingerprint: ${fingerprint}, rule: A, file: 1, subject: 2, place: 3}]}`,
    ["must be a text", "must be a text", "there is no such setting"],
  ],
])("%s is none", (text, messages) => {
  const { baseline, problems } = readBaseline(text);
  expect(baseline).toBeUndefined();
  expect(problems?.map(({ message }) => message)).toEqual(messages);
});

it("is said to be none at its beginning, and what is no YAML is told where it is", () => {
  const place = { line: 1, column: 1 };
  expect(readBaseline("[]")).toEqual({
    problems: [{ message: "this is no baseline: `--write-baseline` writes one", place }],
  });
  const { problems } = readBaseline("schemaVersion: 1\nfindings: [\n");
  expect(problems?.map(({ place: found }) => found.line)).toEqual([3]);
  expect(problems?.[0]?.message).not.toContain("baseline");
});

it("tells how many findings are gone", () => {
  const messages = (baseline: readonly string[]) =>
    sampleReport({ baseline: new Set(baseline), decision: decisionOf({ findings: [findingOf()] }) }).warnings;
  const [known = ""] = sampleReport().findings.map((finding) => finding.fingerprint);
  expect(messages([known])).toEqual([]);
  expect(messages([known, fingerprint])).toEqual([
    {
      code: "stale_baseline",
      message: "1 finding of the baseline was not found again; --write-baseline leaves out what is mended",
    },
  ]);
  expect(messages(["a", "b"])).toMatchObject([
    { message: expect.stringContaining("2 findings of the baseline were not found again; ") },
  ]);
});
