// What holds of every estimate: more of anything never costs less, and what has no price is told rather than counted as nothing.
import { type CostEstimate, type PriceTable, priceTableSchema } from "@palisade/guardrails";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimatorWith, examples, prices } from "./price-examples.js";

type Size = {
  readonly cpu: number;
  readonly memory: number;
  readonly replicas: number;
  readonly gpus: number;
};

const kinds = ["Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"] as const;

function workload(kind: (typeof kinds)[number], { cpu, memory, replicas, gpus }: Size): unknown {
  const limits = gpus > 0 ? { limits: { "nvidia.com/gpu": gpus } } : {};
  const resources = { requests: { cpu: `${cpu}m`, memory: `${memory}Mi` }, ...limits };
  const template = { spec: { containers: [{ name: "app", image: "a", resources }] } };
  const job = { completions: replicas, parallelism: 2, template };
  const specs = {
    Deployment: { replicas, template },
    StatefulSet: { replicas, template },
    DaemonSet: { template },
    Job: job,
    CronJob: { schedule: "@daily", jobTemplate: { spec: job } },
  };
  const group = kind === "Job" || kind === "CronJob" ? "batch" : "apps";
  return { apiVersion: `${group}/v1`, kind, metadata: { name: "a" }, spec: specs[kind] };
}

const sizes = fc.record({
  cpu: fc.integer({ min: 0, max: 4000 }),
  memory: fc.integer({ min: 0, max: 32_768 }),
  replicas: fc.integer({ min: 0, max: 50 }),
  gpus: fc.integer({ min: 0, max: 4 }),
});

const ways = [
  { cost_instance_type: "g4" },
  { cost_instance_type: "", cost_gpu: "nvidia-tesla-t4" },
  { cost_instance_type: "", cost_gpu: "nvidia-a100" },
];

function isNoLess(more: CostEstimate, less: CostEstimate): boolean {
  return (["low", "expected", "high"] as const).every((name) => more.monthly[name] >= less.monthly[name]);
}

/** The same prices, those of one thing higher. */
function dearer(table: PriceTable, times: number): PriceTable {
  return {
    groups: table.groups.map((group) => ({
      ...group,
      ...(group.instances && {
        instances: Object.fromEntries(
          Object.entries(group.instances).map(([type, row]) => [
            type,
            { ...row, hourly: row.hourly * times },
          ]),
        ),
      }),
      ...(group.units && {
        units: Object.fromEntries(
          Object.entries(group.units).map(([unit, classes]) => [
            unit,
            Object.fromEntries(Object.entries(classes ?? {}).map(([name, price]) => [name, price * times])),
          ]),
        ),
      }),
    })),
  };
}

describe("a month costs no less", () => {
  it.each(ways)("for more replicas, more vCPU, more memory, more GPUs: %j", async (way) => {
    const estimator = await estimatorWith(way);
    fc.assert(
      fc.property(fc.constantFrom(...kinds), sizes, sizes, (kind, size, more) => {
        const larger = {
          cpu: size.cpu + more.cpu,
          memory: size.memory + more.memory,
          replicas: size.replicas + more.replicas,
          gpus: size.gpus + more.gpus,
        };
        const [less, greater] = [size, larger].map((each) =>
          estimator.estimate({ resources: [workload(kind, each)] }),
        ) as [CostEstimate, CostEstimate];
        expect(isNoLess(greater, less)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each(ways)("at higher prices: %j", async (way) => {
    const cheap = await estimatorWith(way);
    const dear = await estimatorWith(way, dearer(priceTableSchema.parse(prices), 1.25));
    fc.assert(
      fc.property(fc.constantFrom(...kinds), sizes, (kind, size) => {
        const request = { resources: [workload(kind, size)] };
        expect(isNoLess(dear.estimate(request), cheap.estimate(request))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it("for more documents", async () => {
    const estimator = await estimatorWith();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...kinds), sizes), { minLength: 1, maxLength: 5 }),
        (all) => {
          const resources = all.map(([kind, size]) => workload(kind, size));
          const whole = estimator.estimate({ resources });
          const part = estimator.estimate({ resources: resources.slice(0, Math.ceil(resources.length / 2)) });
          expect(isNoLess(whole, part)).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("without prices", () => {
  it.each(examples.filter(({ monthly }) => (monthly.at(-1) ?? 0) > 0))(
    "nothing costs nothing: $note",
    async ({ documents }) => {
      const estimator = await estimatorWith({ cost_cloud: "nowhere", cost_region: "" });
      const estimate = estimator.estimate({ resources: documents });
      expect(estimate.items).toEqual([]);
      expect(estimate.unpriced.length).toBeGreaterThan(0);
      expect(estimate.lowerBound).toBe(true);
    },
  );
});

describe("a large set", () => {
  it("is gathered in slices, and comes to the same", async () => {
    const estimator = await estimatorWith();
    const one = workload("Deployment", { cpu: 500, memory: 1024, replicas: 2, gpus: 0 });
    const read: number[] = [];
    const estimate = estimator.estimate(
      { resources: Array.from({ length: 100 }, () => one) },
      { onProgress: (done) => read.push(done) },
    );
    expect(estimate.monthly).toEqual({ low: 18_250, expected: 18_250, high: 18_250 });
    expect(estimate.items.map(({ resource }) => resource)).toEqual(
      Array.from({ length: 100 }, (_, at) => at),
    );
    expect(read).toEqual([40, 80, 100]);
  });
});
