// What a policy that prices is asked, and what becomes of its answers: of a policy that answers as it is told.
import { describe, expect, it } from "vitest";
import type { CostDifference, CostEstimate } from "../contract/cost.js";
import { fixedHost, policyOf } from "../testing/memory-policy.js";
import { type CostEstimator, costEstimatorWith } from "./cost-estimator.js";
import { priceTableSchema } from "./price-table.js";

const names = ["cost/demands", "cost/estimate", "cost/difference"] as const;
type Answers = Partial<Record<(typeof names)[number], (input: never) => unknown>>;

const monthly = { low: 1, expected: 2, high: 3 };
const thing = { at: "", kind: "Pod", namespace: "shop", name: "web" };
const item = { ...thing, sort: "pods", words: "1 pod", monthly, included: false } as const;
const backing = { budgets: [], assumptions: [], prices: [] };
const estimate: CostEstimate = {
  ...{ currency: "USD", cloud: "aws", region: "eu", monthly, lowerBound: false },
  ...{ items: [], unpriced: [], namespaces: [], teams: [], environments: [] },
  ...backing,
};
const difference: CostDifference = {
  ...{ currency: "USD", monthly: { before: monthly, after: monthly, difference: monthly } },
  ...{ isIncomplete: false, workloads: [], unpriced: [] },
  ...backing,
};

const pricing = (answers: Answers, entrypoints: readonly string[] = names) => {
  const asked: (readonly [string, unknown])[] = [];
  const all: Answers = {
    "cost/demands": () => [],
    "cost/estimate": () => estimate,
    "cost/difference": () => difference,
    ...answers,
  };
  const policy = policyOf((entrypoint, input) => {
    asked.push([entrypoint, input]);
    return all[entrypoint as (typeof names)[number]]?.(input as never);
  }, entrypoints);
  return { asked, policy };
};
const estimatorOf = (answers: Answers = {}) => {
  const { asked, policy } = pricing(answers);
  return { asked, estimator: costEstimatorWith({ policies: [policy], host: fixedHost }) };
};

const pod = (name: string) => ({ apiVersion: "v1", kind: "Pod", metadata: { name } });
const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

describe("an estimator", () => {
  it.each(names)("is made of a policy that prices: not without %s", (name) => {
    const { policy } = pricing(
      {},
      names.filter((each) => each !== name),
    );
    expect(() => costEstimatorWith({ policies: [policy], host: fixedHost })).toThrow(
      expect.objectContaining({
        code: "invalid_bundle",
        message: "no bundle has the entrypoints `cost/demands`, `cost/estimate` and `cost/difference`",
      }),
    );
  });

  it("asks the first that prices", () => {
    const other = pricing({}, ["action/decision"]);
    const [first, second] = [pricing({}), pricing({})];
    const policies = [other, first, second].map(({ policy }) => policy);
    costEstimatorWith({ policies, host: fixedHost }).estimate({ resources: [pod("a")] });
    expect([other, first, second].map(({ asked }) => asked.length)).toEqual([0, 2, 0]);
  });
});

describe("an estimate", () => {
  it("is of the facts of each slice, by the numbers of the whole set", () => {
    const resources = Array.from({ length: 81 }, (_, index) => pod(`p${index}`));
    const { asked, estimator } = estimatorOf({
      "cost/demands": ({ documents }: { documents: readonly unknown[] }) => [
        { resource: 0, cpu: documents.length },
        { resource: documents.length - 1, cpu: 1 },
      ],
    });
    const progress: (readonly [number, number])[] = [];
    const onProgress = (read: number, all: number) => void progress.push([read, all]);
    expect(estimator.estimate({ resources }, { onProgress })).toEqual(estimate);
    const slices = asked.slice(0, -1).map(([name, input]) => {
      const { documents } = input as { documents: readonly { document: { metadata: { name: string } } }[] };
      return [name, documents.length, documents[0]?.document];
    });
    expect(slices).toEqual([
      ["cost/demands", 40, expect.anything()],
      ["cost/demands", 40, expect.anything()],
      ["cost/demands", 1, expect.anything()],
    ]);
    const fact = (resource: number, cpu: number) => ({ resource, rule: "cost_budget", fact: { cpu } });
    expect(asked.at(-1)).toEqual([
      "cost/estimate",
      {
        documents: [],
        facts: [fact(0, 40), fact(39, 1), fact(40, 40), fact(79, 1), fact(80, 1), fact(80, 1)],
      },
    ]);
    expect(progress).toEqual([
      [40, 81],
      [80, 81],
      [81, 81],
    ]);
  });

  it("says where each thing stands: in the resources, and in the files", () => {
    const content =
      "kind: Pod\napiVersion: v1\nmetadata: {name: b}\n---\n\napiVersion: v1\nkind: Pod\nmetadata:\n  name: c\n";
    const { estimator } = estimatorOf({
      "cost/estimate": () => ({
        ...estimate,
        items: [
          { ...item, resource: 0 },
          { ...item, resource: 2, at: "/metadata" },
        ],
        unpriced: [
          { ...thing, resource: 1, at: "/kind", what: "pods", reason: "so" },
          { ...thing, resource: 9, at: "/x", what: "pods", reason: "so" },
        ],
      }),
    });
    const { items, unpriced } = estimator.estimate({
      resources: [pod("a")],
      files: [{ name: "web.yaml", content }],
    });
    expect(items).toEqual([
      { ...item, resource: 0 },
      {
        ...{ ...item, resource: 2, at: "/metadata" },
        place: { file: "web.yaml", line: 8, column: 1 },
      },
    ]);
    expect(unpriced).toEqual([
      {
        ...{ ...thing, resource: 1, at: "/kind", what: "pods", reason: "so" },
        place: { file: "web.yaml", line: 1, column: 1 },
      },
      { ...thing, resource: 9, at: "/x", what: "pods", reason: "so" },
    ]);
  });

  it.each<[string, unknown, string]>([
    ["of no request", 5, "a configuration"],
    ["of nothing", { resources: [] }, "is empty: nothing would be"],
    ["of a file that cannot be read", { files: [{ name: "a.yaml", content: "a: [" }] }, ""],
    ["of an object without a kind", { resources: [{ apiVersion: "v1", metadata: {} }] }, "kind"],
    ["of what is no object", { resources: ["text"] }, ""],
  ])("%s is none", (_, request, message) => {
    const { asked, estimator } = estimatorOf();
    const caught = thrownBy(() => estimator.estimate(request as never));
    expect(caught).toMatchObject({ name: "RequestError", message: expect.stringContaining(message) });
    expect(asked).toEqual([]);
  });
});

describe("a difference", () => {
  it("is asked for two estimates", () => {
    const { asked, estimator } = estimatorOf();
    const after = { ...estimate, cloud: "gcp" };
    expect(estimator.difference(estimate, after)).toEqual(difference);
    expect(asked).toEqual([["cost/difference", { before: estimate, after }]]);
  });

  it.each<[string, Parameters<CostEstimator["difference"]>]>([
    ["first", [{ ...estimate, cloud: 5 } as never, estimate]],
    ["second", [estimate, { ...estimate, cloud: 5 } as never]],
  ])("is none where the %s is no estimate", (_, given) => {
    const { asked, estimator } = estimatorOf();
    expect(thrownBy(() => estimator.difference(...given))).toMatchObject({
      name: "RequestError",
      message: expect.stringContaining("`/cloud`"),
    });
    expect(asked).toEqual([]);
  });
});

describe("an answer", () => {
  it.each<[string, unknown, RegExp]>([
    ["nothing", undefined, /^the bundle's answer is not an estimate: /],
    ["something else", { ...estimate, cloud: 5 }, /^the bundle's answer is not an estimate: .*`\/cloud`/],
    ["more than that", { ...estimate, other: 5 }, /^the bundle's answer is not an estimate: .*other/],
  ])("that is %s is no estimate", (_, answer, message) => {
    const { estimator } = estimatorOf({ "cost/estimate": () => answer });
    const caught = thrownBy(() => estimator.estimate({ resources: [pod("a")] }));
    expect(caught).toMatchObject({ name: "GuardError", code: "invalid_bundle" });
    expect((caught as Error).message).toMatch(message);
    expect((caught as Error).cause).toMatchObject({ name: "RequestError" });
  });

  it("that is something else is no difference", () => {
    const { estimator } = estimatorOf({ "cost/difference": () => estimate });
    expect(thrownBy(() => estimator.difference(estimate, estimate))).toMatchObject({
      code: "invalid_bundle",
      message: expect.stringContaining("the bundle's answer is not a difference of estimates: "),
    });
  });

  it("may have halves of characters, which are told as what they are not", () => {
    const { estimator } = estimatorOf({ "cost/estimate": () => ({ ...estimate, region: "e\ud800u" }) });
    expect(estimator.estimate({ resources: [pod("a")] }).region).toBe("e\ufffdu");
  });
});

describe("a table of prices", () => {
  const group = { cloud: "aws", region: "any", kind: "list", source: "x", date: "2026-07-20" };
  const instance = { vcpu: 1, memory: 2, hourly: 0, spot: 0.1, gpu: "L4", gpus: 1 };
  const units = ["cpu-hour", "ram-gib-hour", "gpu-hour", "storage-gib-month", "load-balancer-month"];

  it("has instances and units", () => {
    const all = [...units, "kubernetes-control-plane-month"].map((unit) => [unit, { any: 1 }]);
    const table = {
      groups: [{ ...group, instances: { a: instance }, units: Object.fromEntries(all) }, group],
    };
    expect(priceTableSchema.parse(table)).toEqual(table);
  });

  it.each<[string, object, string]>([
    ["a unit", { units: { "cpu-day": { any: 1 } } }, "cpu-day"],
    ["an empty name", { cloud: "" }, "is empty"],
    ["no day", { date: "2026-02-30" }, "date"],
    ["a price below nothing", { units: { "cpu-hour": { any: -1 } } }, ">=0"],
    ["a machine without processors", { instances: { a: { ...instance, vcpu: 0 } } }, ">0"],
    ["a machine without a price", { instances: { a: { vcpu: 1, memory: 2 } } }, "hourly"],
    ["an empty model", { instances: { a: { ...instance, gpu: "" } } }, "is empty"],
    ["a field", { other: 1 }, "other"],
  ])("does not have %s that nobody knows", (_, change, message) => {
    const parsed = priceTableSchema.safeParse({ groups: [{ ...group, ...change }] });
    expect(parsed.success).toBe(false);
    expect(JSON.stringify(parsed.error?.issues)).toContain(message);
  });
});
