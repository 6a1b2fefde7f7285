// SARIF 2.1.0, as code scanning takes it: one descriptor for each rule, one result for each finding.
import { escapeText } from "@palisade/language";
import type { Invocation, Location, Notification, ReportingDescriptor, Result, Suppression } from "sarif";
import type { Severity } from "../contract/effect.js";
import type { FilePlace } from "../contract/file-place.js";
import type { Control } from "../contract/finding.js";
import { fileUri } from "./file-uri.js";
import { jsonText } from "./json-text.js";
import { pathBelow } from "./path-below.js";
import { outcomeOf, type Report, type ReportedFinding, type ReportProblem, shownFindings } from "./report.js";
import { defineFormat } from "./report-format.js";
import { byReason, byRule, plural } from "./tallies.js";

export const sarif = defineFormat({
  name: "sarif",
  summary: "SARIF 2.1.0, for code scanning and editors",
  extension: "sarif",
  write: (report) => jsonText(sarifLog(report), 4),
});

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** What relative URIs are relative to; code scanning knows it by this name. */
const sourceRoot = "%SRCROOT%";

function sarifLog(report: Report): unknown {
  const descriptors = descriptorsOf(report);
  const { name, version } = report.tool;
  return {
    $schema: schema,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name, version, semanticVersion: version, rules: [...descriptors.values()] } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: {
          [sourceRoot]: { description: { text: "The directory that the run started in" } },
        },
        invocations: [invocationOf(report)],
        results: resultsOf(report, [...descriptors.keys()]),
      },
    ],
  };
}

/** The catalogue's rules, and those that only findings know of: of parameters, of bundles without a catalogue. */
function descriptorsOf(report: Report): ReadonlyMap<string, ReportingDescriptor> {
  const descriptors = new Map<string, ReportingDescriptor>();
  for (const { rule, title, description, severity, remedy, controls } of report.rules)
    descriptors.set(rule, descriptor(rule, { title, description, severity, remedy, controls }));
  for (const { rule, title, severity, remedies, controls } of byRule(report.findings)) {
    if (descriptors.has(rule)) continue;
    descriptors.set(
      rule,
      descriptor(rule, { title, description: title, severity, remedy: remedies[0], controls }),
    );
  }
  return descriptors;
}

type Described = {
  readonly title: string;
  readonly description: string;
  readonly severity: Severity;
  readonly remedy: string | undefined;
  readonly controls: readonly Control[];
};

function descriptor(
  id: string,
  { title, description, severity, remedy, controls }: Described,
): ReportingDescriptor {
  const score = scores[severity];
  return {
    id,
    shortDescription: { text: messageText(title) },
    fullDescription: { text: messageText(description.trim() === "" ? title : description.trim()) },
    ...(remedy === undefined || remedy === "" ? {} : { help: { text: messageText(remedy) } }),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ["security", ...new Set(controls.map((control) => `${control.framework} ${control.id}`))],
      ...(score === undefined ? {} : { "security-severity": score }),
    },
  };
}

const levels = { critical: "error", high: "error", medium: "warning", low: "note", info: "note" } as const;

/** By which code scanning names a severity. */
const scores: Readonly<Record<Severity, string | undefined>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "2.0",
  info: undefined,
};

/** If any result says that it is suppressed, all say whether they are. */
function* resultsOf(report: Report, rules: readonly string[]): Generator<Result> {
  const saysSuppressed = report.findings.some(({ status }) => status === "excepted");
  const indexes = new Map(rules.map((rule, index) => [rule, index]));
  for (const finding of shownFindings(report)) {
    const result = resultOf(finding, indexes.get(finding.rule) ?? -1, report);
    yield saysSuppressed ? { ...result, suppressions: suppressionsOf(finding) } : result;
  }
}

function resultOf(finding: ReportedFinding, ruleIndex: number, { root }: Report): Result {
  const { rule, severity, status, message, place, fingerprint, baseline } = finding;
  const locations =
    place === undefined ? [] : [{ ...locationOf(place, root), logicalLocations: [logical(finding)] }];
  return {
    ruleId: rule,
    ruleIndex,
    ...(status === "not_applicable"
      ? { kind: "notApplicable", level: "none" }
      : { kind: "fail", level: levels[severity] }),
    message: { text: messageText(message) },
    locations,
    partialFingerprints: { "palisade/v1": fingerprint },
    ...(baseline === undefined ? {} : { baselineState: baseline }),
    properties: { severity },
  };
}

function suppressionsOf({ status, exception }: ReportedFinding): Suppression[] {
  if (status !== "excepted") return [];
  if (exception === undefined) return [{ kind: "external", status: "accepted" }];
  const { reason, ...properties } = exception;
  return [{ kind: "external", status: "accepted", justification: messageText(reason), properties }];
}

function logical({ namespace, subject = "", at = "" }: ReportedFinding) {
  const name = namespace === undefined ? subject : `${namespace}/${subject}`;
  return { name: escapeText(name), fullyQualifiedName: escapeText(`${name}${at}`), kind: "resource" };
}

function locationOf(
  { file, line, column, endLine, endColumn }: FilePlace,
  root: string | undefined,
): Location {
  const { uri, isRelative } = fileUri(pathBelow(file, root));
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(isRelative ? { uriBaseId: sourceRoot } : {}) },
      region: {
        startLine: line,
        startColumn: column,
        ...(endLine === undefined ? {} : { endLine }),
        ...(endColumn === undefined ? {} : { endColumn }),
      },
    },
  };
}

/** A run without an answer failed; what nobody looked at is told, too. */
function invocationOf(report: Report): Invocation {
  const { problems, warnings, coverage, decision, root } = report;
  const time = decision?.evaluatedAt;
  return {
    executionSuccessful: outcomeOf(report) !== "incomplete",
    ...(time === undefined ? {} : { endTimeUtc: time }),
    toolExecutionNotifications: [
      ...problems.map((problem) => problemNotification(problem, "error", root)),
      ...warnings.map((warning) => problemNotification(warning, "warning", root)),
      ...byReason(coverage.unlooked).map(({ reason, count, first }): Notification => {
        const text = `not looked at: ${messageText(reason)} (${plural(count, "document")})`;
        const locations = [locationOf(first.place, root)];
        return { descriptor: { id: "not_looked_at" }, level: "note", message: { text }, locations };
      }),
    ],
  };
}

function problemNotification(
  { code, message, place }: ReportProblem,
  level: "error" | "warning",
  root: string | undefined,
): Notification {
  return {
    descriptor: { id: code ?? "unreadable" },
    level,
    message: { text: messageText(message) },
    ...(place === undefined ? {} : { locations: [locationOf(place, root)] }),
  };
}

/** In SARIF's messages `[text](place)` is a link. */
function messageText(text: string): string {
  const visible = escapeText(text);
  return visible.includes("](") ? visible.replaceAll(/[\\[\]]/g, "\\$&") : visible;
}
