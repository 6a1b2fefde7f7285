// Calls over real sockets: what is sent, what is tried again, what is recorded, and how each failure is told.
import { describe, expect, it, vi } from "vitest";
import type { Reply } from "../../testing/palette-server.js";
import { testKey, withServer } from "../../testing/with-server.js";
import { systemClock } from "../clock.js";
import { createPaletteClient } from "../create-palette-client.js";
import { createRateLimiter } from "../limits/create-rate-limiter.js";
import { PaletteError } from "../palette-error.js";
import type { PaletteOptions } from "./transport-options.js";

const running = { body: { status: { state: "Running" } } };

const failure = async (promise: Promise<unknown>): Promise<PaletteError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(PaletteError);
  return error as PaletteError;
};

it("sends the key and the project, and reads the answer", async () => {
  const { server, connection, records } = await withServer([running]);
  const palette = createPaletteClient(connection).inProject("65f0");
  expect(await palette.clusters.state("65aa", { decisionId: "0198" })).toBe("Running");
  expect(server.asked).toMatchObject([
    {
      method: "GET",
      url: "/v1/spectroclusters/65aa/status",
      headers: { apikey: testKey, projectuid: "65f0" },
      body: "",
    },
  ]);
  expect(records).toEqual([
    {
      method: "GET",
      path: "/v1/spectroclusters/65aa/status",
      status: 200,
      attempt: 1,
      durationMs: expect.any(Number) as number,
      projectUid: "65f0",
      decisionId: "0198",
    },
  ]);
});

type Told = {
  readonly reply: Reply;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly ref?: string;
  readonly retryable?: boolean;
};

const told: readonly Told[] = [
  {
    reply: { status: 401, body: { code: "UnAuthorizedAccess", message: "no", ref: "ref-1", details: null } },
    code: "unauthorized",
    message: "Palette answered 401 (UnAuthorizedAccess: no)",
    ref: "ref-1",
    hint: "the key is not of this tenant, has expired or was revoked",
  },
  {
    reply: { status: 403, body: { code: "OperationForbidden", message: "cluster.get is forbidden" } },
    code: "forbidden",
    message: "Palette answered 403 (OperationForbidden: cluster.get is forbidden)",
    hint: "no project was named: use `inProject(uid)`, as what belongs to a project is forbidden without it",
  },
  {
    reply: { status: 400, body: { code: "ResourceNotFound", message: "gone" } },
    code: "not_found",
    message: "Palette answered 400 (ResourceNotFound: gone)",
    hint: "nothing has this id in the project, or it is gone",
  },
  {
    reply: { status: 405, body: { code: 405, message: "method PUT is not allowed, but [PATCH] are" } },
    code: "invalid",
    message: "Palette answered 405 (405: method PUT is not allowed, but [PATCH] are)",
  },
  { reply: { status: 409, body: "null" }, code: "conflict", message: "Palette answered 409" },
  { reply: { status: 422, body: "<html>" }, code: "invalid", message: "Palette answered 422" },
  {
    reply: { status: 429, body: "slow down" },
    code: "rate_limited",
    message: "Palette answered 429",
    hint: "wait before asking again",
    retryable: true,
  },
  { reply: { status: 503 }, code: "unavailable", message: "Palette answered 503", retryable: true },
  {
    reply: { status: 302, headers: { location: "https://elsewhere.example/" } },
    code: "unexpected_response",
    message: "Palette answered 302",
    hint: "redirects are not followed: give the address that Palette itself answers at",
  },
  {
    reply: { status: 400, body: { code: "X", message: "a\u0007b\u001b[31m\nc" } },
    code: "invalid",
    message: "Palette answered 400 (X: a b [31m c)",
  },
  {
    reply: "break",
    code: "unavailable",
    message: "no answer from Palette (UND_ERR_SOCKET)",
    hint: "look whether Palette can be reached from here",
    retryable: true,
  },
];

it.each(told)("$reply.status is $code: $message", async ({ reply, ...expected }) => {
  const { connection } = await withServer([reply], { retries: { most: 0 } });
  const error = await failure(createPaletteClient(connection).clusters.state("65aa"));
  expect(error).toMatchObject({ retryable: false, ...expected });
  expect(error.hint).toBe(expected.hint);
  expect(error).toMatchObject({ method: "GET", path: "/v1/spectroclusters/65aa/status" });
});

it.each([
  ["is empty", { body: "" }],
  ["is no JSON", { body: "<html>hello</html>" }],
  ["is not as described: expected object, received array", { body: [] }],
  [
    "is not as described: /status/state: expected string, received number",
    { body: { status: { state: 1 } } },
  ],
])("an answer that %s", async (why, reply) => {
  const { connection } = await withServer([reply]);
  const error = await failure(createPaletteClient(connection).clusters.state("65aa"));
  expect(error).toMatchObject({
    code: "unexpected_response",
    message: `Palette's answer ${why}`,
    status: 200,
  });
});

it("an answer that is too long is not read to its end", async () => {
  const { connection, records } = await withServer([{ body: { status: { state: "x".repeat(5000) } } }], {
    mostAnswerBytes: 4000,
  });
  const error = await failure(createPaletteClient(connection).clusters.state("65aa"));
  expect(error).toMatchObject({
    code: "unexpected_response",
    message: "Palette's answer is longer than 4000 bytes",
    hint: "ask for less",
  });
  expect(records).toMatchObject([{ status: 200, error: "unexpected_response", attempt: 1 }]);
});

it("an error that is too long is still the error that it is", async () => {
  const { connection } = await withServer([{ status: 404, body: "x".repeat(5000) }], {
    mostAnswerBytes: 4000,
  });
  const error = await failure(createPaletteClient(connection).clusters.state("65aa"));
  expect(error).toMatchObject({ code: "not_found", message: "Palette answered 404" });
});

it.each(["65f0\r\nApiKey: x", "", "é", "x".repeat(257)])(
  "a project that is no id: %j",
  async (projectUid) => {
    const { server, connection } = await withServer([running]);
    const error = await failure(createPaletteClient(connection).clusters.state("65aa", { projectUid }));
    expect(error).toMatchObject({ code: "invalid", message: "the project is no id that can be sent" });
    expect(server.asked).toEqual([]);
  },
);

it("what is null where an object should be is missing, and so is the state then", async () => {
  const { connection } = await withServer([{ body: { status: null, more: 1 } }]);
  expect(await createPaletteClient(connection).clusters.state("65aa")).toBeUndefined();
});

it("reads are tried again, with growing pauses, and each attempt is recorded", async () => {
  const { server, connection, slept, records } = await withServer([
    { status: 500 },
    "break",
    { status: 503 },
    running,
  ]);
  expect(await createPaletteClient(connection).clusters.state("65aa")).toBe("Running");
  expect(server.asked).toHaveLength(4);
  expect(records.map(({ attempt, status, error }) => [attempt, status, error])).toEqual([
    [1, 500, "unavailable"],
    [2, undefined, "unavailable"],
    [3, 503, "unavailable"],
    [4, 200, undefined],
  ]);
  expect(slept).toHaveLength(3);
  expect(Math.max(...slept)).toBeLessThanOrEqual(15_000);
});

it("what was asked wrongly is not asked again", async () => {
  const { server, connection } = await withServer([{ status: 404 }]);
  await failure(createPaletteClient(connection).clusters.state("65aa"));
  expect(server.asked).toHaveLength(1);
});

it("after too many calls, the whole group waits: for a second, or as long as the answer says", async () => {
  const { connection, limits } = await withServer([
    { status: 429 },
    { status: 429, headers: { "retry-after": "7" } },
    running,
  ]);
  await createPaletteClient(connection).clusters.state("65aa");
  expect(limits).toEqual([
    "take /v1/spectroclusters",
    "pause /v1/spectroclusters 1000",
    "take /v1/spectroclusters",
    "pause /v1/spectroclusters 7000",
    "take /v1/spectroclusters",
  ]);
});

it("Palette is left alone after failures in a row, and tried again by one call after a while", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  try {
    let reply: Reply = { status: 503 };
    const { server, connection } = await withServer(() => reply, {
      retries: { most: 0 },
      breaker: { failures: 2, pauseMs: 10_000 },
    });
    const palette = createPaletteClient(connection);
    await failure(palette.clusters.state("65aa"));
    await failure(palette.clusters.state("65aa"));
    expect(await failure(palette.clusters.state("65aa"))).toMatchObject({
      code: "circuit_open",
      message: "Palette failed several times in a row and is left alone for a while",
      retryable: true,
    });
    expect(server.asked).toHaveLength(2);

    vi.setSystemTime(Date.now() + 10_001);
    reply = running;
    expect(await palette.clusters.state("65aa")).toBe("Running");
    expect(await palette.clusters.state("65aa")).toBe("Running");
    expect(server.asked).toHaveLength(4);
  } finally {
    vi.useRealTimers();
  }
});

it("one question that Palette fails at does not keep the others from being asked", async () => {
  const { server, connection } = await withServer(
    ({ url }) => (url.includes("65aa") ? { status: 500 } : running),
    {
      retries: { most: 3 },
      breaker: { failures: 2 },
    },
  );
  const { clusters } = createPaletteClient(connection);
  await failure(clusters.state("65aa"));
  expect(await clusters.state("65bb")).toBe("Running");
  expect(server.asked).toHaveLength(5);
});

describe("is cancelled at once while it waits", () => {
  const never = new Promise<never>(() => undefined);
  const waiting: Readonly<Record<string, Partial<PaletteOptions>>> = {
    "for its turn": {
      limiter: createRateLimiter({ consume: () => never, block: () => never }),
    },
    "for its key": { apiKey: () => never },
    "between attempts": {
      clock: { now: Date.now, sleep: systemClock.sleep },
      retries: { firstDelayMs: 3_600_000, mostDelayMs: 3_600_000 },
    },
  };

  it.each(Object.entries(waiting))("%s", async (_, options) => {
    const stop = new AbortController();
    const { connection } = await withServer([{ status: 503 }], options);
    const call = failure(createPaletteClient(connection).clusters.state("65aa", { signal: stop.signal }));
    setTimeout(() => stop.abort(), 20);
    expect(await call).toMatchObject({ code: "cancelled" });

    const late = await withServer([{ status: 503 }], { ...options, timeouts: { totalMs: 30 } });
    expect(await failure(createPaletteClient(late.connection).clusters.state("65aa"))).toMatchObject({
      code: "timeout",
      message: "no answer from Palette within 30 ms",
    });
  });

  it("for another call that tries whether Palette is back", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    try {
      const replies: Reply[] = [{ status: 503 }, "hang"];
      const { connection, server } = await withServer(replies, {
        retries: { most: 0 },
        breaker: { failures: 1, pauseMs: 1000 },
      });
      const { clusters } = createPaletteClient(connection);
      await failure(clusters.state("65aa"));
      vi.setSystemTime(Date.now() + 1001);
      const trying = new AbortController();
      const first = failure(clusters.state("65aa", { signal: trying.signal }));
      await vi.waitFor(() => expect(server.asked).toHaveLength(2), { interval: 5 });
      const stop = new AbortController();
      const second = failure(clusters.state("65aa", { signal: stop.signal }));
      stop.abort();
      expect(await second).toMatchObject({ code: "cancelled" });
      trying.abort();
      expect(await first).toMatchObject({ code: "cancelled" });
      expect(server.asked).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });
});

it("one request has its time, and so have all of them", async () => {
  const attempt = await withServer(["hang"], { timeouts: { attemptMs: 30 }, retries: { most: 1 } });
  expect(await failure(createPaletteClient(attempt.connection).clusters.state("65aa"))).toMatchObject({
    code: "timeout",
    message: "no answer from Palette within 30 ms",
    retryable: true,
  });
  expect(attempt.records).toMatchObject([
    { attempt: 1, error: "timeout" },
    { attempt: 2, error: "timeout" },
  ]);

  const total = await withServer(["hang"], { timeouts: { totalMs: 30 } });
  expect(await failure(createPaletteClient(total.connection).clusters.state("65aa"))).toMatchObject({
    code: "timeout",
    message: "no answer from Palette within 30 ms",
  });
  expect(total.records).toMatchObject([{ attempt: 1, error: "timeout" }]);
});

it.each(["of the call", "of the client", "of the connection", "by closing"])(
  "is cancelled: %s",
  async (by) => {
    const stop = new AbortController();
    const { server, connection, records } = await withServer(["hang"], {
      ...(by === "of the connection" ? { signal: stop.signal } : {}),
    });
    const palette = createPaletteClient(connection).with(
      by === "of the client" ? { signal: stop.signal } : {},
    );
    const call = failure(palette.clusters.state("65aa", by === "of the call" ? { signal: stop.signal } : {}));
    await vi.waitFor(() => expect(server.asked).toHaveLength(1), { interval: 5 });
    if (by === "by closing") await connection.close();
    else stop.abort();
    expect(await call).toMatchObject({ code: "cancelled", message: "the call was cancelled" });
    expect(records).toMatchObject([{ attempt: 1, error: "cancelled" }]);
  },
);

it("nothing is sent for a call that was cancelled before", async () => {
  const { server, connection } = await withServer([running]);
  const call = createPaletteClient(connection).clusters.state("65aa", { signal: AbortSignal.abort() });
  expect(await failure(call)).toMatchObject({ code: "cancelled" });
  expect(server.asked).toEqual([]);
});

it("a call whose record fails has failed", async () => {
  const { connection, server } = await withServer([running], {
    onCall: () => Promise.reject(new Error("the disk is full")),
  });
  expect(await failure(createPaletteClient(connection).clusters.state("65aa"))).toMatchObject({
    code: "not_recorded",
    message: "the call was made, and could not be recorded",
    retryable: false,
  });
  expect(server.asked).toHaveLength(1);
});

it("many calls at once follow one signal without a warning", async () => {
  const warned = vi.fn();
  process.on("warning", warned);
  const { connection } = await withServer([running]);
  const palette = createPaletteClient(connection).with({ signal: new AbortController().signal });
  await Promise.all(Array.from({ length: 40 }, () => palette.clusters.state("65aa")));
  process.off("warning", warned);
  expect(warned).not.toHaveBeenCalled();
});
