// Large sets in threads, which run what is built: the same decision, given up in the middle, and threads that die.
import { parseJson } from "@palisade/language";
import { loadBundle } from "@palisade/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readManifests } from "../configurations/read-manifests.js";
import type { Decision } from "../contract/decision.js";
import { createSetGuard, createThreadSetGuard, readBundleFile } from "../node.js";
import type { SetGuard } from "../sets/create-set-guard.js";
import type { SetSource } from "../sets/large-set.js";
import { deployment } from "../testing/deployments.js";

const texts = Array.from({ length: 500 }, (_, number) => deployment(number));
const sources = texts.map((text): SetSource => ({ text }));

/** What is the same for everybody who asks the same. */
function asked({ id: _, evaluatedAt: __, durationMicros: ___, ...decision }: Decision): unknown {
  return decision;
}

const encoder = new TextEncoder();
const documentsOf = (text: string) => readManifests(encoder.encode(text)).manifests.map(({ value }) => value);

const throws = (): never => {
  throw new Error("no");
};

let sets: SetGuard;
beforeAll(async () => {
  sets = await createSetGuard({ threads: 2 });
});
afterAll(() => sets.close());

describe("500 Deployments in threads", () => {
  it("are decided as in one call, with places, and nothing is judged on this thread", async () => {
    const manifests = texts.flatMap((text) => readManifests(encoder.encode(text)).manifests);
    const whole = sets.guard.validateConfiguration({ resources: manifests.map(({ value }) => value) });
    const counts: number[] = [];
    const { decision, places, resources } = await sets.validateConfiguration(sources, {
      onProgress: (progress) => counts.push(progress.resources),
    });
    expect(asked(decision)).toEqual(asked(whole));
    expect(decision.findings.length).toBe(250 * 7);
    expect(places).toEqual(
      decision.findings.map(({ resource = -1, at = "" }) => manifests[resource]?.locate(at)),
    );
    expect(resources[7]).toEqual({ source: 7, document: 0, place: { line: 1, column: 1 } });
    expect(counts.at(-1)).toBe(500);
    expect(counts.length).toBeGreaterThan(10);
  });

  it("are given up with the reason, and the next set is judged all the same", async () => {
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error("enough"));
    const given = sets.validateConfiguration(sources, { signal: controller.signal, onProgress });
    await expect(given).rejects.toThrow("enough");
    const { decision } = await sets.validateConfiguration(sources.slice(0, 200));
    expect(decision.failure).toBeUndefined();
    expect(decision.coverage?.judged).toBe(200);
  });

  it("are denied by a guard whose threads were ended in the middle", async () => {
    const others = await createSetGuard({ threads: 1 });
    let closed: Promise<void> | undefined;
    const onProgress = () => {
      closed ??= others.close();
    };
    const { decision, problems } = await others.validateConfiguration(sources, { onProgress });
    await closed;
    expect(decision).toMatchObject({ effect: "deny", failure: { code: "evaluation_failed" } });
    expect(decision.failure?.message).toMatch(/^(?:a thread ended with code 1|the threads were ended)$/);
    expect(decision.findings.length).toBeGreaterThan(0);
    expect(problems.length).toBeGreaterThan(300);
  });
});

describe("a guard with threads", () => {
  it("takes no policy that is loaded already", async () => {
    const policy = await loadBundle(await readBundleFile());
    await expect(createSetGuard({ bundle: policy as never })).rejects.toMatchObject({
      code: "invalid_bundle",
      message: "threads need the bytes of a bundle: a policy that is loaded is of the thread that loaded it",
    });
    for (const threads of [0, 1.5])
      await expect(createSetGuard({ threads })).rejects.toMatchObject({
        code: "invalid_options",
        message: "`threads` is a whole number above 0",
      });
  });

  it.each<[string, unknown, string, RegExp]>([
    ["null", null, "invalid_options", /^the options of a guard are a plain object with /],
    [
      "a map",
      new Map([["threads", 1]]),
      "invalid_options",
      /^the options of a guard are a plain object with /,
    ],
    ["a map of limits", { limits: new Map() }, "invalid_options", /^the options .+ have no JSON form$/],
    ["a misspelt option", { thread: 2 }, "invalid_options", /^a guard has no option `thread`: .+ `threads`$/],
    [
      "a question of its own",
      { subjects: [] },
      "invalid_options",
      /^a guard of sets has no option `subjects`$/,
    ],
    [
      "no list of bundles",
      { bundles: 5 },
      "invalid_options",
      /^`bundles` is a list with at least one bundle$/,
    ],
    ["no bundle", { bundle: null }, "invalid_bundle", /^threads need the bytes of a bundle: /],
    [
      "a list of no bundle",
      { bundles: [undefined] },
      "invalid_bundle",
      /^threads need the bytes of a bundle: /,
    ],
    [
      "a list that throws",
      { bundles: new Proxy([], { get: throws }) },
      "invalid_options",
      /^`bundles` throws when it is looked at$/,
    ],
    [
      "options that throw",
      Object.defineProperty({}, "bundle", { get: throws }),
      "invalid_options",
      /^the options of a guard throw when they are looked at$/,
    ],
    [
      "parameters that throw",
      { parameters: Object.defineProperty({}, "action", { get: throws, enumerable: true }) },
      "invalid_options",
      /^the options of a guard in threads have no JSON form$/,
    ],
  ])("is not made of %s", async (_, options, code, message) => {
    await expect(createSetGuard(options as never)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  it.each<[string, SetSource[], boolean]>([
    ["99 sources", Array.from({ length: 99 }, () => ({ document: {} })), false],
    ["100 sources", Array.from({ length: 100 }, () => ({ document: {} })), true],
    ["a text of less than 128 KiB", [{ text: `kind: Pod #${"x".repeat(131_060)}` }], false],
    ["a text of 128 KiB", [{ text: `kind: Pod #${"x".repeat(131_061)}` }], true],
    ["bytes of 128 KiB", [{ text: new Uint8Array(131_072) }], true],
    ["texts of 128 KiB", [{ text: " ".repeat(65_536) }, { text: new Uint8Array(65_536) }], true],
  ])("asks them, or not, about %s", async (_, given, isAsked) => {
    const others = await createSetGuard();
    await others.close();
    const { decision } = await others.validateConfiguration(given);
    expect(decision.failure?.message === "the threads were ended").toBe(isAsked);
  });

  it("lays data over data in them, every digit of it, and has the guard's exceptions", async () => {
    const bytes = await readBundleFile();
    const exceptions = [
      { rule: "K8S-*", kind: "Deployment", reason: "r", owner: "o", expires: "2999-01-01" },
    ];
    const others = await createThreadSetGuard({
      bundles: [{ bytes, policy: await loadBundle(bytes) }],
      data: [parseJson('{"a": 1, "b": 12345678901234567890}'), parseJson('{"a": {"c": 1.10}}')],
      parameters: { severities: { "K8S-IMAGE-TAG": "off" } },
      exceptions,
      threads: 1,
    });
    const { decision } = await others.validateConfiguration(sources.slice(0, 120));
    const whole = others.guard.validateConfiguration({
      resources: texts.slice(0, 120).flatMap((text) => documentsOf(text)),
    });
    await others.close();
    expect(asked(decision)).toEqual(asked(whole));
    expect(decision.findings.some(({ status }) => status === "excepted")).toBe(true);
    expect(decision.policies[0]?.dataDigest).toMatch(/^sha256:/);
    const given = { bundles: [{ bytes, policy: await loadBundle(bytes) }], thread: 1 };
    await expect(createThreadSetGuard(given as never)).rejects.toMatchObject({ code: "invalid_options" });
  });

  it("says which of its sources is none", async () => {
    const throwing = Object.defineProperty({}, "text", { get: throws });
    const given = [5, null, { text: 3 }, throwing] as never;
    const { decision, problems } = await sets.validateConfiguration(given);
    expect(decision).toMatchObject({ effect: "deny", failure: { code: "invalid_request" } });
    expect(problems).toEqual([
      { source: 0, message: "a source is an object with a `text` or a `document`" },
      { source: 1, message: "a source is an object with a `text` or a `document`" },
      { source: 2, message: "a text is a string, or UTF-8 bytes" },
      { source: 3, message: "no" },
    ]);
  });

  it.each<[string, unknown]>([
    ["null", null],
    ["a number", 5],
    ["a map", new Map()],
    ["a signal that is none", { signal: 5 }],
    ["progress that cannot be told", { onProgress: 5 }],
    ["a signal that throws", Object.defineProperty({}, "signal", { get: throws })],
    ["progress that throws", Object.defineProperty({}, "onProgress", { get: throws })],
    ["an option that nobody knows", { signals: undefined, onprogress: throws }],
  ])("denies what it is asked with %s", async (_, options) => {
    const answer = await sets.validateConfiguration([{ text: deployment(0) }], options as never);
    expect(answer).toMatchObject({ places: [], resources: [], problems: [] });
    expect(answer.decision).toMatchObject({ effect: "deny", failure: { code: "invalid_request" } });
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a number", 5],
    ["one source", { text: "kind: Pod" }],
    ["a text", "kind: Pod"],
    ["what throws", new Proxy([], { get: throws })],
  ])("denies %s in the place of sources", async (_, given) => {
    const { decision } = await sets.validateConfiguration(given as never);
    expect(decision).toMatchObject({
      effect: "deny",
      failure: {
        code: "invalid_request",
        message: "the sources of a set must be a list, or something else to iterate over",
      },
    });
  });

  it("rejects what is given up, whatever else is wrong with it", async () => {
    const options = { signal: AbortSignal.abort(new Error("enough")), onProgress: 5 } as never;
    await expect(sets.validateConfiguration([], options)).rejects.toThrow("enough");
  });

  it.each(["now", "monotonicMicros", "randomBytes"])("waits for no promise of `%s`", async (name) => {
    const host = { now: Date.now, monotonicMicros: () => 7, randomBytes: () => new Uint8Array(16) };
    const late = { ...host, [name]: () => Promise.reject(new Error("late")) };
    const others = await createSetGuard({ host: late });
    const { decision } = await others.validateConfiguration([{ text: deployment(0) }]);
    expect(decision).toMatchObject({
      effect: "deny",
      failure: {
        code: "host_failed",
        message: `the guard's host failed: \`${name}\` gives a promise, and a guard does not wait`,
      },
    });
    // A rejection that nobody looked at would end the process, and fail this test.
    await new Promise((resolve) => setTimeout(resolve));
    await others.close();
  });
});
