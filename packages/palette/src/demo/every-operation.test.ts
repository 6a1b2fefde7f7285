// Every operation that the demo tenant serves is asked for, of everything that it is about, and the answers are held
// against the definition of the API where that is at hand.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, at } from "../testing/demo-client.js";
import { readOpenApi } from "../testing/openapi.js";
import { requestsOf } from "../testing/requests-of.js";
import { type DemoTenant, startDemoTenant } from "./index.js";
import { operations } from "./operations/operations.js";

const api = readOpenApi();
const start = Date.UTC(2026, 10, 20, 9, 15);
let now = start;
let demo: DemoTenant;
beforeAll(async () => {
  demo = await startDemoTenant({ clock: () => now });
});
afterAll(() => demo.close());

/** What operations may say of some things, if they say better of others. */
const mayLack = ["ResourceNotFound", "BackupNotConfigured", "InvalidRequest"];

type Operation = (typeof operations)[number];
const isRead = ({ method, path }: Operation) => method === "GET" || path.includes("/dashboard/");
const deletes = ({ method }: Operation) => method === "DELETE";
const hasSubject = ({ id }: Operation) => id !== "v1ClusterFeatureLogFetcherGet";
/** The one cluster of that kind is imported for reading alone. */
const isRefused = ({ id }: Operation) => id.includes("GenericMachinePool");

const turns = [
  ["reads", 0, operations.filter((each) => isRead(each) && hasSubject(each))],
  ["writes", 0, operations.filter((each) => !isRead(each) && !deletes(each))],
  ["reads after them", 90 * 60_000, operations.filter(isRead)],
  ["deletions, small things first", 90 * 60_000, operations.filter(deletes).sort(byLength)],
  ["lists of what is left", 95 * 60_000, operations.filter(({ id }) => id.endsWith("SearchFilterSummary"))],
] as const;

function byLength(left: Operation, right: Operation): number {
  return right.path.length - left.path.length;
}

const unchecked = api === undefined ? "; shapes are not checked: PALISADE_SHARED is not set" : "";

describe.each(turns)(`%s, %d ms after the start${unchecked}`, (_, later, asked) => {
  it.each(asked.map((each) => [each.id, each] as const))("%s", async (id, operation) => {
    now = start + later;
    const answers = [];
    for (const { path, ...asking } of requestsOf(operation, demo.state)) {
      const { status, body, text } = await ask(demo, path, asking);
      const place = `${asking.method} ${path}: ${text.slice(0, 300)}`;
      answers.push(status);
      if (status >= 300) expect(mayLack, place).toContain(at(body, "code"));
      if (api?.operations.has(id) !== true) continue;
      expect(status < 300 ? api.problemsOf(id, status, body) : api.problemsOfError(body), place).toEqual([]);
      if (asking.body !== undefined) expect(api.problemsOfRequest(id, asking.body), place).toEqual([]);
    }
    expect(answers.some((status) => status < 300)).toBe(!isRefused(operation));
  });
});

describe.skipIf(api === undefined)("the definition of the API (set PALISADE_SHARED)", () => {
  const others = ["undocumented", "not in the trimmed definition"];
  it("has every operation under its id, method and path, but those that say that it has them not", () => {
    for (const { id, method, path } of operations) {
      if (others.some((each) => id.startsWith(each))) expect(api?.operations.has(id)).toBe(false);
      else expect(api?.operations.get(id), id).toMatchObject({ method, path });
    }
  });

  it("has operations that the tenant does not serve, and these alone", () => {
    const served = new Set(operations.map(({ id }) => id));
    const missing = [...(api?.operations.keys() ?? [])].filter((id) => !served.has(id)).sort();
    expect(missing).toMatchInlineSnapshot(`
      [
        "v1Authenticate",
      ]
    `);
  });
});
