// Bundles are exchanged whole or not at all, whatever a source answers; what is served meanwhile is the last good one.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBundle } from "@palisade/bundle";
import { compile } from "@palisade/compiler";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GuardError } from "../guard-error.js";
import type { BundleSource } from "./bundle-source.js";
import { createHttpSource, type HttpSourceOptions } from "./http-source.js";
import { type LiveGuard, type LiveGuardOptions, openLiveGuard } from "./live-guard.js";
import { createFileSource } from "./node.js";

const signing = { key: "a secret of the tests", algorithm: "HS256" } as const;

/** A bundle that answers every action with this effect. */
async function bundleOf(effect: string, revision: string, more: object = {}): Promise<Uint8Array> {
  const text = `package action\n\ndecision := {"effect": "${effect}", "findings": []}\n`;
  const { plan } = compile([{ file: "action.rego", text }], { entrypoints: ["action/decision"] });
  if (plan === undefined) throw new Error("it does not compile");
  return writeBundle({ plan, revision, ...more });
}

const read = { tool: "kubectl", verb: "get", resource: "pods" };
const effectOf = (guard: LiveGuard) => guard.validateAction(read).effect;

/** Answers one after the other; the last one again and again. */
class Answers implements BundleSource {
  readonly name = "memory";
  bytes: Uint8Array;
  readonly etags: (string | undefined)[] = [];
  next: (() => Uint8Array | undefined | Promise<Uint8Array>) | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  async fetch({ etag }: Parameters<BundleSource["fetch"]>[0]) {
    this.etags.push(etag);
    const bytes = this.next === undefined ? this.bytes : await this.next();
    if (bytes === undefined) return { isChanged: false, waited: false } as const;
    return { isChanged: true, bytes, etag: `"${bytes.length}"`, waited: false } as const;
  }
}

const opened: LiveGuard[] = [];
async function open(source: BundleSource, options: Partial<LiveGuardOptions> = {}): Promise<LiveGuard> {
  const guard = await openLiveGuard({ source, everyMilliseconds: 0, ...options });
  opened.push(guard);
  return guard;
}
afterEach(() => {
  for (const guard of opened.splice(0)) guard.close();
});

describe("a guard over a source", () => {
  it("serves a bundle of a higher revision from the next question on", async () => {
    const source = new Answers(await bundleOf("allow", "v9"));
    const guard = await open(source);
    const before = guard.current;
    expect([effectOf(guard), guard.policies[0]?.revision]).toEqual(["allow", "v9"]);
    source.bytes = await bundleOf("deny", "v10");
    expect(await guard.refresh()).toMatchObject({ state: "current", failures: 0, source: "memory" });
    expect([effectOf(guard), guard.policies[0]?.revision]).toEqual(["deny", "v10"]);
    expect(guard.current).not.toBe(before);
    // Who began with the one before goes on with it.
    expect(before.validateAction(read).effect).toBe("allow");
    expect(source.etags[0]).toBeUndefined();
    expect(source.etags[1]).toMatch(/^"\d+"$/);
  });

  it("answers every question by what is served", async () => {
    const guard = await open(new Answers(await bundleOf("allow", "1")));
    const { current } = guard;
    expect(guard.subjects).toBe(current.subjects);
    expect(guard.listRules()).toEqual(current.listRules());
    expect(guard.validate("action", read).effect).toBe("allow");
    expect(guard.understandAction(read)).toEqual(current.understandAction(read));
    for (const decision of [
      guard.validatePrompt("hello"),
      guard.validateResponse("hello"),
      guard.validateToolResult("hello"),
      guard.validateConfiguration({ resources: [] } as never),
    ])
      expect(decision.effect).toBe("deny");
  });

  it.each<[string, () => Promise<Uint8Array>, string]>([
    ["garbage", async () => new TextEncoder().encode("<html>504</html>"), "not_a_bundle"],
    ["nothing", async () => new Uint8Array(), "not_a_bundle"],
    ["half of a bundle", async () => (await bundleOf("deny", "10")).slice(0, 200), "not_a_bundle"],
    ["a bundle without policies", () => writeBundle({ revision: "10" }), "not_a_bundle"],
    ["a lower revision", () => bundleOf("deny", "8"), "lower_revision"],
    ["another bundle of the same revision", () => bundleOf("deny", "9"), "lower_revision"],
    ["a revision that cannot be compared", () => bundleOf("deny", "beef"), "unordered_revision"],
    ["no revision", () => bundleOf("deny", ""), "unordered_revision"],
    ["an error", () => Promise.reject(new Error("no")), "unusable"],
  ])("goes on with the last good one after %s", async (_, next, code) => {
    const source = new Answers(await bundleOf("allow", "9"));
    const guard = await open(source);
    const { activatedAt } = guard.status();
    source.next = next;
    for (const failures of [1, 2])
      expect(await guard.refresh()).toMatchObject({
        ...{ state: "stale", failures, activatedAt, problem: { code }, policies: [{ revision: "9" }] },
      });
    expect(effectOf(guard)).toBe("allow");
    source.next = () => bundleOf("deny", "10");
    const status = await guard.refresh();
    expect(status).toMatchObject({ state: "current", failures: 0, policies: [{ revision: "10" }] });
    expect(status).not.toHaveProperty("problem");
    expect(effectOf(guard)).toBe("deny");
  });

  it("takes any revision where that is said", async () => {
    const source = new Answers(await bundleOf("allow", "9"));
    const guard = await open(source, { revisions: "any" });
    source.bytes = await bundleOf("deny", "8");
    expect(await guard.refresh()).toMatchObject({ state: "current" });
    expect(effectOf(guard)).toBe("deny");
  });

  it("takes the same bundle again for nothing new", async () => {
    const guard = await open(new Answers(await bundleOf("allow", "9")));
    const { current } = guard;
    expect(await guard.refresh()).toMatchObject({ state: "current", failures: 0 });
    expect(guard.current).toBe(current);
  });

  it("asks the source once for all who ask meanwhile", async () => {
    const source = new Answers(await bundleOf("allow", "9"));
    const guard = await open(source);
    await Promise.all([guard.refresh(), guard.refresh()]);
    expect(source.etags).toHaveLength(2);
  });

  it("serves only what is signed for the key", async () => {
    const source = new Answers(await bundleOf("allow", "1", { signing }));
    const guard = await open(source, { verify: signing });
    for (const more of [{}, { signing: { ...signing, key: "another secret of the tests" } }]) {
      source.bytes = await bundleOf("deny", "2", more);
      expect(await guard.refresh()).toMatchObject({ problem: { code: "bad_signature" } });
    }
    expect(effectOf(guard)).toBe("allow");
    source.bytes = await bundleOf("deny", "3", { signing });
    expect(await guard.refresh()).toMatchObject({ state: "current" });
  });

  it("serves nothing that its check refuses", async () => {
    const source = new Answers(await bundleOf("allow", "1"));
    const guard = await open(source, {
      check: (each) => {
        if (each.validateAction(read).effect !== "allow") throw new Error("reading must be allowed");
      },
    });
    source.bytes = await bundleOf("deny", "2");
    expect(await guard.refresh()).toMatchObject({
      problem: { code: "unusable", message: "reading must be allowed" },
    });
    expect(effectOf(guard)).toBe("allow");
  });

  it.each<[string, () => void | Promise<void>]>([
    [
      "throws",
      () => {
        throw new Error("no");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no"))],
    ["never ends", () => new Promise(() => undefined)],
  ])("tells every status to who %s, and goes on", async (_, told) => {
    const states: string[] = [];
    const source = new Answers(await bundleOf("allow", "1"));
    const guard = await open(source, {
      onStatus: ({ state, failures }) => {
        states.push(`${state} ${failures}`);
        return told();
      },
    });
    source.next = async () => new Uint8Array();
    await guard.refresh();
    source.next = () => bundleOf("deny", "2");
    await guard.refresh();
    expect(states).toEqual(["current 0", "stale 1", "current 0"]);
    expect(effectOf(guard)).toBe("deny");
  });

  it.each<[string, () => Promise<Uint8Array | undefined>, string]>([
    ["garbage", async () => new Uint8Array(3), "not_a_bundle"],
    ["that nothing changed", async () => undefined, "bad_response"],
  ])("does not begin with %s", async (_, next, code) => {
    const source = new Answers(new Uint8Array());
    source.next = next as never;
    await expect(open(source)).rejects.toMatchObject({ name: "ReloadError", code });
  });

  it("asks again by itself, later after failures, until it is closed", async () => {
    vi.useFakeTimers();
    try {
      const source = new Answers(await bundleOf("allow", "1"));
      const guard = await open(source, { everyMilliseconds: 1000 });
      const asked = async (milliseconds: number) => {
        await vi.advanceTimersByTimeAsync(milliseconds);
        await guard.refresh();
        return source.etags.length;
      };
      expect(await asked(999)).toBe(2);
      source.next = async () => new Uint8Array();
      expect(await asked(1)).toBeGreaterThanOrEqual(3);
      guard.close();
      const before = source.etags.length;
      await vi.advanceTimersByTimeAsync(100_000);
      expect(source.etags.length).toBe(before);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("OPA's bundle service", () => {
  let server: Server;
  let origin: string;
  let seen: IncomingMessage[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  beforeEach(async () => {
    seen = [];
    server = createServer((request, response) => {
      seen.push(request);
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });

  const serving =
    (bytes: Uint8Array, etag: string, headers = {}): typeof answer =>
    (request, response) => {
      if (request.headers["if-none-match"] === etag) response.writeHead(304, headers).end();
      else response.writeHead(200, { etag, ...headers }).end(bytes);
    };
  const sourceAt = (more: Partial<HttpSourceOptions> = {}) =>
    createHttpSource({ url: `${origin}/bundles/main.tar.gz?token=x`, ...more });

  it("is asked with the ETag of what is served, and with the headers that were given", async () => {
    answer = serving(await bundleOf("allow", "1"), '"one"');
    const guard = await open(sourceAt({ headers: { authorization: "Bearer x" } }));
    expect(await guard.refresh()).toMatchObject({
      state: "current",
      source: `${origin}/bundles/main.tar.gz`,
    });
    const { authorization, "if-none-match": etag, prefer } = seen[1]?.headers ?? {};
    expect([seen.length, authorization, etag, prefer]).toEqual([2, "Bearer x", '"one"', undefined]);
    expect(seen[0]?.headers["if-none-match"]).toBeUndefined();
    answer = serving(await bundleOf("deny", "2"), '"two"');
    await guard.refresh();
    expect(effectOf(guard)).toBe("deny");
  });

  it("may hold its answer, and is then asked again at once", async () => {
    const headers = { "content-type": "application/vnd.openpolicyagent.bundles" };
    const bytes = await bundleOf("allow", "1");
    const asked = async (waitSeconds: number, given: object) => {
      answer = serving(bytes, '"one"', given);
      const source = sourceAt({ waitSeconds });
      const signal = new AbortController().signal;
      return [await source.fetch({ signal }), await source.fetch({ signal, etag: '"one"' })].map(
        ({ waited }) => waited,
      );
    };
    expect(await asked(60, headers)).toEqual([true, true]);
    expect(seen.map(({ headers: { prefer } }) => prefer)).toEqual([undefined, "modes=snapshot;wait=60"]);
    expect(await asked(0, headers)).toEqual([false, false]);
    expect(await asked(60, {})).toEqual([false, false]);
  });

  it.each([200, 304])("that answers %i without an ETag is not asked again at once", async (status) => {
    const headers = { "content-type": "application/vnd.openpolicyagent.bundles" };
    const bytes = status === 304 ? undefined : await bundleOf("allow", "1");
    answer = (_, response) => void response.writeHead(status, headers).end(bytes);
    const signal = new AbortController().signal;
    expect(await sourceAt({ waitSeconds: 60 }).fetch({ signal })).toMatchObject({ waited: false });
  });

  it.each<[string, typeof answer, string]>([
    ["garbage", (_, response) => void response.end("<html></html>"), "not_a_bundle"],
    ["an error", (_, response) => void response.writeHead(500).end("no"), "bad_response"],
    ["no such bundle", (_, response) => void response.writeHead(404).end(), "bad_response"],
    ["a closed door", (_, response) => void response.destroy(), "unreachable"],
    [
      "half an answer",
      (_, response) => {
        response.writeHead(200, { "content-length": "1000" }).write("half");
        setImmediate(() => response.destroy());
      },
      "unreachable",
    ],
    ["an endless answer", (_, response) => void response.end(new Uint8Array(100_001)), "too_large"],
  ])("that gives %s changes nothing", async (_, given, code) => {
    answer = serving(await bundleOf("allow", "1"), '"one"');
    const guard = await open(sourceAt({ maximumBytes: 100_000 }));
    answer = given;
    expect(await guard.refresh()).toMatchObject({ state: "stale", problem: { code } });
    expect(effectOf(guard)).toBe("allow");
    answer = serving(await bundleOf("deny", "2"), '"two"');
    expect(await guard.refresh()).toMatchObject({ state: "current", policies: [{ revision: "2" }] });
  });

  it("that never answers is left after its time", async () => {
    answer = () => undefined;
    const fetched = sourceAt({ timeoutMilliseconds: 1 }).fetch({ signal: new AbortController().signal });
    await expect(fetched).rejects.toMatchObject({ code: "unreachable" });
  });

  it.each(["bundles", "file:///etc/passwd", ""])("has no address %j", (url) => {
    expect(() => createHttpSource({ url })).toThrow(GuardError);
  });

  it.each(["https://user:secret@bundles.example/", "https://user@bundles.example/", "http://:secret@b/"])(
    "has no credentials in its address, as %s",
    (url) => {
      expect(() => createHttpSource({ url })).toThrow(
        new GuardError("invalid_options", "the `url` of a bundle has no credentials: they go to `headers`"),
      );
    },
  );
});

describe("a file", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "palisade-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is read again when it is another one", async () => {
    const path = join(folder, "bundle.tar.gz");
    const put = (bytes: Uint8Array): void => {
      writeFileSync(`${path}.new`, bytes);
      renameSync(`${path}.new`, path);
    };
    put(await bundleOf("allow", "1"));
    const source = createFileSource(path);
    const guard = await open(source);
    const { etag } = (await source.fetch({ signal: new AbortController().signal })) as { etag: string };
    expect(await source.fetch({ signal: new AbortController().signal, etag })).toEqual({
      isChanged: false,
      waited: false,
    });
    put(await bundleOf("deny", "2"));
    await guard.refresh();
    expect(effectOf(guard)).toBe("deny");
    rmSync(path);
    expect(await guard.refresh()).toMatchObject({ state: "stale", problem: { code: "unreachable" } });
    expect(effectOf(guard)).toBe("deny");
  });
});
