import { describe, expect, it } from "vitest";
import { evidenceOf } from "../findings/evidence.js";
import type { Finding } from "../findings/finding.js";
import { type RootCause, rootCauses } from "../root-causes.js";
import { consequencesOf } from "./consequences.js";
import { hypothesesOf, isRoot } from "./hypotheses.js";

const finding = (key: string, ...suggests: readonly (readonly [RootCause, number])[]): Finding => ({
  analyser: "events",
  code: "event-problem",
  severity: "medium",
  title: key,
  evidence: [evidenceOf({ kind: "event", subject: { kind: "Pod", name: "a" }, key, text: key })],
  suggests: suggests.map(([cause, weight]) => ({ cause, weight })),
});

describe("consequencesOf", () => {
  const all = Object.keys(rootCauses) as RootCause[];

  it.each(all)("%s does not follow from itself, on any way", (start) => {
    const reached = new Set<RootCause>();
    const open = [...consequencesOf(start)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      open.push(...consequencesOf(next));
    }
    expect(reached.has(start)).toBe(false);
  });
});

describe("hypothesesOf", () => {
  it("puts what explains before what follows from it", () => {
    const said = hypothesesOf([
      finding("a", ["image-pull-failure", 0.85]),
      finding("b", ["node-disk-pressure", 0.8]),
      finding("c", ["profile-drift", 0.6]),
    ]);
    expect(said.map(({ cause, explainedBy }) => [cause, explainedBy])).toEqual([
      ["node-disk-pressure", []],
      ["profile-drift", []],
      ["image-pull-failure", ["node-disk-pressure"]],
    ]);
    expect(said.filter(isRoot).map(({ cause }) => cause)).toEqual(["node-disk-pressure", "profile-drift"]);
  });

  it("lets nothing that is unlikely explain anything", () => {
    const said = hypothesesOf([
      finding("a", ["image-pull-failure", 0.85]),
      finding("b", ["node-disk-pressure", 0.5]),
    ]);
    expect(said.filter(isRoot).map(({ cause }) => cause)).toEqual(["image-pull-failure"]);
  });

  it("counts a piece of evidence once, and each further one for less", () => {
    const once = hypothesesOf([finding("a", ["dns-failure", 0.6]), finding("a", ["dns-failure", 0.6])]);
    expect(once[0]?.confidence).toBe(0.6);
    const twice = hypothesesOf([finding("a", ["dns-failure", 0.6]), finding("b", ["dns-failure", 0.6])]);
    expect(twice[0]?.confidence).toBe(0.72);
    expect(twice[0]?.evidence).toHaveLength(2);
  });

  it("says nothing of what hardly anything speaks for", () => {
    expect(hypothesesOf([finding("a", ["dns-failure", 0.1])])).toEqual([]);
  });
});
