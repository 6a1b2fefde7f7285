// The key goes to Palette, and nowhere else: everything that is written, thrown, recorded or returned is searched for it.
import { Buffer } from "node:buffer";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import type { Reply } from "../testing/palette-server.js";
import { startPaletteServer } from "../testing/palette-server.js";
import { testKey, withServer } from "../testing/with-server.js";
import { createPaletteClient, type PaletteClient } from "./create-palette-client.js";
import { connectPalette } from "./palette-connection.js";
import { createPaletteWriteClient } from "./writes/create-palette-write-client.js";

const forms = [
  testKey,
  encodeURIComponent(testKey),
  Buffer.from(testKey).toString("base64"),
  Buffer.from(`x${testKey}`).toString("base64").slice(2, -4),
  Buffer.from(testKey).toString("hex"),
];

/** All that could be told of a value, its hidden fields and its stack included. */
const allOf = (value: unknown): string =>
  [
    inspect(value, { depth: 20, showHidden: true, getters: true }),
    JSON.stringify(value) ?? "",
    value instanceof Error
      ? `${value.stack ?? ""}${inspect(value.cause, { depth: 20, showHidden: true })}`
      : "",
  ].join("\n");

function expectNoKey(...values: readonly unknown[]): void {
  const text = values.map(allOf).join("\n");
  for (const form of forms) expect(text).not.toContain(form);
}

const settle = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

const escaped = [...testKey].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

const echoes: readonly (readonly [string, Reply])[] = [
  ["the message of an error", { status: 404, body: { code: "ResourceNotFound", message: `no ${testKey}` } }],
  ["the code and the reference of an error", { status: 400, body: { code: testKey, ref: `ref-${testKey}` } }],
  ["an error in escapes", { status: 400, body: `{"code":"X","message":"${escaped}"}` }],
  [
    "an error that is cut in the middle of it",
    { status: 400, body: { message: `${"x".repeat(490)}${testKey}` } },
  ],
  ["an error that is no JSON", { status: 500, body: `<html>${testKey}</html>` }],
  ["a header", { status: 401, headers: { "www-authenticate": testKey, "x-echo": testKey } }],
  ["a header that says when to come again", { status: 429, headers: { "retry-after": testKey } }],
  ["a redirect", { status: 302, headers: { location: `https://elsewhere.example/?key=${testKey}` } }],
  ["a result", { body: { status: { state: `Running ${testKey}` } } }],
  ["a result in base64", { body: { status: { state: Buffer.from(testKey).toString("base64") } } }],
  ["a result in escapes", { body: `{"status":{"state":"${escaped}"}}` }],
  ["a name of a field", { body: { status: { state: "Running" }, [testKey]: 1 } }],
  ["what is no JSON", { body: testKey }],
  ["what has a wrong type", { body: { status: { state: [testKey] } } }],
  ["what breaks", "break"],
];

describe("an upstream that sends the key back", () => {
  it.each(echoes)("in %s", async (_, reply) => {
    const written: unknown[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, "write").mockImplementation((chunk) => {
        written.push(chunk);
        return true;
      }),
    );
    try {
      const { connection, records, limits } = await withServer([reply], { retries: { most: 1 } });
      const palette = createPaletteClient(connection);
      const results = [
        await settle(palette.clusters.state("65aa")),
        await settle(palette.clusters.search().collect()),
        await settle(createPaletteWriteClient(connection).approveRepave("65aa")),
      ];
      expectNoKey(results, records, limits, written, palette, connection);
    } finally {
      for (const each of spies) each.mockRestore();
    }
  });

  it("as the name of a label", async () => {
    const body = { metadata: { name: "c", uid: "65aa", labels: { [testKey]: testKey } } };
    const { connection } = await withServer([{ body }]);
    const cluster = await createPaletteClient(connection).clusters.get("65aa");
    expect(cluster.metadata.labels).toEqual({ "[redacted]": "[redacted]" });
  });
});

it("a caller who takes the key for an id gets it back nowhere", async () => {
  const { connection, records } = await withServer([{ status: 404 }]);
  const error = await settle(createPaletteClient(connection).clusters.state(testKey));
  expectNoKey(error, records);
});

it("redirects are not followed: another host sees nothing", async () => {
  const other = await startPaletteServer([{ body: {} }]);
  const { connection } = await withServer([
    { status: 307, headers: { location: `${other.baseUrl}/v1/users/info` } },
  ]);
  await expect(createPaletteClient(connection).tenant.user()).rejects.toMatchObject({
    code: "unexpected_response",
  });
  expect(other.asked).toEqual([]);
  await other.close();
});

describe("keys that are none", () => {
  it.each([
    ["nothing", "", "there is no API key"],
    ["blanks", " \n", "there is no API key"],
    ["what is too short", "pk-1", "the API key is none that Palette gives out"],
    ["two lines", "pk-01234567\r\nProjectUid: 65f0", "the API key is none that Palette gives out"],
    ["other letters", "pk-01234567é", "the API key is none that Palette gives out"],
    ["no text", 12345678 as never, "there is no API key"],
  ])("%s", async (_, apiKey, message) => {
    const { connection, server } = await withServer([{ body: {} }], { apiKey });
    const error = await settle(createPaletteClient(connection).tenant.user());
    expect(error).toMatchObject({ code: "unauthorized", message });
    expect(server.asked).toEqual([]);
  });

  it("what keeps the key fails, and says it in its message", async () => {
    const { connection } = await withServer([{ body: {} }], {
      apiKey: () => Promise.reject(new Error(`vault has ${testKey} for you, but no`)),
    });
    const error = await settle(createPaletteClient(connection).tenant.user());
    expect(error).toMatchObject({
      code: "unauthorized",
      message: "the API key could not be read from where it is kept",
      retryable: true,
    });
    expectNoKey(error);
  });
});

describe("a key that is rotated", () => {
  const userOf = (palette: PaletteClient) => palette.tenant.user();

  it("the new one is used for the next call", async () => {
    let key = "pk-first-0123456789";
    const { connection, server } = await withServer([{ body: {} }], { apiKey: () => `${key}\n` });
    const palette = createPaletteClient(connection);
    await userOf(palette);
    key = "pk-second-0123456789";
    await userOf(palette);
    expect(server.asked.map(({ headers }) => headers["apikey"])).toEqual([
      "pk-first-0123456789",
      "pk-second-0123456789",
    ]);
  });

  it("during a call: it is made again with the new one, and neither is seen", async () => {
    const keys = ["pk-first-0123456789", "pk-second-0123456789"];
    const { connection, server, records } = await withServer(
      ({ headers }) =>
        headers["apikey"] === keys[1]
          ? { body: { orgName: keys.join(" ") } }
          : { status: 401, body: { message: keys[0] } },
      { apiKey: () => (server.asked.length === 0 ? keys[0] : keys[1]) ?? "" },
    );
    expect(await userOf(createPaletteClient(connection))).toEqual({ orgName: "[redacted] [redacted]" });
    expect(records).toMatchObject([
      { attempt: 1, status: 401, error: "unauthorized" },
      { attempt: 2, status: 200 },
    ]);
  });

  it("a key that stays wrong is tried once", async () => {
    const { connection, server } = await withServer([{ status: 401 }], { apiKey: () => testKey });
    expect(await settle(userOf(createPaletteClient(connection)))).toMatchObject({ code: "unauthorized" });
    expect(server.asked).toHaveLength(1);
  });
});

it("the key is in no option that can be seen of a connection", () => {
  const connection = connectPalette({ baseUrl: "http://localhost:1", apiKey: testKey });
  expectNoKey(connection, createPaletteClient(connection), createPaletteWriteClient(connection));
});
