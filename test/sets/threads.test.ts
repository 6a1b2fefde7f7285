// Large sets in threads, as they are built: the same decision, given up in the middle, and threads that die.
import { type Decision, readManifests, type SetGuard, type SetSource } from "@palisade/guardrails";
import { readBundleFile } from "@palisade/guardrails/node";
import { loadBundle } from "@palisade/runtime";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deployment } from "./deployments.js";

// Threads run what is built, so that the sources' tests run it, too.
const built: string = new URL("../../packages/guardrails/dist/node.js", import.meta.url).href;
const { createSetGuard } = (await import(built)) as typeof import("@palisade/guardrails/node");

const texts = Array.from({ length: 500 }, (_, number) => deployment(number));
const sources = texts.map((text): SetSource => ({ text }));

/** What is the same for everybody who asks the same. */
function asked({ id: _, evaluatedAt: __, durationMicros: ___, ...decision }: Decision): unknown {
  return decision;
}

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
    const encoder = new TextEncoder();
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
    await expect(createSetGuard({ threads: 0 })).rejects.toMatchObject({ code: "invalid_options" });
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
