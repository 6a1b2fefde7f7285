// Whatever is asked of a tenant, in whatever order: what it says stays in the shape of the API, each write that it takes is
// on record, and once nothing more happens every pool has the machines that it should have.
import fc from "fast-check";
import { expect, it } from "vitest";
import { ask, at, listAt } from "../testing/demo-client.js";
import { readOpenApi } from "../testing/openapi.js";
import { requestsOf } from "../testing/requests-of.js";
import { type DemoTenant, startDemoTenant } from "./index.js";
import { operations } from "./operations/operations.js";
import { presentMachines } from "./state/machine.js";

const api = readOpenApi();
const start = Date.UTC(2026, 10, 20, 9, 15);
const hour = 3_600_000;

const writes = operations.filter(
  ({ method, path }) =>
    method !== "GET" &&
    !path.includes("/dashboard/") &&
    !path.includes("/validate/") &&
    !path.endsWith("/search") &&
    !path.endsWith("/rate"),
);
const steps = fc.array(
  fc.record({
    operation: fc.constantFrom(...writes),
    subject: fc.nat(),
    passes: fc.constantFrom(0, 20_000, 60_000, 600_000, 2 * hour),
  }),
  { minLength: 1, maxLength: 25 },
);

it("holds for any writes", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (asked) => {
      let now = start;
      const demo = await startDemoTenant({ clock: () => now });
      try {
        for (const { operation, subject, passes } of asked) {
          now += passes;
          const requests = requestsOf(operation, demo.state);
          const request = requests[subject % Math.max(1, requests.length)];
          if (request === undefined) continue;
          const { path, ...asking } = request;
          const recorded = demo.state.audits.length;
          const { status, body, text } = await ask(demo, path, asking);
          // 422 is what Palette says of a body that lacks something.
          expect([200, 201, 204, 400, 404, 422], `${asking.method} ${path}: ${text}`).toContain(status);
          if (status >= 300) expect(api?.problemsOfError(body) ?? []).toEqual([]);
          // Who asks again for the deletion of a cluster is told yes, and nothing happens.
          const mayRepeat = operation.id === "v1SpectroClustersDelete";
          const entries = demo.state.audits.length - recorded;
          expect(mayRepeat ? [0, 1] : [status < 300 ? 1 : 0], `${asking.method} ${path}`).toContain(entries);
        }
        now += 24 * hour;
        await settled(demo, now);
      } finally {
        await demo.close();
      }
    }),
    { numRuns: 15 },
  );
});

async function settled(demo: DemoTenant, now: number): Promise<void> {
  const { body } = await ask(demo, "/v1/dashboard/spectroclusters/search?limit=50", { body: {} });
  expect(api?.problemsOf("v1SpectroClustersSearchFilterSummary", 200, body) ?? []).toEqual([]);
  for (const item of listAt(body, "items")) {
    const cluster = demo.state.clusters.get(String(at(item, "metadata", "uid")));
    const state = at(item, "status", "state");
    if (cluster === undefined) throw new Error("a cluster that there is not");
    for (const { name, size } of cluster.pools) {
      const present = presentMachines(cluster.machines, now).filter(({ machine }) => machine.pool === name);
      expect(present.length, `${cluster.name} ${name}`).toBe(state === "Deleted" ? 0 : size);
    }
  }
}
