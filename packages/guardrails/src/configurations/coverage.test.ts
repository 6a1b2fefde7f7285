// A decision's coverage: what the policy says, with places in the request and the reader's better reasons.
import { describe, expect, it } from "vitest";
import type { Decision } from "../contract/decision.js";
import { guardWith } from "../guard.js";
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

  it("is kept beside a failure, for the rest was judged", () => {
    const { coverage, failure } = judge({ judged: 1, partly: 0, unlooked: [] }, [
      map,
      { apiVersion: "v1", kind: "Pd" },
    ]);
    expect(coverage?.judged).toBe(1);
    expect(failure).toEqual({
      code: "invalid_request",
      message: "unknown kind `Pd` in `v1` at `/resources/1/kind`",
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
