// What a registry is asked with, and what becomes of each answer: of answers that are made here.
import { afterEach, describe, expect, it, vi } from "vitest";
import { createOciSource, type OciSourceOptions } from "./oci-source.js";
import { RegistryClient, type RegistryOptions } from "./registry-client.js";

afterEach(() => void vi.restoreAllMocks());

type Answer = (url: string) => Response | Error;

/** A client whose answers come one after the other; the last again and again. */
const clientOf = (answers: readonly Answer[], options: Partial<RegistryOptions> = {}) => {
  const asked: [string, RequestInit][] = [];
  const fetch = async (url: unknown, init: RequestInit = {}) => {
    asked.push([String(url), init]);
    const answer = (answers[asked.length - 1] ?? (answers.at(-1) as Answer))(String(url));
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const given = {
    origin: "https://r.example",
    scope: "repository:a:pull",
    fetch: fetch as never,
    ...options,
  };
  const client = new RegistryClient(given);
  const { signal } = new AbortController();
  const get = () => client.get("/v2/a/manifests/v1", { accept: "x/y", maximumBytes: 10, signal });
  return { asked, get, signal };
};

const says =
  (body: string | null, init: ResponseInit = {}): Answer =>
  () =>
    new Response(body, init);
const challenge = (header: string): Answer =>
  says("", { status: 401, headers: { "www-authenticate": header } });
const found = says("found");
const at = "https://r.example/v2/a/manifests/v1";
const credentials = { username: "ana", password: "x:y" };
const basic = `Basic ${btoa("ana:x:y")}`;

describe("a registry", () => {
  it("is asked for what is wanted, and nothing is followed unseen", async () => {
    const { asked, get, signal } = clientOf([found]);
    const { bytes, headers } = await get();
    expect(new TextDecoder().decode(bytes)).toBe("found");
    expect(headers.get("content-type")).toBe("text/plain;charset=UTF-8");
    expect(asked).toEqual([[at, { headers: { accept: "x/y" }, redirect: "manual", signal }]]);
  });

  it("gets a name and a password if it asks for them, and from then on", async () => {
    const { asked, get } = clientOf([challenge('Digest realm="x", BASIC realm="y"'), found], { credentials });
    await get();
    await get();
    expect(asked.map(([, { headers }]) => headers)).toEqual([
      { accept: "x/y" },
      { accept: "x/y", authorization: basic },
      { accept: "x/y", authorization: basic },
    ]);
  });

  it.each<[string, string, Partial<RegistryOptions>, string, object]>([
    [
      "for what it says",
      'Bearer realm="https://t.example/t?a=b",service="s t",scope="repository:a:pull repository:b:pull"',
      { credentials },
      "https://t.example/t?a=b&service=s+t&scope=repository%3Aa%3Apull&scope=repository%3Ab%3Apull",
      { authorization: basic },
    ],
    [
      "for what is wanted, where it says nothing",
      'bearer realm="https://t.example/t"',
      {},
      "https://t.example/t?scope=repository%3Aa%3Apull",
      {},
    ],
  ])("has a token fetched %s", async (_, header, options, url, headers) => {
    const { asked, get, signal } = clientOf(
      [challenge(header), says('{"token": "abc~+/.-="}'), found],
      options,
    );
    await get();
    expect(asked[1]).toEqual([url, { headers, redirect: "error", signal }]);
    expect(asked[2]?.[1].headers).toEqual({ accept: "x/y", authorization: "Bearer abc~+/.-=" });
  });

  it.each([
    ['{"access_token": "abc"}', "Bearer abc"],
    ['{"access_token": "abc", "token": "def"}', "Bearer def"],
  ])("whose tokens are told as %s", async (body, authorization) => {
    const { asked, get } = clientOf([challenge('Bearer realm="https://t.example"'), says(body), found]);
    await get();
    expect(asked[2]?.[1].headers).toMatchObject({ authorization });
  });

  const realm = challenge('Bearer realm="https://t.example"');
  it.each<[string, readonly Answer[], Partial<RegistryOptions>, string]>([
    [
      "takes no token without a name",
      [realm, says("", { status: 401 })],
      {},
      "it asks for a username and a password, and none are given",
    ],
    [
      "forbids one without a name",
      [realm, says("", { status: 403 })],
      {},
      "it asks for a username and a password, and none are given",
    ],
    [
      "does not know the name",
      [realm, says("", { status: 401 })],
      { credentials },
      "it does not take the username and the password",
    ],
    [
      "forbids a token",
      [realm, says("", { status: 403 })],
      { credentials },
      "it does not take the username and the password",
    ],
    ["has no token", [realm, says("", { status: 404 })], {}, "a token was answered with 404"],
    [
      "fails for a token",
      [realm, says('{"errors": [{"code": "DOWN"}]}', { status: 500 })],
      {},
      "a token was answered with 500 (DOWN)",
    ],
    ["has a token that is empty", [realm, says('{"token": ""}')], {}, "its tokens are none"],
    ["has a token of two lines", [realm, says('{"token": "a\\nb"}')], {}, "its tokens are none"],
    ["has a token that is no text", [realm, says('{"token": "a"}\u0000')], {}, "its tokens are none"],
    [
      "asks for nothing that is known",
      [challenge("")],
      { credentials },
      "it asks for credentials of a kind that is not known here",
    ],
    [
      "says no more when it asks",
      [says("", { status: 401 })],
      { credentials },
      "it asks for credentials of a kind that is not known here",
    ],
    [
      "asks for a name where there is none",
      [challenge("Basic")],
      {},
      "it asks for a username and a password, and none are given",
    ],
    ["goes on asking", [challenge("Basic")], { credentials }, "it was answered with 401"],
    ["forbids it", [says("", { status: 403 })], { credentials }, "it was answered with 403"],
    ["creates something", [says("", { status: 201 })], {}, "it was answered with 201"],
    ["has several things there", [says("", { status: 300 })], {}, "it was answered with 300"],
    ["tells nothing new", [says(null, { status: 304 })], {}, "it was answered with 304"],
    [
      "tells what is wrong",
      [says('{"errors": [{"code": "DENIED"}, {"code": "OTHER"}]}', { status: 404 })],
      {},
      "it was answered with 404 (DENIED)",
    ],
    [
      "tells it in other words",
      [says('{"errors": [{"code": "denied"}]}', { status: 404 })],
      {},
      "it was answered with 404",
    ],
    ["tells nothing", [says('{"errors": []}', { status: 404 })], {}, "it was answered with 404"],
    ["leads nowhere", [says("", { status: 302 })], {}, ""],
    [
      "leads to a place with credentials",
      [says("", { status: 302, headers: { location: "https://a:b@c.example" } })],
      {},
      "it redirects to no address of `https:`",
    ],
    [
      "leads to a place that is none",
      [says("", { status: 302, headers: { location: "https://" } })],
      {},
      "it redirects to no address of `https:`",
    ],
    [
      "leads to a file",
      [says("", { status: 302, headers: { location: "file:///x" } })],
      { origin: "http://r.example" },
      "it redirects to no address of `https:`",
    ],
  ])("that %s gives nothing", async (_, answers, options, message) => {
    const { get } = clientOf(answers, options);
    await expect(get()).rejects.toMatchObject({
      name: "ReloadError",
      code: "bad_response",
      ...(message !== "" && { message }),
    });
  });

  it.each([301, 302, 303, 307, 308])("may lead elsewhere by %i", async (status) => {
    const there = says("", { status, headers: { location: "https://s.example/x" } });
    const { asked, get } = clientOf([challenge("Basic"), there, found], { credentials });
    await get();
    expect(asked.slice(1).map(([url, { headers }]) => [url, headers])).toEqual([
      [at, { accept: "x/y", authorization: basic }],
      ["https://s.example/x", { accept: "x/y" }],
    ]);
  });

  it.each([
    ["http://r.example", "http://s.example/x", "http://s.example/x"],
    ["http://r.example", "https://s.example/x", "https://s.example/x"],
    ["https://r.example", "/other", "https://r.example/other"],
  ])("at %s may lead to %s", async (origin, location, url) => {
    const { asked, get } = clientOf([says("", { status: 307, headers: { location } }), found], { origin });
    await get();
    expect(asked[1]?.[0]).toBe(url);
  });

  it.each([
    [5, "found"],
    [6, "it redirects without an end"],
  ])("may lead elsewhere so often: %i", async (times, outcome) => {
    const there = says("", { status: 302, headers: { location: "/again" } });
    const { get } = clientOf([...Array.from({ length: times }, () => there), found]);
    const answer = get().then(
      ({ bytes }) => new TextDecoder().decode(bytes),
      ({ message }: Error) => message,
    );
    expect(await answer).toBe(outcome);
  });

  it.each<[string, Answer[], Partial<RegistryOptions>]>([
    ["when it asks who it is", [challenge("Basic"), found], { credentials }],
    ["when it leads elsewhere", [says("", { status: 302, headers: { location: "/x" } }), found], {}],
    ["when it refuses a token", [realm, says("", { status: 401 })], {}],
  ])("is left with its answer unread %s", async (_, answers, options) => {
    const cancelled: boolean[] = [];
    const unread = answers.map(
      (answer, index): Answer =>
        (url) => {
          const { status, headers } = answer(url) as Response;
          if (status === 200) return new Response("found");
          const cancel = () => {
            cancelled[index] = true;
          };
          return new Response(new ReadableStream({ cancel }), { status, headers });
        },
    );
    await clientOf(unread, options)
      .get()
      .catch(() => undefined);
    expect(cancelled).toEqual(
      answers.flatMap((answer) => ((answer("") as Response).status === 200 ? [] : [true])),
    );
  });

  it("that cannot be reached is said to be so, and why", async () => {
    const cause = new Error("x".repeat(600));
    const caught = await clientOf([() => cause])
      .get()
      .catch((error: unknown) => error);
    expect(caught).toMatchObject({ code: "unreachable", message: `${"x".repeat(500)}…` });
    expect((caught as Error).cause).toBe(cause);
  });

  it.each([
    [1024 * 1024, "its tokens are none"],
    [1024 * 1024 + 1, "it is larger than 1048576 bytes"],
  ])("is heard for a token up to %i bytes", async (length, message) => {
    const { get } = clientOf([realm, says("x".repeat(length))]);
    await expect(get()).rejects.toMatchObject({ message });
  });

  it.each([
    [10, "found"],
    [11, "too_large"],
  ])("is heard for what is wanted up to its bound: %i", async (length, outcome) => {
    const answer = clientOf([says("x".repeat(length))])
      .get()
      .then(
        () => "found",
        ({ code }: { code: string }) => code,
      );
    expect(await answer).toBe(outcome);
  });
});

describe("a source in a registry", () => {
  const manifestType = "application/vnd.oci.image.manifest.v1+json";
  const layerType = "application/vnd.oci.image.layer.v1.tar+gzip";
  /** SHA-256 of `abc`. */
  const digest = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  const layer = { mediaType: layerType, digest, size: 3 };
  const pulling = (size: number, options: Partial<OciSourceOptions> = {}, type = manifestType) => {
    const asked: [string, unknown][] = [];
    const fetch = async (url: unknown, { headers }: RequestInit = {}) => {
      asked.push([String(url), headers]);
      if (String(url).includes("/blobs/")) return new Response("abc");
      const manifest = { schemaVersion: 2, layers: [{ ...layer, size }] };
      return new Response(JSON.stringify(manifest), { headers: { "content-type": type } });
    };
    const source = createOciSource({ reference: "r.example/a:v1", fetch: fetch as never, ...options });
    return { asked, pulled: source.fetch({ signal: new AbortController().signal }) };
  };

  it("asks for a manifest and its layer, each in its form, within a time", async () => {
    const time = vi.spyOn(AbortSignal, "timeout");
    const { asked, pulled } = pulling(3, {}, `${manifestType} ; charset=utf-8`);
    expect(await pulled).toMatchObject({ isChanged: true, etag: digest, waited: false });
    expect(asked).toEqual([
      ["https://r.example/v2/a/manifests/v1", { accept: manifestType }],
      [`https://r.example/v2/a/blobs/${digest}`, { accept: "application/octet-stream, */*" }],
    ]);
    await pulling(3, { timeoutMilliseconds: 7 }).pulled;
    expect(time.mock.calls).toEqual([[30_000], [7]]);
  });

  it.each<[number, number | undefined, string]>([
    [3, 3, "pulled"],
    [3, 2, "it is larger than 2 bytes"],
    [64 * 1024 * 1024, undefined, `the layer is not the one of the manifest, ${digest}`],
    [64 * 1024 * 1024 + 1, undefined, "it is larger than 67108864 bytes"],
    [2, undefined, `the layer is not the one of the manifest, ${digest}`],
  ])("of %i bytes within %s: %s", async (size, maximumBytes, outcome) => {
    const { pulled } = pulling(size, maximumBytes === undefined ? {} : { maximumBytes });
    expect(
      await pulled.then(
        () => "pulled",
        ({ message }: Error) => message,
      ),
    ).toBe(outcome);
  });

  it.each([
    [4 * 1024 * 1024, "the manifest is none"],
    [4 * 1024 * 1024 + 1, "it is larger than 4194304 bytes"],
  ])("reads a manifest of up to %i bytes", async (length, message) => {
    const fetch = async () =>
      new Response(new Uint8Array(length), { headers: { "content-type": manifestType } });
    const source = createOciSource({ reference: "r.example/a:v1", fetch: fetch as never });
    await expect(source.fetch({ signal: new AbortController().signal })).rejects.toMatchObject({ message });
  });
});
