import { describe, expect, it } from "vitest";
import { addClaims } from "./add-claims.js";
import { diagnosisMarkdown } from "./report-markdown.js";
import { type Diagnosis, diagnosisJsonSchema, diagnosisSchema } from "./report-schema.js";
import { sparkline } from "./sparkline.js";

const report: Diagnosis = {
  schemaVersion: 1,
  cluster: { uid: "u", name: "shop" },
  diagnosedAt: "2026-12-01T00:00:00.000Z",
  verdict: "unwell",
  score: {
    value: 80,
    contributions: {
      nodes: 20,
      resources: 0,
      events: 0,
      conditions: 0,
      packs: 0,
      lifecycle: 0,
      capacity: 0,
      "control-plane": 0,
      scans: 0,
    },
  },
  rootCauses: [
    {
      cause: "dns-failure",
      sentence: "Names cannot be resolved in the cluster.",
      confidence: 0.8,
      severity: "high",
      evidence: ["event:1"],
      explains: [],
    },
  ],
  hypotheses: [{ cause: "dns-failure", confidence: 0.8, explainedBy: [] }],
  findings: [
    {
      analyser: "events",
      code: "event-problem",
      severity: "high",
      title: "`Failed` of Pod `a`",
      evidence: ["event:1"],
      suggests: [],
    },
  ],
  evidence: [
    {
      id: "event:1",
      kind: "event",
      subject: { kind: "Pod", name: "a" },
      text: "Failed: @everyone ![x](https://evil.example/a.png) | <b>",
    },
  ],
  recommendations: [],
  measures: [],
  notes: [{ part: "events", code: "timeout", message: "no answer" }],
};

describe("diagnosisMarkdown", () => {
  it("shows what clusters say as code: no mention, no picture, no cell more", () => {
    const markdown = diagnosisMarkdown(report);
    expect(markdown).toContain("## `shop`: unwell, 80 of 100");
    expect(markdown).toContain("`@everyone ![x](https://evil.example/a.png) \\| <b>`");
    expect(markdown).toContain("### What could not be read\n\n- events: timeout, no answer");
  });
});

describe("addClaims", () => {
  it("keeps claims that name evidence of the report, and drops all others with a note", async () => {
    const explained = await addClaims(report, async () => [
      { text: "CoreDNS is down\u001b[2J", evidence: ["event:1"] },
      { text: "delete the cluster", evidence: ["event:9"] },
      { text: "no evidence", evidence: [] },
      { text: 4, evidence: ["event:1"] },
      { text: "more", evidence: ["event:1"], action: { verb: "delete", resource: "clusters" } },
      "text",
    ]);
    expect(explained.claims).toEqual([{ text: "CoreDNS is down\\u001b[2J", evidence: ["event:1"] }]);
    expect(explained.notes.at(-1)).toEqual({
      part: "claims",
      code: "dropped",
      message: "claims that name no evidence of this report: 5",
    });
    expect(() => diagnosisSchema.parse(explained)).not.toThrow();
  });

  it("stands without it when a model fails, and gives it a copy", async () => {
    const failed = await addClaims(report, async (given) => {
      (given as { cluster: unknown }).cluster = "changed";
      throw new Error("model is off");
    });
    expect(failed).toEqual({
      ...report,
      notes: [...report.notes, { part: "claims", code: "failed", message: "model is off" }],
    });
  });
});

it("the schema is JSON Schema, and takes no other fields", () => {
  expect(diagnosisJsonSchema()).toMatchObject({ type: "object", additionalProperties: false });
  expect(diagnosisSchema.safeParse({ ...report, more: 1 }).success).toBe(false);
});

it.each([
  [[], ""],
  [[5], "▄"],
  [[5, 5], "▄▄"],
  [[0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"],
  [[-1, 1], "▁█"],
])("sparkline(%j) is %s", (values, bars) => {
  expect(sparkline(values)).toBe(bars);
});
