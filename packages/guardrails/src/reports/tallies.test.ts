// Findings counted and in order: by object, by rule, by reason, and what is said of each.
import { describe, expect, it } from "vitest";
import { findingOf, sampleReport } from "../testing/sample-reports.js";
import type { ReportedFinding } from "./report.js";
import {
  byObject,
  byReason,
  byRule,
  controlText,
  coverageText,
  plural,
  severityText,
  standingText,
} from "./tallies.js";

const reported = (given: Partial<ReportedFinding>): ReportedFinding => ({
  ...findingOf(),
  fingerprint: "",
  ...given,
});
const at = (file: string, line: number, column: number) => ({ place: { file, line, column } });
/** Every order that a list can be read in from one of its places on. */
const rotations = <T>(items: readonly T[]): (readonly T[])[] =>
  [items, items.toReversed()].flatMap((list) =>
    list.map((_, index) => [...list.slice(index), ...list.slice(0, index)]),
  );

describe("findings of one object", () => {
  const wanted = [
    reported({ severity: "high", ...at("z", 9, 9), rule: "Z" }),
    reported({ severity: "low", rule: "Z", message: "z" }),
    reported({ severity: "low", ...at("a", 1, 2), rule: "Z" }),
    reported({ severity: "low", ...at("a", 2, 1), rule: "A", message: "a" }),
    reported({ severity: "low", ...at("a", 2, 1), rule: "A", message: "b" }),
    reported({ severity: "low", ...at("a", 2, 1), rule: "B", message: "a" }),
    reported({ severity: "low", ...at("a", 2, 3), rule: "A" }),
    reported({ severity: "low", ...at("b", 1, 1), rule: "A" }),
  ];

  it.each(rotations(wanted).map((findings) => ({ findings })))(
    "stand worst first, then by place, rule and message",
    ({ findings }) => {
      expect(byObject(findings, sampleReport())).toEqual([
        { subject: "Deployment/web", file: "z", findings: wanted },
      ]);
    },
  );
});

describe("objects", () => {
  it("are one for each resource, item of a list and name, those with the worst finding first", () => {
    const { resource: _, subject: __, ...general } = reported({ at: "" });
    const low = { severity: "low" } as const;
    const findings = [
      reported({ ...low, subject: "List", at: "/items/0/a" }),
      reported({ ...low, subject: "List", at: "/items/1/a", ...at("b", 1, 1) }),
      { ...general, ...low, subject: "Cluster" },
      { ...general, ...low, message: "z" },
      { ...general, severity: "medium" as const, resource: 1, namespace: "shop", ...at("b", 2, 1) },
      { ...general, severity: "info" as const, resource: 7, ...at("b", 2, 1) },
      reported({ ...low, subject: "List", at: "/items/0/b" }),
    ];
    const objects = byObject(findings, sampleReport());
    expect(objects.map(({ findings: own, ...object }) => [object, own.length])).toEqual([
      [{ subject: "ConfigMap/settings", namespace: "shop", file: "b" }, 1],
      [{ subject: "List" }, 2],
      [{ subject: "Cluster" }, 1],
      [{}, 1],
      [{ subject: "List", file: "b" }, 1],
      [{ file: "b" }, 1],
    ]);
  });
});

it("rules stand worst first, then most frequent, then by name; each remedy and control is told once", () => {
  const controls = [
    { framework: "CIS", id: "1" },
    { framework: "CIS", id: "2" },
  ];
  const { remedy: _, ...mute } = reported({ rule: "C", severity: "high", controls });
  const findings = [
    reported({ rule: "B", severity: "low", title: "milder", remedy: "do b", controls }),
    reported({ rule: "D", severity: "low", remedy: "do d", controls: [] }),
    reported({ rule: "A", severity: "low", remedy: "do a", controls: [] }),
    reported({ rule: "D", severity: "low", remedy: "do d", controls: [] }),
    mute,
    reported({ rule: "B", severity: "low", title: "later", remedy: "do more", controls: controls.slice(1) }),
    reported({ rule: "D", severity: "info", title: "mildest", remedy: "do d", controls: [] }),
  ];
  for (const given of [findings, findings.toReversed()])
    expect(byRule(given).map(({ rule, severity, findings: own }) => [rule, severity, own.length])).toEqual([
      ["C", "high", 1],
      ["D", "low", 3],
      ["B", "low", 2],
      ["A", "low", 1],
    ]);
  expect(byRule(findings)[0]).toMatchObject({ remedies: [], controls });
  expect(byRule(findings)[2]).toMatchObject({ title: "milder", remedies: ["do b", "do more"], controls });
  expect(byRule(findings.slice(1, 3)).map(({ rule }) => rule)).toEqual(["A", "D"]);
});

it("reasons stand most frequent first, each with its first place", () => {
  const unlooked = ["a", "b", "c", "b"].map((reason, index) => ({
    at: "",
    reason,
    place: { file: "f", line: index + 1, column: 1 },
  }));
  expect(byReason(unlooked).map(({ reason, count, first }) => [reason, count, first.place.line])).toEqual([
    ["b", 2, 2],
    ["a", 1, 1],
    ["c", 1, 3],
  ]);
});

it("controls go by their framework, and nouns by their number", () => {
  const controls = ["CIS 1", "PSS a", "CIS 2"].map((text) => text.split(" ") as [string, string]);
  expect(controlText(controls.map(([framework, id]) => ({ framework, id })))).toBe("CIS 1, 2; PSS a");
  expect([0, 1, 2].map((count) => plural(count, "file"))).toEqual(["0 files", "1 file", "2 files"]);
});

it("an exception is told with what it did", () => {
  const exception = { id: "E", reason: "r", owner: "o", expires: "2027-01-01" };
  const texts = (finding: ReportedFinding) =>
    (["violation", "excepted", "not_applicable", "baseline"] as const).map((each) =>
      standingText(finding, each),
    );
  expect(texts(reported({}))).toEqual(["", "excepted", "not applicable", "in the baseline"]);
  expect(texts(reported({ exception }))).toEqual([
    "the exception E of o expired on 2027-01-01",
    "excepted by E of o until 2027-01-01: r",
    "not applicable",
    "in the baseline",
  ]);
});

it.each([
  [{ judged: 3, partly: 1 }, 0, "3 judged, 1 partly, 0 not looked at"],
  [{ judged: 0 }, 2, "0 judged, 0 partly, 2 not looked at"],
  [{}, 0, "the policies do not tell what they looked at"],
  [{}, 1, "the policies do not tell what they looked at; 1 not looked at"],
])("coverage of %j, and %i that nobody looked at", (told, count, text) => {
  const unlooked = Array.from({ length: count }, () => ({ at: "", reason: "r", ...at("f", 1, 1) }));
  expect(coverageText({ ...told, unlooked })).toBe(text);
});

it("severities are counted, the worst first, and those that are there", () => {
  const findings = (["low", "critical", "low", "info", "medium", "high"] as const).map((severity) =>
    reported({ severity }),
  );
  expect(severityText(findings)).toBe("1 critical, 1 high, 1 medium, 2 low, 1 info");
  expect(severityText(findings.slice(0, 1))).toBe("1 low");
  expect(severityText([])).toBe("");
});
