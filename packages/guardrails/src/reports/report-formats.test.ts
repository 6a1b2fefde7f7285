// The formats that there are, as help, documentation and names of files have them.
import { expect, it } from "vitest";
import { sampleReport, textOf } from "../testing/sample-reports.js";
import { pretty } from "./pretty.js";
import { reportFormats, writeReport } from "./report-formats.js";
import { ruleFormats } from "./rule-formats.js";

it("are these, in the order of the help", () => {
  const lines = [...reportFormats].map(([key, { name, extension, summary }]) =>
    [key, name, extension, summary].join(" | "),
  );
  expect(lines.join("\n")).toMatchInlineSnapshot(`
    "pretty | pretty | txt | for people: by resource, worst first, with a table by rule
    json | json | json | everything there is to know, for programs
    sarif | sarif | sarif | SARIF 2.1.0, for code scanning and editors
    junit | junit | xml | JUnit XML, for the test page of a build server
    github | github | txt | annotations in a GitHub workflow
    gitlab | gitlab | json | code quality of a GitLab merge request
    markdown | markdown | md | a comment on a pull request
    html | html | html | one page to read, print and hand on"
  `);
  expect(
    [...ruleFormats].map(([key, { name, summary }]) => [key, name, summary].join(" | ")).join("\n"),
  ).toMatchInlineSnapshot(`
    "pretty | pretty | for people
    json | json | for programs
    markdown | markdown | for a page"
  `);
});

it("are written by their names", () => {
  const report = sampleReport();
  const quiet = { quiet: true };
  expect(textOf(writeReport(report, "pretty", quiet))).toBe(textOf(pretty.write(report, quiet)));
  expect(() => writeReport(report, "yaml" as "json")).toThrow(new RangeError("unknown format `yaml`"));
});
