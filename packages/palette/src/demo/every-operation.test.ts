// Every operation that the demo tenant serves is asked for, of everything that it is about, and the answers are held
// against the definition of the API where that is at hand.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../testing/demo-client.js";
import { readOpenApi } from "../testing/openapi.js";
import { requestsOf } from "../testing/requests-of.js";
import { type DemoTenant, startDemoTenant } from "./index.js";
import { operations } from "./operations/operations.js";

const api = readOpenApi();
const now = Date.UTC(2026, 10, 20, 9, 15);
let demo: DemoTenant;
beforeAll(async () => {
  demo = await startDemoTenant({ clock: () => now });
});
afterAll(() => demo.close());

describe("answers", () => {
  it.each(operations.map((each) => [each.id, each] as const))("%s", async (id, operation) => {
    const requests = requestsOf(operation, demo.state);
    expect(requests.length).toBeGreaterThan(0);
    for (const { path, ...asking } of requests) {
      const { status, body, text } = await ask(demo, path, asking);
      expect([200, 201, 204], `${asking.method} ${path}: ${text}`).toContain(status);
      if (api?.operations.has(id) === true) {
        expect(api.problemsOf(id, status, body), `${asking.method} ${path}`).toEqual([]);
      }
    }
  });
});

describe.skipIf(api === undefined)("the definition of the API (set PALISADE_SHARED)", () => {
  it("has every operation under its id, method and path, but those that say that it has them not", () => {
    const known = operations.filter(({ id }) => !id.startsWith("undocumented"));
    for (const { id, method, path } of known) {
      expect(api?.operations.get(id), id).toMatchObject({ method, path });
    }
  });
});
