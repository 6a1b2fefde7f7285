// Many calls at once over a Palette that fails in every way: each ends as one thing, and every request is on record.
import { expect, it } from "vitest";
import type { Reply } from "../../testing/palette-server.js";
import { testKey, withServer } from "../../testing/with-server.js";
import { createPaletteClient } from "../create-palette-client.js";
import { PaletteError } from "../palette-error.js";
import { createPaletteWriteClient } from "../writes/create-palette-write-client.js";

const replies: readonly Reply[] = [
  { body: { status: { state: "Running" } } },
  { status: 204 },
  { status: 429 },
  { status: 500, body: { message: testKey } },
  { status: 503 },
  { status: 404, body: { code: "ResourceNotFound" } },
  { body: `{"status":` },
  { body: { status: 7 } },
  { status: 302, headers: { location: "/v1/cloudaccounts/aws" } },
  "break",
];

it.each([1, 2, 3])("seed %i", async (seed) => {
  let random = seed;
  const next = (below: number): number => {
    random = (random * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((random / 2 ** 31) * below);
  };
  const { connection, server, records } = await withServer(() => replies[next(replies.length)] ?? "break", {
    breaker: { failures: 1_000_000 },
  });
  const [reads, writes] = [createPaletteClient(connection), createPaletteWriteClient(connection)];
  const calls = Array.from({ length: 150 }, (_, index) => {
    const stop = new AbortController();
    const options = { signal: stop.signal, decisionId: `d-${index}` };
    if (index % 10 === 0) setTimeout(() => stop.abort(), next(20));
    return index % 3 === 0 ? writes.approveRepave("65aa", options) : reads.clusters.state("65aa", options);
  });
  const results = await Promise.allSettled(calls);

  for (const result of results) {
    if (result.status === "fulfilled") expect(["Running", undefined]).toContain(result.value);
    else expect(result.reason).toBeInstanceOf(PaletteError);
  }
  // A request that was cancelled on its way may not have come to the server; none came that is not on record.
  const cancelled = records.filter(({ error }) => error === "cancelled").length;
  expect(records.length).toBeGreaterThanOrEqual(server.asked.length);
  expect(records.length - cancelled).toBeLessThanOrEqual(server.asked.length);
  const ofWrites = records.filter(({ method }) => method === "PATCH");
  const attempts = new Map<string | undefined, readonly (string | undefined)[]>();
  for (const { decisionId, error } of ofWrites)
    attempts.set(decisionId, [...(attempts.get(decisionId) ?? []), error]);
  for (const errors of attempts.values()) {
    expect(
      errors.slice(0, -1).every((error) => error === "rate_limited"),
      errors.join(),
    ).toBe(true);
  }
  expect(JSON.stringify(records)).not.toContain(testKey);
});
