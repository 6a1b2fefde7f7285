import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyserNames } from "./findings/finding.js";
import { severities } from "./findings/severity.js";
import { scoreOf } from "./score.js";

const finding = fc.record({
  analyser: fc.constantFrom(...analyserNames),
  severity: fc.constantFrom(...severities),
});

describe("scoreOf", () => {
  it("is 100 where nothing was found, and where nothing that was found matters", () => {
    expect(scoreOf([]).value).toBe(100);
    expect(scoreOf([{ analyser: "scans", severity: "info" }]).value).toBe(100);
  });

  it.each([
    ["low", 98],
    ["medium", 92],
    ["high", 80],
    ["critical", 60],
  ] as const)("one %s finding leaves %i", (severity, left) => {
    expect(scoreOf([{ analyser: "nodes", severity }]).value).toBe(left);
  });

  it("never rises by another finding", () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 60 }), finding, (findings, another) => {
        expect(scoreOf([...findings, another]).value).toBeLessThanOrEqual(scoreOf(findings).value);
      }),
    );
  });

  it("never rises when a finding gets worse", () => {
    const worse = fc
      .array(finding, { minLength: 1, maxLength: 60 })
      .chain((findings) =>
        fc.tuple(fc.constant(findings), fc.nat(findings.length - 1), fc.nat(severities.length - 1)),
      );
    fc.assert(
      fc.property(worse, ([findings, at, rank]) => {
        const raised = findings.map((each, place) =>
          place === at
            ? {
                ...each,
                severity: severities[Math.min(rank, severities.indexOf(each.severity))] ?? each.severity,
              }
            : each,
        );
        expect(scoreOf(raised).value).toBeLessThanOrEqual(scoreOf(findings).value);
      }),
    );
  });

  it("is within 0 and 100, the same in any order, and shared among the analysers", () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 60 }), (findings) => {
        const { value, contributions } = scoreOf(findings);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(100);
        expect(scoreOf(findings.toReversed()).value).toBe(value);
        const taken = Object.values(contributions).reduce((sum, each) => sum + each, 0);
        expect(Math.abs(100 - taken - value)).toBeLessThanOrEqual(1.5);
      }),
    );
  });
});
