// Of several policies' verdicts the worst counts, and nothing that one of them found is lost.
import { describe, expect, it } from "vitest";
import type { Coverage } from "../contract/coverage.js";
import type { Effect } from "../contract/effect.js";
import type { Finding } from "../contract/finding.js";
import type { Verdict } from "../contract/verdict.js";
import { combineVerdicts, joinedEffects } from "./combine-verdicts.js";

const found = (effect: Effect, more: Partial<Finding> = {}): Finding => ({
  rule: "R",
  title: "t",
  severity: "high",
  effect,
  status: "violation",
  message: "m",
  controls: [],
  retryable: false,
  ...more,
});
const verdict = (effect: Effect, ...findings: Finding[]): Verdict => ({ effect, findings });

it("effects of parts are joined, the policy's own and what its findings explain each for itself", () => {
  expect(
    joinedEffects([
      { effect: "allow", explained: "deny" },
      { effect: "require_approval", explained: "allow" },
    ]),
  ).toEqual({ effect: "require_approval", explained: "deny" });
});

describe("verdicts of several policies", () => {
  it.each<[string, readonly Verdict[], Effect]>([
    ["none", [], "allow"],
    ["one that denies beside one that allows", [verdict("allow"), verdict("deny")], "deny"],
    [
      "a finding that denies beside effects that allow",
      [verdict("allow", found("deny")), verdict("allow")],
      "deny",
    ],
    ["an excepted finding", [verdict("deny", found("deny", { status: "excepted" }))], "allow"],
    ["what does not apply", [verdict("allow", found("deny", { status: "not_applicable" }))], "allow"],
    [
      "what does not apply beside an effect that denies",
      [verdict("deny", found("deny", { status: "not_applicable" }))],
      "deny",
    ],
    [
      "an excepted finding of a policy whose own effect is worse",
      [verdict("deny", found("require_approval", { status: "excepted" }))],
      "deny",
    ],
    [
      "an excepted finding that is worse than the policy's own effect",
      [verdict("require_approval", found("deny", { status: "excepted" }))],
      "allow",
    ],
    [
      "an excepted finding beside one that counts",
      [verdict("deny", found("deny", { status: "excepted" }), found("require_approval"))],
      "require_approval",
    ],
  ])("with %s", (_, verdicts, effect) => {
    expect(combineVerdicts(verdicts).effect).toBe(effect);
  });

  it("have their findings in one order, by place in a text last", () => {
    const late = found("deny", { at: "/text", range: { start: 9, end: 12 } });
    const early = found("deny", { at: "/text", range: { start: 2, end: 3 } });
    const info = found("allow", { severity: "info" });
    expect(combineVerdicts([verdict("deny", info, late), verdict("deny", early)]).findings).toEqual([
      early,
      late,
      info,
    ]);
  });

  it.each([[true], [false]])("have what is about no resource among what is about the first: %j", (turned) => {
    const given = [
      found("deny", { rule: "A" }),
      found("deny", { rule: "B", resource: 0 }),
      found("deny", { rule: "C" }),
    ];
    const { findings } = combineVerdicts([verdict("deny", ...(turned ? given.toReversed() : given))]);
    expect(findings.map(({ rule }) => rule)).toEqual(["A", "B", "C"]);
  });

  it("fail with the first failure, and keep what others found", () => {
    const failure = { code: "evaluation_failed", message: "x" } as const;
    const failed: Verdict = { effect: "deny", findings: [], failure };
    const other: Verdict = { ...failed, failure: { code: "limit_exceeded", message: "y" } };
    expect(combineVerdicts([verdict("allow", found("allow")), failed, other])).toEqual({
      effect: "deny",
      findings: [found("allow")],
      failure,
    });
  });

  const unlooked = (...places: string[]) => places.map((at) => ({ at, reason: "r" }));
  const texts = (...places: string[]) => places.map((at) => ({ at, reason: "r", part: true as const }));
  it.each<[string, readonly Coverage[], Coverage | undefined]>([
    ["nobody says", [], undefined],
    [
      "one says",
      [{ judged: 1, partly: 2, unlooked: unlooked("/a") }],
      { judged: 1, partly: 2, unlooked: unlooked("/a") },
    ],
    [
      "each looked at another half",
      [
        { judged: 1, partly: 0, unlooked: unlooked("/b") },
        { judged: 1, partly: 0, unlooked: unlooked("/a") },
      ],
      { judged: 2, partly: 0, unlooked: [] },
    ],
    [
      "one judged more of them only in part",
      [
        { judged: 3, partly: 0, unlooked: unlooked("/d") },
        { judged: 0, partly: 2, unlooked: unlooked("/c", "/d") },
      ],
      { judged: 1, partly: 2, unlooked: unlooked("/d") },
    ],
    [
      "one tells of texts that nobody opens, which are no documents",
      [
        { judged: 0, partly: 1, unlooked: [...texts("/a/text", "/a/other"), ...unlooked("/b")] },
        { judged: 1, partly: 0, unlooked: unlooked("/b") },
        { judged: 0, partly: 1, unlooked: [...unlooked("/b"), ...texts("/a/text")] },
      ],
      { judged: 0, partly: 1, unlooked: [...unlooked("/b"), ...texts("/a/text", "/a/other")] },
    ],
    [
      "both judged the same in part",
      [
        { judged: 0, partly: 2, unlooked: unlooked("/c", "/d") },
        { judged: 0, partly: 2, unlooked: unlooked("/c", "/d") },
      ],
      { judged: 0, partly: 2, unlooked: unlooked("/c", "/d") },
    ],
    [
      "one names a place twice that another judged in part",
      [
        { judged: 0, partly: 0, unlooked: unlooked("/a", "/a") },
        { judged: 0, partly: 1, unlooked: unlooked("/a") },
      ],
      { judged: 0, partly: 0, unlooked: unlooked("/a", "/a") },
    ],
    [
      "one opens what another does not look at",
      [
        { judged: 0, partly: 0, unlooked: unlooked("/a") },
        { judged: 0, partly: 1, unlooked: texts("/a") },
      ],
      { judged: 0, partly: 1, unlooked: texts("/a") },
    ],
  ])("have a coverage where %s", (_, coverages, expected) => {
    const verdicts = coverages.map((coverage) => ({ ...verdict("allow"), coverage }));
    expect(combineVerdicts([...verdicts, verdict("allow")]).coverage).toEqual(expected);
  });
});
