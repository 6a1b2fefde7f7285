// GitLab's code quality report: the fields that GitLab asks for.
import { expect, it } from "vitest";
import { decisionOf, fullReport, hostileReport, sampleReport, textOf } from "../testing/sample-reports.js";
import { gitlab } from "./gitlab.js";

type Issue = {
  description: string;
  check_name: string;
  fingerprint: string;
  severity: string;
  location: unknown;
};
const issuesOf = (...given: Parameters<typeof gitlab.write>): Issue[] =>
  JSON.parse(textOf(gitlab.write(...given))) as Issue[];

it("has an issue for each finding, and for what was not judged", () => {
  const problems = [{ code: "nothing_judged", message: "nothing was judged" }];
  const issues = issuesOf(sampleReport({ problems }));
  expect(issues.map(({ check_name, severity }) => [check_name, severity])).toEqual([
    ["nothing_judged", "blocker"],
    ["K8S-PRIVILEGED", "blocker"],
    ["K8S-IMAGE-TAG", "major"],
    ["K8S-IMAGE-TAG", "minor"],
  ]);
  expect(issues[0]?.location).toEqual({ path: ".", lines: { begin: 1 } });
  expect(issues[1]).toMatchObject({
    description: "Privileged container: container `app` runs privileged",
    location: { path: "deploy/web.yaml", lines: { begin: 11 } },
  });
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(4);
});

it("is an empty list when there is nothing to say, and JSON with hostile names", () => {
  expect(textOf(gitlab.write(sampleReport({ decision: decisionOf() })))).toBe("[]\n");
  const issues = issuesOf(hostileReport());
  expect(issues.at(-1)?.location).toMatchObject({ path: expect.stringContaining("<script>") });
  expect(issues.at(-1)?.description).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
});

it("is written issue by issue", () => {
  const pieces = [...gitlab.write(sampleReport())].filter((piece) => piece.startsWith("{"));
  expect(pieces.map((piece) => (JSON.parse(piece) as Issue).check_name)).toHaveLength(3);
});

it("has the fields of an issue, whatever the finding", () => {
  const problems = [
    { message: "is wrong", place: { file: "./a.yaml", line: 2, column: 1 } },
    { code: "nothing_judged", message: "nothing was judged" },
  ];
  const issues = issuesOf(fullReport({ problems, show: "info" }));
  expect(issues.map((issue) => JSON.stringify(issue)).join("\n")).toMatchInlineSnapshot(`
    "{"description":"is wrong","check_name":"unreadable","fingerprint":"5a09c9f43aa723053cfdcc9e27c8e891","severity":"blocker","location":{"path":"a.yaml","lines":{"begin":2,"end":2}}}
    {"description":"nothing was judged","check_name":"nothing_judged","fingerprint":"28b1b05fdffdeb4a504e191ee3ca5201","severity":"blocker","location":{"path":".","lines":{"begin":1}}}
    {"description":"Privileged container: container \`app\` runs privileged","check_name":"K8S-PRIVILEGED","fingerprint":"e9f8736f28ae53c82b09481cd71f68a1","severity":"blocker","location":{"path":"deploy/web.yaml","lines":{"begin":11,"end":11}}}
    {"description":"Path of the node: volume \`data\` is a path of the node","check_name":"K8S-HOST-PATH","fingerprint":"3d35e57977c362d9319318d9440cefde","severity":"critical","location":{"path":"/elsewhere/pods.yaml","lines":{"begin":4,"end":4}}}
    {"description":"Image that moves: image \`nginx\` moves","check_name":"K8S-IMAGE-TAG","fingerprint":"aaa4d4604d62ca9e839c0880d7b8c4ce","severity":"major","location":{"path":"deploy/web.yaml","lines":{"begin":9,"end":9}}}
    {"description":"Image that moves: no image is signed","check_name":"K8S-IMAGE-TAG","fingerprint":"b82e546f4bbcef66186927c80b2836e2","severity":"minor","location":{"path":".","lines":{"begin":1}}}
    {"description":"Path of the node: volume \`logs\` is a path of the node","check_name":"K8S-HOST-PATH","fingerprint":"c643f033a00b99bf9a5171c748d086e6","severity":"major","location":{"path":"deploy/settings.yaml","lines":{"begin":1,"end":1}}}
    {"description":"Labels: no labels","check_name":"K8S-LABELS","fingerprint":"8d1aab6cfef85743ecdb34d69beaa93c","severity":"info","location":{"path":".","lines":{"begin":1}}}
    {"description":"Path of the node: volume \`new\` is a path of the node","check_name":"K8S-HOST-PATH","fingerprint":"81e2b8ae78e09d2eb1dec2632376e878","severity":"critical","location":{"path":"deploy/web.yaml","lines":{"begin":11,"end":11}}}"
  `);
});
