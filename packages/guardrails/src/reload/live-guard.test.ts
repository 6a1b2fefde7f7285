// Bundles are exchanged whole or not at all, whatever a source answers; what is served meanwhile is the last good one.
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBundle } from "@palisade/bundle";
import { compile } from "@palisade/compiler";
import { loadBundle } from "@palisade/runtime";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GuardError } from "../guard-error.js";
import { systemHost } from "../host.js";
import type { BundleSource } from "./bundle-source.js";
import { createHttpSource, type HttpSourceOptions } from "./http-source.js";
import { currentGuard, type LiveGuard, type LiveGuardOptions, openLiveGuard } from "./live-guard.js";
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

describe("when the source is asked", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** How long after the one before each question came, in so many milliseconds. */
  const pauses = async (source: BundleSource, milliseconds: number, options: Partial<LiveGuardOptions>) => {
    const times: number[] = [];
    const asked: BundleSource = {
      name: source.name,
      fetch: (each) => {
        times.push(Date.now());
        return source.fetch(each);
      },
    };
    opened.push(await openLiveGuard({ source: asked, ...options }));
    await vi.advanceTimersByTimeAsync(milliseconds);
    return times.slice(1).map((time, index) => time - (times[index] ?? 0));
  };
  const unchanging = async (waited: boolean) => {
    const bytes = await bundleOf("allow", "1");
    let asked = 0;
    const fetch = async () =>
      asked++ === 0
        ? ({ isChanged: true, bytes, waited: false } as const)
        : ({ isChanged: false, waited: waited && asked < 5 } as const);
    return { name: "memory", fetch };
  };
  const failing = async () => {
    const source = new Answers(await bundleOf("allow", "1"));
    const fetch: BundleSource["fetch"] = (asked) => {
      const answer = source.fetch(asked);
      source.next = () => Promise.reject(new Error("no"));
      return answer;
    };
    return { name: "memory", fetch };
  };

  it.each<[string, () => Promise<BundleSource>, number, Partial<LiveGuardOptions>, readonly number[]]>([
    ["each minute", () => unchanging(false), 180_000, {}, [60_000, 60_000, 60_000]],
    ["as often as is said", () => unchanging(false), 2500, { everyMilliseconds: 1000 }, [1000, 1000]],
    ["never by itself", () => unchanging(false), 1_000_000, { everyMilliseconds: 0 }, []],
    [
      "at once where it holds its answers",
      () => unchanging(true),
      2500,
      { everyMilliseconds: 1000 },
      [1000, 1, 1, 1, 1000],
    ],
    [
      "ever later after failures, up to ten times",
      () => failing(),
      45_000,
      { everyMilliseconds: 1000 },
      [1000, 2000, 4000, 8000, 10_000, 10_000, 10_000],
    ],
  ])("%s", async (_, source, milliseconds, options, wanted) => {
    expect(await pauses(await source(), milliseconds, options)).toEqual(wanted);
  });

  it("ends when it is closed, also for who is being asked", async () => {
    const bytes = await bundleOf("allow", "1");
    const signals: AbortSignal[] = [];
    const guard = await open({
      name: "memory",
      fetch: async ({ signal }) => {
        signals.push(signal);
        return { isChanged: true, bytes, waited: false };
      },
    });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    guard.close();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it("keeps no process alive", async () => {
    vi.useRealTimers();
    const set = vi.spyOn(globalThis, "setTimeout");
    await open(new Answers(await bundleOf("allow", "1")), { everyMilliseconds: 1_000_000 });
    const timers = set.mock.calls.flatMap(([, milliseconds], index) =>
      milliseconds === 1_000_000 ? [set.mock.results[index]?.value as NodeJS.Timeout] : [],
    );
    set.mockRestore();
    expect(timers.map((timer) => timer.hasRef())).toEqual([false]);
  });
});

describe("a status", () => {
  it("has the times of the host's clock, and the words of what went wrong", async () => {
    let now = Date.UTC(2026, 0, 1);
    const host = { ...systemHost, now: () => now };
    const source = new Answers(await bundleOf("allow", "v9"));
    const guard = await open(source, { host });
    const policies = [expect.objectContaining({ revision: "v9" })];
    const first = { source: "memory", policies, activatedAt: "2026-01-01T00:00:00.000Z" };
    expect(guard.status()).toEqual({
      ...{ ...first, state: "current", failures: 0, checkedAt: "2026-01-01T00:00:00.000Z" },
    });
    for (const [next, code, message] of [
      ["v8", "lower_revision", "revision `v8` is not above `v9`"],
      [
        "9",
        "unordered_revision",
        "revision `9` cannot be held against `v9`: build with revisions that rise, or set `revisions` to `any`",
      ],
    ] as const) {
      now += 1000;
      source.bytes = await bundleOf("deny", next);
      const at = new Date(now).toISOString();
      const { failures } = guard.status();
      expect(await guard.refresh()).toEqual({
        ...{ ...first, state: "stale", failures: failures + 1, checkedAt: at },
        problem: { code, message, at },
      });
    }
    now += 1000;
    source.bytes = await bundleOf("deny", "v10");
    expect(await guard.refresh()).toMatchObject({
      activatedAt: "2026-01-01T00:00:03.000Z",
      checkedAt: "2026-01-01T00:00:03.000Z",
    });
  });

  it("has the times of the system where no clock is given", async () => {
    const before = Date.now();
    const guard = await open(new Answers(await bundleOf("allow", "1")));
    const activated = Date.parse(guard.status().activatedAt);
    expect(activated).toBeGreaterThanOrEqual(before);
    expect(activated).toBeLessThanOrEqual(Date.now());
  });

  it("says that nothing came where nothing was", async () => {
    const source = new Answers(new Uint8Array());
    source.next = async () => undefined as never;
    await expect(open(source)).rejects.toMatchObject({
      code: "bad_response",
      message: "it says that nothing changed, and nothing was there",
    });
  });

  it("keeps what made it fail, and says so in 500 characters", async () => {
    const cause = new Error("x".repeat(600));
    const source = new Answers(await bundleOf("allow", "1"));
    const check = () => Promise.reject(cause);
    const caught = await open(source, { check }).catch((error: unknown) => error);
    expect(caught).toMatchObject({ code: "unusable", message: `${"x".repeat(500)}…` });
    expect((caught as Error).cause).toBe(cause);
    source.bytes = new Uint8Array();
    const other = await open(source).catch((error: unknown) => error);
    expect(other).toMatchObject({ code: "not_a_bundle", cause: { name: "BundleError" } });
  });
});

describe("what is served", () => {
  it("is told to the source by its newest ETag, also where the bundle is the same", async () => {
    const bytes = await bundleOf("allow", "1");
    const asked: (string | undefined)[] = [];
    const fetch: BundleSource["fetch"] = async ({ etag }) => {
      asked.push(etag);
      return { isChanged: true, bytes, etag: `"${asked.length}"`, waited: false };
    };
    const guard = await open({ name: "memory", fetch });
    await guard.refresh();
    await guard.refresh();
    expect(asked).toEqual([undefined, '"1"', '"2"']);
  });

  it("is what a guard has at the moment, and a plain guard itself", async () => {
    const guard = await open(new Answers(await bundleOf("allow", "1")));
    expect(currentGuard(guard)).toBe(guard.current);
    expect(currentGuard(guard.current)).toBe(guard.current);
  });

  it("judges for records, too", async () => {
    const guard = await open(new Answers(await bundleOf("allow", "1")));
    const { decision, record } = guard.validateForRecord("action", read);
    expect([decision.effect, record().decision.id]).toEqual(["allow", decision.id]);
    const recorded = { input: record().input, at: decision.evaluatedAt };
    expect(guard.judgeRecorded("action", recorded).effect).toBe("allow");
  });

  it("stands beside policies that stay", async () => {
    const policy = await loadBundle(await bundleOf("deny", "own"));
    const source = new Answers(await bundleOf("allow", "1"));
    const guard = await open(source, { policies: [policy] });
    expect(effectOf(guard)).toBe("deny");
    source.bytes = await bundleOf("allow", "2");
    await guard.refresh();
    expect(guard.policies.map(({ revision }) => revision)).toEqual(["own", "2"]);
    expect(effectOf(guard)).toBe("deny");
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
