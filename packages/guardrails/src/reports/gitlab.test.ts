// GitLab's code quality report: the fields that GitLab asks for.
import { expect, it } from "vitest";
import { decisionOf, hostileReport, sampleReport, textOf } from "../testing/sample-reports.js";
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
