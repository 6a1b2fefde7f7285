// A decision's coverage: what the policy says, with places in the request and the reader's better reasons.
import { describe, expect, it } from "vitest";
import type { Decision } from "../contract/decision.js";
import { guardWith } from "../guard.js";
import { createGuard, readBundleFile } from "../node.js";
import { createSetGuard } from "../sets/create-set-guard.js";
import { policyOf } from "../testing/memory-policy.js";

const judge = (coverage: unknown, resources: readonly unknown[]): Decision => {
  const answer = { effect: "allow", findings: [], ...(coverage === undefined ? {} : { coverage }) };
  const policy = policyOf(() => answer);
  return guardWith({ policies: [policy] }).validateConfiguration({ resources });
};
const map = { apiVersion: "v1", kind: "ConfigMap" };

describe("coverage", () => {
  it("has pointers into the request, in the order of the resources", () => {
    const unlooked = [
      { resource: 10, at: "", reason: "b" },
      { resource: 2, at: "/items/0", reason: "a" },
    ];
    expect(judge({ judged: 1, partly: 2, unlooked }, [map]).coverage).toEqual({
      judged: 1,
      partly: 2,
      unlooked: [
        { at: "/resources/2/items/0", reason: "a" },
        { at: "/resources/10", reason: "b" },
      ],
    });
  });

  it("has the reader's reason where there is one", () => {
    const list = { apiVersion: "v1", kind: "List", items: [map, { apiVersion: "v1", kind: "NodeInfo" }] };
    const unlooked = [
      { resource: 0, at: "/items/0", reason: "no rule looks at `ConfigMap`" },
      { resource: 0, at: "/items/1", reason: "no rule looks at `NodeInfo`" },
    ];
    const { coverage, failure, effect } = judge({ judged: 0, partly: 0, unlooked }, [list]);
    expect(coverage?.unlooked.map(({ reason }) => reason)).toEqual([
      "no rule looks at `ConfigMap`",
      "unknown kind `NodeInfo` in `v1`",
    ]);
    expect({ failure, effect }).toEqual({ failure: undefined, effect: "allow" });
  });

  it("says of a place that it is in something that was judged", () => {
    const unlooked = [{ resource: 0, at: "/spec/podSpecPatch", reason: "r", part: true }];
    expect(judge({ judged: 0, partly: 1, unlooked }, [map]).coverage).toEqual({
      judged: 0,
      partly: 1,
      unlooked: [{ at: "/resources/0/spec/podSpecPatch", reason: "r", part: true }],
    });
  });

  it("is kept beside a failure, for the rest was judged", () => {
    const { coverage, failure } = judge({ judged: 1, partly: 0, unlooked: [] }, [
      map,
      { apiVersion: "v1", kind: "Pd" },
    ]);
    expect(coverage?.judged).toBe(1);
    expect(failure).toEqual({
      code: "invalid_request",
      message: "unknown kind `Pd` in `v1` (did you mean `Pod`?) at `/resources/1/kind`",
    });
  });

  it("is absent if the policy says nothing of it", () => {
    expect(judge(undefined, [map])).not.toHaveProperty("coverage");
  });

  it.each([
    ["null", null],
    ["a count that is negative", { judged: -1, partly: 0, unlooked: [] }],
    ["a count that is text", { judged: 0, partly: "0", unlooked: [] }],
    ["a place without a resource", { judged: 0, partly: 0, unlooked: [{ at: "", reason: "r" }] }],
    [
      "a part that is none",
      { judged: 0, partly: 0, unlooked: [{ resource: 0, at: "", reason: "r", part: false }] },
    ],
    ["a field of its own", { judged: 0, partly: 0, unlooked: [], skipped: 3 }],
    ["no list", { judged: 0, partly: 0 }],
  ])("of another shape is a deny: %s", (_, coverage) => {
    expect(judge(coverage, [map])).toMatchObject({
      effect: "deny",
      failure: { code: "unknown_decision_shape" },
    });
  });

  it("of no resources is none: there is nothing to judge", () => {
    expect(judge({ judged: 0, partly: 0, unlooked: [] }, [])).toMatchObject({
      effect: "deny",
      failure: { code: "invalid_request" },
    });
  });
});

describe("of the bundle that ships, coverage", async () => {
  const guard = await createGuard();
  const sets = await createSetGuard({ bundle: await readBundleFile() });
  const patch = '{"hostPID": true}';
  const workflow = {
    apiVersion: "argoproj.io/v1alpha1",
    kind: "Workflow",
    metadata: { name: "w" },
    spec: { templates: [{ name: "a", container: { image: "a:1" } }], podSpecPatch: patch },
  };
  const text = {
    at: "/resources/0/spec/podSpecPatch",
    reason: "no rule opens the text in `podSpecPatch`",
    part: true,
  };

  it("has a text that patches a pod, at whatever door, and no finding for it", async () => {
    const whole = { ...workflow, spec: { ...workflow.spec, podSpecPatch: "" } };
    const { findings, coverage } = guard.validateConfiguration({ resources: [workflow] });
    expect(coverage).toEqual({ judged: 0, partly: 1, unlooked: [text] });
    expect(guard.validateConfiguration({ resources: [whole] })).toMatchObject({
      findings,
      coverage: { judged: 1, partly: 0, unlooked: [] },
    });
    const content = JSON.stringify(workflow, undefined, 2);
    const { coverage: ofFile } = guard.validateConfiguration({ files: [{ name: "w.json", content }] });
    expect(ofFile?.unlooked).toEqual([{ ...text, place: { file: "w.json", line: 16, column: 5 } }]);
    const { decision } = await sets.validateConfiguration([{ document: map }, { document: workflow }]);
    expect(decision.coverage).toEqual({
      judged: 0,
      partly: 1,
      unlooked: [
        { at: "/resources/0", reason: "no rule looks at `ConfigMap`" },
        { ...text, at: "/resources/1/spec/podSpecPatch" },
      ],
    });
  });

  it("has no text of a ConfigMap that quotes one", () => {
    const quoting = {
      ...map,
      metadata: { name: "m" },
      data: { podSpecPatch: patch, "pod.yaml": "kind: Pod" },
    };
    expect(guard.validateConfiguration({ resources: [quoting] })).toMatchObject({
      effect: "allow",
      findings: [],
      coverage: { unlooked: [{ at: "/resources/0", reason: "no rule looks at `ConfigMap`" }] },
    });
  });

  it("counts the items of a list that are none", () => {
    const { effect, coverage } = guard.validateConfiguration({
      resources: [{ apiVersion: "v1", kind: "List", items: [null] }],
    });
    expect(effect).toBe("deny");
    expect(coverage).toEqual({
      judged: 0,
      partly: 0,
      unlooked: [
        {
          at: "/resources/0/items/0",
          reason: "the item is `null`, so it is no Kubernetes object",
        },
      ],
    });
  });
});
