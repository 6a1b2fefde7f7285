// What a bundle service is asked with, and what becomes of each answer: of answers that are made here.
import { afterEach, describe, expect, it, vi } from "vitest";
import { GuardError } from "../guard-error.js";
import { createHttpSource, type HttpSourceOptions } from "./http-source.js";

afterEach(() => void vi.restoreAllMocks());

const url = "https://bundles.example:8443/a/b.tar.gz?token=x#y";
const holding = { "content-type": "application/vnd.openpolicyagent.bundles; charset=utf-8" };
const asking = (etag?: string) => ({ etag, signal: new AbortController().signal });

const bodyOf = (...pieces: readonly Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

/** A source that is given this answer. */
const answering = (response: Response | Error, options: Partial<HttpSourceOptions> = {}) => {
  const asked: [string, RequestInit][] = [];
  const fetch = async (at: unknown, init: RequestInit = {}) => {
    asked.push([String(at), init]);
    if (response instanceof Error) throw response;
    return response;
  };
  return { asked, source: createHttpSource({ url, fetch: fetch as never, ...options }) };
};

describe("a bundle service", () => {
  it.each<[Partial<HttpSourceOptions>, string | undefined, Record<string, string>, number]>([
    [{}, undefined, {}, 30_000],
    [{}, '"7"', { "if-none-match": '"7"' }, 30_000],
    [{ waitSeconds: 60 }, undefined, {}, 90_000],
    [{ waitSeconds: 60 }, '"7"', { "if-none-match": '"7"', prefer: "modes=snapshot;wait=60" }, 90_000],
    [{ waitSeconds: 1 }, '"7"', { "if-none-match": '"7"', prefer: "modes=snapshot;wait=1" }, 31_000],
    [{ timeoutMilliseconds: 5, headers: { accept: "x" } }, undefined, { accept: "x" }, 5],
  ])("with %j and the ETag %s is asked with %j, for %i ms", async (options, etag, headers, milliseconds) => {
    const time = vi.spyOn(AbortSignal, "timeout");
    const { asked, source } = answering(new Response(bodyOf()), options);
    await source.fetch(asking(etag));
    expect(asked).toEqual([[url, { headers, signal: expect.any(AbortSignal) }]]);
    expect(time.mock.calls).toEqual([[milliseconds]]);
    expect(source.name).toBe("https://bundles.example:8443/a/b.tar.gz");
  });

  it("hears the signal of who asks", async () => {
    const { asked, source } = answering(new Response(bodyOf()));
    const controller = new AbortController();
    await source.fetch({ signal: controller.signal });
    expect(asked[0]?.[1].signal?.aborted).toBe(false);
    controller.abort();
    expect(asked[0]?.[1].signal?.aborted).toBe(true);
  });

  const one = { etag: '"1"' };
  it.each<[string, Partial<HttpSourceOptions>, string | undefined, ResponseInit, object]>([
    ["a bundle", {}, undefined, {}, { isChanged: true, etag: undefined, waited: false }],
    ["one with an ETag", {}, undefined, { headers: one }, { isChanged: true, etag: '"1"', waited: false }],
    [
      "one that was held",
      { waitSeconds: 1 },
      undefined,
      { headers: { ...one, ...holding } },
      { isChanged: true, etag: '"1"', waited: true },
    ],
    [
      "one that was held without an ETag",
      { waitSeconds: 1 },
      '"0"',
      { headers: holding },
      { isChanged: true, etag: undefined, waited: false },
    ],
    [
      "one from a server that does not hold",
      { waitSeconds: 1 },
      undefined,
      { headers: { ...one, "content-type": "application/gzip" } },
      { isChanged: true, etag: '"1"', waited: false },
    ],
    ["nothing new", {}, '"1"', { status: 304 }, { isChanged: false, waited: false }],
    [
      "nothing new, which was held",
      { waitSeconds: 1 },
      '"1"',
      { status: 304, headers: holding },
      { isChanged: false, waited: true },
    ],
    [
      "nothing new without an ETag",
      { waitSeconds: 1 },
      undefined,
      { status: 304, headers: holding },
      { isChanged: false, waited: false },
    ],
  ])("answers %s", async (_, options, etag, init, wanted) => {
    const body = init.status === 304 ? null : bodyOf(Uint8Array.of(1, 2), Uint8Array.of(3));
    const { source } = answering(new Response(body, init), options);
    expect(await source.fetch(asking(etag))).toEqual(
      init.status === 304 ? wanted : { ...wanted, bytes: Uint8Array.of(1, 2, 3) },
    );
  });

  it.each([201, 206, 301, 404, 500])("is left with its answer %i unread", async (status) => {
    const cancel = vi.fn();
    const { source } = answering(new Response(new ReadableStream({ cancel }), { status }));
    await expect(source.fetch(asking())).rejects.toMatchObject({
      name: "ReloadError",
      code: "bad_response",
      message: `it was answered with ${status}`,
    });
    expect(cancel).toHaveBeenCalledOnce();
  });

  it("is left with an answer unread that says that nothing changed", async () => {
    const cancel = vi.fn();
    const answer = { status: 304, headers: new Headers(), body: { cancel } };
    const { source } = answering(answer as never);
    expect(await source.fetch(asking('"1"'))).toEqual({ isChanged: false, waited: false });
    expect(cancel).toHaveBeenCalledOnce();
  });

  it.each([
    ["no answer", (cause: Error) => cause],
    [
      "half of one",
      (cause: Error) => new Response(new ReadableStream({ start: (controller) => controller.error(cause) })),
    ],
  ])("that gives %s is said to be unreachable, and why", async (_, answerOf) => {
    const cause = new Error("x".repeat(600));
    const { source } = answering(answerOf(cause));
    const caught = await source.fetch(asking()).catch((error: unknown) => error);
    expect(caught).toMatchObject({ code: "unreachable", message: `${"x".repeat(500)}…` });
    expect((caught as Error).cause).toBe(cause);
  });

  it.each<[number | undefined, readonly number[], boolean]>([
    [5, [2, 3], true],
    [5, [2, 4], false],
    [5, [6], false],
    [0, [], true],
    [undefined, [64 * 1024 * 1024 + 1], false],
  ])("with a bound of %s may give %j bytes: %s", async (maximumBytes, lengths, isTaken) => {
    const body = bodyOf(...lengths.map((length) => new Uint8Array(length)));
    const { source } = answering(new Response(body), { ...(maximumBytes !== undefined && { maximumBytes }) });
    const answer = source.fetch(asking());
    if (isTaken) expect(await answer).toMatchObject({ bytes: { length: maximumBytes } });
    else
      await expect(answer).rejects.toMatchObject({
        code: "too_large",
        message: `it is larger than ${maximumBytes ?? 67_108_864} bytes`,
      });
  });

  it.each(["ftp://bundles.example/", "bundles", ""])("has no address %j", (at) => {
    expect(() => createHttpSource({ url: at })).toThrow(
      new GuardError("invalid_options", "the `url` of a bundle begins with `https:` or `http:`"),
    );
  });

  it.each(["http://bundles.example/", "https://bundles.example/"])("may have the address %s", (at) => {
    expect(createHttpSource({ url: at }).name).toBe(at);
  });
});
