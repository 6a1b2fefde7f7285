import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../testing/demo-client.js";
import { requestsOf } from "../testing/requests-of.js";
import { type DemoTenant, startDemoTenant } from "./index.js";
import { operations } from "./operations/operations.js";

const now = Date.UTC(2026, 10, 20, 9, 15);
const start = (seed: string, clock = () => now) => startDemoTenant({ seed, clock });
const tenants: DemoTenant[] = [];
const reads = operations.filter(
  ({ method, path, id }) => method === "GET" && !path.includes("{machinePool") && !id.includes("Backup"),
);

/** What a tenant says to a few requests of every operation. */
async function everything(
  demo: DemoTenant,
  order: readonly (typeof reads)[number][],
): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (const operation of order) {
    for (const { path, ...asking } of requestsOf(operation, demo.state).slice(0, 3)) {
      const { status, text } = await ask(demo, path, asking);
      if (status === 200) said.set(path, text);
    }
  }
  return said;
}

beforeAll(async () => {
  tenants.push(
    await start("one"),
    await start("one"),
    await start("two"),
    await start("one", () => now + 86_400_000),
  );
});
afterAll(() => Promise.all(tenants.map((each) => each.close())));

describe("a tenant", () => {
  it("is the same, byte for byte, for the same seed and clock, in whatever order it is asked", async () => {
    const [first, second] = tenants;
    if (first === undefined || second === undefined) throw new Error("not started");
    const said = await everything(first, reads);
    const again = await everything(second, reads.toReversed());
    expect(said.size).toBeGreaterThan(100);
    for (const [path, text] of said) expect(again.get(path), path).toBe(text);
  });

  it("is another for another seed, and has the same clusters", async () => {
    const [first, , other] = tenants;
    const facts = (demo: DemoTenant | undefined) => {
      const clusters = [...(demo?.state.clusters.values() ?? [])];
      return { names: clusters.map(({ name }) => name), uids: clusters.map(({ uid }) => uid) };
    };
    expect(facts(other).names).toEqual(facts(first).names);
    expect(facts(other).uids).not.toEqual(facts(first).uids);
    expect(other?.apiKey).not.toBe(first?.apiKey);
  });

  it("is as old tomorrow as it is today", async () => {
    const [today, , , tomorrow] = tenants;
    const ages = (demo: DemoTenant | undefined) =>
      [...(demo?.state.clusters.values() ?? [])].map(
        ({ createdAt }) => (demo?.state.startedAt ?? 0) - createdAt,
      );
    expect(ages(tomorrow)).toEqual(ages(today));
  });
});
