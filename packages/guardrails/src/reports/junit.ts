// JUnit's XML, which build servers read: a suite for each file, a case for each finding and each clean document.
import { xmlAttributes, xmlContent } from "@palisade/language";
import { pathBelow } from "./path-below.js";
import {
  isFailing,
  type Report,
  type ReportedDocument,
  type ReportedFinding,
  type ReportProblem,
  shownFindings,
  standingOf,
} from "./report.js";
import { defineFormat } from "./report-format.js";
import { controlText, standingText } from "./tallies.js";

export const junit = defineFormat({
  name: "junit",
  summary: "JUnit XML, for the test page of a build server",
  extension: "xml",
  write: function* (report) {
    const suites = suitesOf(report);
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${sums(
      "palisade",
      suites.flatMap(({ cases }) => cases),
    )}>\n`;
    for (const { name, cases } of suites) {
      yield `  <testsuite${sums(name, cases)}>\n`;
      for (const make of cases) yield caseXml(name, make());
      yield "  </testsuite>\n";
    }
    yield "</testsuites>\n";
  },
});

type Case = {
  readonly name: string;
  readonly line?: number;
  readonly outcome: "passed" | "failure" | "error" | "skipped";
  readonly type?: string;
  readonly message?: string;
  readonly details?: string;
};

/** Cases are made when they are written: nobody holds the texts of all. */
type Suite = { readonly name: string; readonly cases: (() => Case)[] };

/** In the order of the documents, then what belongs to no file. */
function suitesOf(report: Report): readonly Suite[] {
  const suites = new Map<string, Suite>();
  const add = (file: string | undefined, one: () => Case): void => {
    const name = file === undefined ? "palisade" : pathBelow(file, report.root);
    const known = suites.get(name);
    if (known === undefined) suites.set(name, { name, cases: [one] });
    else known.cases.push(one);
  };
  const shown = shownFindings(report);
  const dirty = new Set(shown.map(({ resource }) => resource));
  for (const [index, document] of report.documents.entries())
    if (!dirty.has(index)) add(document.place.file, () => cleanCase(document));
  for (const finding of shown) add(finding.place?.file, () => findingCase(finding, report));
  for (const problem of report.problems) add(problem.place?.file, () => problemCase(problem));
  return [...suites.values()];
}

function cleanCase({ subject, namespace, place }: ReportedDocument): Case {
  const where = namespace === undefined ? subject : `${namespace}/${subject}`;
  return { name: where, line: place.line, outcome: "passed" };
}

/** Named by what it is about: build servers tell cases of two runs by their names. */
function findingCase(finding: ReportedFinding, report: Report): Case {
  const { rule, title, severity, message, namespace, subject, at, place, remedy, controls } = finding;
  const where = [namespace, subject].filter((part) => part !== undefined).join("/");
  const name = [rule, where, at].filter((part) => part !== undefined && part !== "").join(" ");
  const line = place === undefined ? {} : { line: place.line };
  const standing = standingOf(finding, report);
  if (standing !== "violation")
    return { name, ...line, outcome: "skipped", message: `${standingText(finding, standing)} (${message})` };
  const details = [
    `${severity}: ${title}`,
    ...(place === undefined ? [] : [`at: ${place.file}:${place.line}:${place.column}`]),
    ...(remedy === undefined ? [] : [`fix: ${remedy}`]),
    ...(controls.length === 0 ? [] : [`controls: ${controlText(controls)}`]),
  ].join("\n");
  const outcome = isFailing(finding, report) ? "failure" : "passed";
  return { name, ...line, outcome, type: severity, message, details };
}

function problemCase({ code = "unreadable", message, place }: ReportProblem): Case {
  const line = place === undefined ? {} : { line: place.line };
  return {
    name: place === undefined ? code : `${code} ${place.line}:${place.column}`,
    ...line,
    outcome: "error",
    type: code,
    message,
  };
}

function caseXml(suite: string, { name, line, outcome, type, message, details = "" }: Case): string {
  const open = `    <testcase${xmlAttributes({ name, classname: suite, file: suite, line, time: "0" })}`;
  if (outcome === "passed" && message === undefined) return `${open}/>\n`;
  if (outcome === "passed")
    return `${open}>\n      <system-out>${xmlContent(`${message}\n${details}`)}</system-out>\n    </testcase>\n`;
  const own = xmlAttributes({ message, ...(outcome === "skipped" ? {} : { type }) });
  return `${open}>\n      <${outcome}${own}>${xmlContent(details)}</${outcome}>\n    </testcase>\n`;
}

function sums(name: string, cases: Suite["cases"]): string {
  const outcomes = cases.map((make) => make().outcome);
  const count = (wanted: Case["outcome"]): number => outcomes.filter((each) => each === wanted).length;
  const [failures, errors, skipped] = [count("failure"), count("error"), count("skipped")];
  return xmlAttributes({ name, tests: cases.length, failures, errors, skipped, time: "0" });
}
