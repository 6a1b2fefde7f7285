// The formats by name: what the help and the documentation say of each.
import { expect, it } from "vitest";
import { reportFormats, writeReport } from "./report-formats.js";

it("are listed by name, each with what it is for and how its files end", () => {
  const all = [...reportFormats].map(([key, { name, summary, extension }]) => [
    key,
    name,
    summary,
    extension,
  ]);
  expect(all).toMatchInlineSnapshot(`
    [
      [
        "pretty",
        "pretty",
        "for people: by resource, worst first, with a table by rule",
        "txt",
      ],
      [
        "json",
        "json",
        "everything there is to know, for programs",
        "json",
      ],
      [
        "sarif",
        "sarif",
        "SARIF 2.1.0, for code scanning and editors",
        "sarif",
      ],
      [
        "junit",
        "junit",
        "JUnit XML, for the test page of a build server",
        "xml",
      ],
      [
        "github",
        "github",
        "annotations in a GitHub workflow",
        "txt",
      ],
      [
        "gitlab",
        "gitlab",
        "code quality of a GitLab merge request",
        "json",
      ],
      [
        "markdown",
        "markdown",
        "a comment on a pull request",
        "md",
      ],
      [
        "html",
        "html",
        "one page to read, print and hand on",
        "html",
      ],
    ]
  `);
});

it("are refused by a name that none has", () => {
  expect(() => writeReport({} as never, "csv" as never)).toThrow("unknown format `csv`");
});
