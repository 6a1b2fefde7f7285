// Whatever the size of its slices, a set comes to what the guard decides about it in one call.
import { compile } from "@palisade/compiler";
import { valueFromJavaScript, valueToJavaScript } from "@palisade/language";
import { EvaluationError, loadBundle, loadPolicy } from "@palisade/runtime";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { readManifests } from "../configurations/read-manifests.js";
import { type CreateGuardOptions, loadGuardOptions } from "../create-guard.js";
import { guardWith } from "../guard.js";
import { type GuardOptions, type Judging, readJudging } from "../judging.js";
import { readBundleFile } from "../node.js";
import { fixedHost, policyOf } from "../testing/memory-policy.js";
import { createSetGuard, type SetGuardOptions } from "./create-set-guard.js";
import { judgeSet } from "./judge-set.js";
import type { SetOptions, SetSource } from "./large-set.js";
import { ownThread } from "./set-executor.js";

const bundle = await readBundleFile();

/** As if they had come with the bundle: those that somebody laid over it would make no guard. */
const { laidOver: _, ...ownParameters } = (await loadBundle(bundle)).withData({
  parameters: { configuration: { mutable_tags: 3 } },
});

async function opened(options: Partial<CreateGuardOptions> = {}) {
  const own = options.bundles === undefined ? { bundle } : {};
  const loaded = await loadGuardOptions({ ...own, host: fixedHost, ...options });
  return { guard: guardWith(loaded), judging: readJudging(loaded) };
}

const judge = (judging: Judging, sources: readonly SetSource[], sliceSize?: number, options?: SetOptions) =>
  judgeSet(judging, ownThread(judging, sliceSize), sources, options);

const documentsOf = (resources: readonly unknown[]): SetSource[] =>
  resources.map((document) => ({ document }));

const pod = (name: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "shop" },
  spec: { containers: [{ name: "app", image: "nginx" }], ...spec },
});
const account = (name: string, automountServiceAccountToken: boolean) => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name, namespace: "shop" },
  automountServiceAccountToken,
});

const names = fc.constantFrom("a", "b", "c");
const documents = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(names, names).map(([name, serviceAccountName]) => pod(name, { serviceAccountName })),
  },
  { weight: 2, arbitrary: fc.tuple(names, fc.boolean()).map(([name, on]) => account(name, on)) },
  names.map((name) => ({ apiVersion: "v1", kind: "List", items: [pod(name), account(name, true)] })),
  names.map((name) => ({ apiVersion: "v1", kind: "ConfigMap", metadata: { name } })),
  names.map((name) => ({ apiVersion: "v1", kind: "Pood", metadata: { name } })),
  names.map((name) => ({
    apiVersion: "example.org/v1",
    kind: "Thing",
    metadata: { name },
    spec: pod(name).spec,
  })),
  names.map((address) => ({
    format_version: "1.2",
    resource_changes: [
      { address, mode: "managed", type: "aws_instance", change: { after: { ami: "x" } } },
      {
        address,
        mode: "managed",
        type: "kubernetes_manifest",
        change: { after: { manifest: pod(address) } },
      },
      {
        address,
        mode: "managed",
        type: "kubernetes_manifest",
        change: { after: { manifest: account(address, false) } },
      },
    ],
  })),
  fc.constantFrom<unknown>(null, 3, "text", [], {}, { kind: 3 }, { n: 1e21, big: 0.1 }),
);

describe("a large set", () => {
  it.each<[string, Partial<CreateGuardOptions>]>([
    ["with the bundle that ships", {}],
    ["with two bundles", { bundles: [bundle, bundle] }],
    ["with parameters of the bundle's own that cannot be used by half", { bundles: [ownParameters] }],
  ])("in slices is decided as a whole: %s", async (_, options) => {
    const { guard, judging } = await opened(options);
    await fc.assert(
      fc.asyncProperty(
        fc.array(documents, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 13 }),
        async (resources, sliceSize) => {
          const whole = guard.validateConfiguration({ resources });
          const { decision } = await judge(judging, documentsOf(resources), sliceSize);
          expect(decision).toEqual(whole);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("of more documents than one evaluation takes is sliced by the guard itself, too", async () => {
    const { guard, judging } = await opened();
    const policy = await loadBundle(bundle);
    const entrypoints = policy.entrypoints.filter((name) => !/(?:objects|across)$/.test(name));
    const whole = guardWith({ policies: [{ ...policy, entrypoints }], host: fixedHost });
    const resources = fc.sample(documents, { numRuns: 130, seed: 7 });
    const expected = whole.validateConfiguration({ resources });
    expect(expected.findings.length).toBeGreaterThan(100);
    expect(guard.validateConfiguration({ resources })).toEqual(expected);
    expect((await judge(judging, documentsOf(resources))).decision).toEqual(expected);
  });

  const entries = fc.record(
    {
      rule: fc.constantFrom("K8S-IMAGE-TAG", "K8S-SERVICE-ACCOUNT-TOKEN", "CIS-*", "K8S-*", "TF-*"),
      name: fc.constantFrom("a", "b", "a*", "aws_*"),
      kind: fc.constantFrom("Pod", "ServiceAccount", "Pod*"),
      image: fc.constantFrom("nginx", "ngin?"),
      reason: fc.constant("it is so"),
      owner: fc.constant("team"),
      expires: fc.constantFrom("2020-01-01", "2999-12-31"),
    },
    { requiredKeys: ["rule", "name", "reason", "owner", "expires"] },
  );
  const placed = fc.record({
    id: fc.constant("here"),
    rule: fc.constant("K8S-*"),
    within: fc.record({ resource: fc.nat(12), at: fc.constantFrom("", "/spec", "/items/0", "/metadata") }),
    reason: fc.constant("it is so"),
    owner: fc.constant("team"),
    expires: fc.constant("2999-12-31"),
  });

  it("in slices is excepted from as the whole is, by the guard's exceptions and the question's", async () => {
    let excepted = 0;
    const example = async (
      options: Partial<CreateGuardOptions>,
      sets: readonly unknown[],
      sliceSize: number,
      asked: SetOptions,
    ) => {
      const { guard, judging } = await opened(options);
      const whole = guard.validateConfiguration({ resources: sets }, asked);
      excepted += whole.findings.filter(({ status }) => status === "excepted").length;
      const { decision } = await judge(judging, documentsOf(sets), sliceSize, asked);
      expect(decision).toEqual(whole);
    };
    await fc.assert(
      fc.asyncProperty(
        fc.array(documents, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 13 }),
        fc.array(entries, { maxLength: 6 }),
        fc.array(placed, { maxLength: 4 }),
        fc.boolean(),
        async (resources, sliceSize, exceptions, own, two) =>
          example({ exceptions, ...(two ? { bundles: [bundle, bundle] } : {}) }, resources, sliceSize, {
            exceptions: own,
          }),
      ),
      { numRuns: 25 },
    );
    const many = fc.sample(documents, { numRuns: 130, seed: 11 });
    for (const [index, exceptions] of fc
      .sample(fc.array(entries, { minLength: 3 }), { numRuns: 3, seed: 5 })
      .entries())
      await example({ exceptions }, many, 7 + index, {
        exceptions: fc.sample(placed, { numRuns: 5, seed: index }),
      });
    expect(excepted).toBeGreaterThan(100);
  });

  it("as texts is excepted from as the whole is, what rules over the set find included", async () => {
    const exceptions = ["K8S-IMAGE-TAG", "K8S-SERVICE-ACCOUNT-TOKEN"].map((rule) => {
      return { rule, name: "a", reason: "it is so", owner: "team", expires: "2999-12-31" };
    });
    const { guard, judging } = await opened({ exceptions });
    const values = readManifests(new TextEncoder().encode(yaml)).manifests.map(({ value }) => value);
    const whole = guard.validateConfiguration({ resources: [...values, pod("b"), ...values] });
    const { decision } = await judge(judging, [{ text: yaml }, { document: pod("b") }, { text: yaml }], 1);
    expect(decision).toEqual(whole);
    const statusOf = (rule: string, number: number) =>
      decision.findings.find((each) => each.rule === rule && each.resource === number)?.status;
    expect(statusOf("K8S-SERVICE-ACCOUNT-TOKEN", 4)).toBe("excepted");
    expect(statusOf("K8S-IMAGE-TAG", 2)).toBe("violation");
  });

  it("stays denied if part of it failed, whatever is excepted of the rest", async () => {
    const large = { ...pod("large"), metadata: { name: "large", annotations: { a: "x".repeat(3_000_000) } } };
    const resources = [
      large,
      ...Array.from({ length: 110 }, (_, index) => pod(`p${index}`, { hostPID: true })),
    ];
    const rule = ["K8S-*", "CIS-*", "PSS-*", "NSA-*"];
    const exceptions = [{ rule, kind: "Pod", reason: "all of it", owner: "team", expires: "2999-12-31" }];
    const { guard, judging } = await opened({ limits: { memory: 2_000_000 }, exceptions });
    const whole = guard.validateConfiguration({ resources });
    expect(whole.effect).toBe("deny");
    expect(whole.failure?.code).toBe("limit_exceeded");
    expect(whole.findings.every(({ status }) => status === "excepted")).toBe(true);
    const { decision } = await judge(judging, documentsOf(resources));
    expect(decision).toEqual(whole);
  });

  const yaml = `kind: Pod
apiVersion: v1
metadata: {name: a, namespace: shop}
spec:
  containers:
    - name: app
      image: nginx
---
kind: ServiceAccount
apiVersion: v1
metadata: {name: a}
`;

  it("as texts has the places of findings, those of rules over the set included", async () => {
    const { guard, judging } = await opened();
    const values = readManifests(new TextEncoder().encode(yaml)).manifests;
    const { decision, places, resources, problems } = await judge(
      judging,
      [{ text: yaml }, { document: pod("b") }, { text: new TextEncoder().encode(yaml) }],
      1,
    );
    const all = [...values.map(({ value }) => value), pod("b"), ...values.map(({ value }) => value)];
    expect(decision).toEqual(guard.validateConfiguration({ resources: all }));
    expect(problems).toEqual([]);
    expect(resources).toEqual([
      { source: 0, document: 0, place: { line: 1, column: 1 } },
      { source: 0, document: 1, place: { line: 9, column: 1 } },
      { source: 1, document: 0 },
      { source: 2, document: 0, place: { line: 1, column: 1 } },
      { source: 2, document: 1, place: { line: 9, column: 1 } },
    ]);
    const placeOf = (rule: string, number: number) =>
      places[decision.findings.findIndex((each) => each.rule === rule && each.resource === number)];
    expect(placeOf("K8S-IMAGE-TAG", 3)).toEqual({ line: 7, column: 7 });
    expect(placeOf("K8S-IMAGE-TAG", 2)).toBeUndefined();
    expect(placeOf("K8S-SERVICE-ACCOUNT-TOKEN", 1)).toEqual({ line: 9, column: 1 });
    expect(places).toHaveLength(decision.findings.length);
  });

  it("with a text that cannot be read is denied, and the rest is judged", async () => {
    const { judging } = await opened();
    const { decision, problems } = await judge(judging, [{ text: "a: [" }, { document: pod("a") }]);
    expect(decision).toMatchObject({
      effect: "deny",
      failure: { code: "invalid_request" },
      coverage: { judged: 1 },
    });
    expect(decision.request).toEqual({ kind: "configuration" });
    expect(decision.findings.length).toBeGreaterThan(3);
    expect(problems).toEqual([
      { source: 0, message: expect.any(String), place: expect.objectContaining({ line: 1 }) },
    ]);
  });

  it.each<[string, unknown, string]>([
    ["no JSON", { document: () => 1 }, "a value of type `function` has no JSON form"],
    ["neither", {}, "a source has either a `text` or a `document`"],
    ["no source", 3, "a source is an object with a `text` or a `document`"],
    ["a text of another type", { text: 3 }, "a text is a string, or UTF-8 bytes"],
  ])("with a source that is %s is denied", async (_, source, message) => {
    const { judging } = await opened();
    const { decision, problems } = await judge(judging, [
      source as SetSource,
      { document: account("a", false) },
    ]);
    expect(decision.failure).toEqual({ code: "invalid_request", message: `source 0: ${message}` });
    expect(problems).toEqual([{ source: 0, message }]);
    expect(decision.coverage?.judged).toBe(1);
  });

  it("without anything in it is denied as the guard denies it", async () => {
    const { guard, judging } = await opened();
    expect((await judge(judging, [])).decision).toEqual(guard.validateConfiguration({ resources: [] }));
    const asked = { context: { tenant: 3 } } as never;
    expect((await judge(judging, [], 1, asked)).decision).toEqual({
      ...guard.validateConfiguration({ resources: [] }, asked),
      request: { kind: "configuration" },
    });
  });

  it("past a limit loses only the document that reaches it", async () => {
    const large = { ...pod("large"), metadata: { name: "large", annotations: { a: "x".repeat(3_000_000) } } };
    const resources = [pod("a"), pod("b"), large, pod("c"), account("a", true)];
    const { guard, judging } = await opened({ limits: { memory: 2_000_000 } });
    const { findings } = (await opened()).guard.validateConfiguration({ resources });
    expect(guard.validateConfiguration({ resources })).toMatchObject({
      findings: [],
      failure: { code: "limit_exceeded" },
    });
    const { decision } = await judge(judging, documentsOf(resources));
    expect(decision).toMatchObject({ effect: "deny", failure: { code: "limit_exceeded" } });
    expect(decision.findings).toEqual(findings.filter(({ resource }) => resource !== 2));
    expect(decision.coverage).toEqual({
      judged: 4,
      partly: 0,
      unlooked: [{ at: "/resources/2", reason: expect.stringContaining("memory limit exceeded") }],
    });
  });

  it("is given up between two slices, with the reason", async () => {
    const { judging } = await opened();
    const controller = new AbortController();
    const progress: number[] = [];
    const onProgress = ({ resources }: { resources: number }) => {
      progress.push(resources);
      controller.abort(new Error("enough"));
    };
    const options = { signal: controller.signal, onProgress };
    await expect(judge(judging, documentsOf([pod("a"), pod("b"), pod("c")]), 1, options)).rejects.toThrow(
      "enough",
    );
    expect(progress).toEqual([1]);
    await expect(judge(judging, [], 1, options)).rejects.toThrow("enough");
  });

  it("is judged as a whole by a bundle without scopes, and document by document by plain packages", async () => {
    const { wasm } = compile(
      [
        {
          file: "own.rego",
          text: `package configuration
          decision := {"effect": "allow", "findings": [f | some f in findings], "coverage": {"judged": 0, "partly": count(input.documents), "unlooked": []}} if object.keys(input) == {"documents"}
          findings contains {"rule": "TWICE", "title": "t", "severity": "high", "message": name, "resource": n, "at": "/metadata/name"} if {
            some n, one in input.documents
            some m, other in input.documents
            n != m
            name := one.document.metadata.name
            name == other.document.metadata.name
          }`,
        },
        {
          file: "plain.rego",
          text: `package main\ndeny contains input.metadata.name if input.kind == "Pod"`,
        },
      ],
      { entrypoints: ["configuration/decision", "main/deny"] },
    );
    const options: GuardOptions = {
      policies: [await loadPolicy({ wasm: wasm as Uint8Array })],
      host: fixedHost,
    };
    const resources = [
      pod("a"),
      pod("b"),
      pod("a"),
      account("b", false),
      { kind: "NodeInfos", apiVersion: "v1" },
    ];
    const whole = guardWith(options).validateConfiguration({ resources });
    expect(whole.findings).toHaveLength(7);
    const { decision } = await judge(readJudging(options), documentsOf(resources), 2);
    expect(decision).toEqual(whole);
  });

  it("is held to the guard's limits in every evaluation, and told its time", async () => {
    const told: unknown[] = [];
    const entrypoints = ["configuration/decision", "configuration/objects", "configuration/across"];
    const policy = policyOf(() => ({ effect: "allow", findings: [] }), entrypoints);
    const watched: typeof policy = {
      ...policy,
      evaluate: (name, input, options) => {
        told.push([name, options]);
        return policy.evaluate(name, input);
      },
    };
    const judging = readJudging({ policies: [watched], host: fixedHost, limits: { steps: 77, memory: 88 } });
    await judge(judging, [{ document: pod("a") }]);
    const options = { steps: 77, memory: 88, now: 1_700_000_000_000_000_000n };
    expect(told).toEqual([
      ["configuration/objects", options],
      ["configuration/across", options],
    ]);
  });

  it("is judged by halves where a slice is too much, and only what is too much for itself is not judged", async () => {
    type Asked = { readonly documents: readonly { readonly document: { metadata: { name: string } } }[] };
    type Fact = { readonly resource: number; readonly fact?: unknown };
    const inputOf = (input: unknown) => JSON.parse(new TextDecoder().decode(input as Uint8Array)) as unknown;
    const found = ({ resource, fact }: Fact) => {
      return { rule: "R", title: "t", severity: "low", message: String(fact), resource, at: "/metadata" };
    };
    const across: unknown[] = [];
    const policy = policyOf(
      (name, input) => {
        if (name === "configuration/across") {
          const given = inputOf(input) as Asked & { readonly facts: readonly Fact[] };
          across.push(given.documents.map(({ document }) => document?.metadata.name));
          const findings = given.facts.map(found);
          return { effect: "require_approval", findings };
        }
        const given = valueToJavaScript(valueFromJavaScript(input)) as Asked;
        const documents = given.documents.map(({ document }) => document.metadata.name);
        if (documents.length > 2 || documents.includes("large"))
          throw new EvaluationError("eval_cancel_error", "step limit exceeded");
        return {
          effect: "require_approval",
          findings: documents.map((fact, resource) => found({ resource, fact: `own ${fact}` })),
          coverage: { judged: documents.length, partly: 0, unlooked: [] },
          handed: documents.flatMap((fact, resource) => [
            { resource, rule: "R", fact },
            ...(fact === "e" ? [{ resource }] : []),
          ]),
        };
      },
      ["configuration/decision", "configuration/objects", "configuration/across"],
    );
    const names = ["a", "b", "large", "d", "e", "f", "g"];
    const judging = readJudging({ policies: [policy], host: fixedHost });
    const resources = names.map((name) => pod(name));
    const { decision } = await judge(judging, documentsOf(resources), 5);
    const told = (message: string) =>
      decision.findings.filter((each) => each.message === message).map(({ resource }) => resource);
    for (const [resource, name] of names.entries()) {
      expect(told(name)).toEqual(name === "large" ? [] : [resource]);
      expect(told(`own ${name}`)).toEqual(name === "large" ? [] : [resource]);
    }
    expect(decision).toMatchObject({
      effect: "deny",
      failure: { code: "limit_exceeded" },
      coverage: {
        judged: 6,
        partly: 0,
        unlooked: [{ at: "/resources/2", reason: decision.failure?.message }],
      },
    });
    expect(across).toEqual([[undefined, undefined, undefined, "e", undefined, undefined]]);
    expect((await judge(judging, documentsOf(resources), 2)).decision).toEqual(decision);
    const many = [...resources, ...Array.from({ length: 100 }, (_, index) => pod(`more${index}`))];
    const whole = guardWith({ policies: [policy], host: fixedHost }).validateConfiguration({
      resources: many,
    });
    expect(whole.findings).toHaveLength(2 * 106);
    expect((await judge(judging, documentsOf(many), 7)).decision).toEqual(whole);
  });

  it("has the digest of its resources, whether or not a slice of it holds none", async () => {
    const { guard, judging } = await opened();
    const comment = `${"# nothing\n".repeat(8000)}`;
    const text = (name: string) => `${JSON.stringify(pod(name))}\n${comment}`;
    const sources = [{ text: text("a") }, { text: comment }, { text: text("b") }];
    const { decision } = await judge(judging, sources);
    const whole = guard.validateConfiguration({ resources: [pod("a"), pod("b")] });
    expect(decision.request).toEqual(whole.request);
    expect(decision.request?.digest).toMatch(/^sha256:/);
  });

  it("gives way to others between any two findings whose places it looks for", async () => {
    const { judging } = await opened();
    const accounts = Array.from({ length: 30 }, (_, index) => ({ document: account(`a${index}`, true) }));
    let now = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 10));
    const timers = vi.spyOn(globalThis, "setTimeout");
    try {
      const { decision } = await judge(judging, accounts);
      const across = decision.findings.filter(({ rule }) => rule === "K8S-SERVICE-ACCOUNT-TOKEN");
      expect(across.length).toBe(30);
      // Once while their places are looked for, once while they are put in order.
      expect(timers.mock.calls.length).toBeGreaterThanOrEqual(2 * 30);
    } finally {
      clock.mockRestore();
      timers.mockRestore();
    }
  });

  it("begins one slice more than its executor judges at a time, and no further one", async () => {
    const { judging } = await opened();
    const own = ownThread(judging);
    let open = 0;
    let most = 0;
    const run: typeof own.run = async (task, onPart, signal) => {
      open++;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 30));
      await own.run(task, onPart, signal);
      open--;
    };
    const documents = Array.from({ length: 400 }, (_, index) => ({ document: pod(`p${index}`) }));
    await judgeSet(judging, { ...own, concurrency: 2, run }, documents);
    expect(most).toBe(3);
  });

  it("carries the context that it was asked with", async () => {
    const { judging } = await opened();
    const context = { tenant: "a", session: "s" };
    const { decision } = await judge(judging, documentsOf([pod("a")]), 5, { context });
    expect(decision.context).toEqual(context);
  });

  it("has what a rule over it decides without a finding", async () => {
    const entrypoints = ["configuration/decision", "configuration/objects", "configuration/across"];
    const policy = policyOf(
      (name) =>
        name === "configuration/across"
          ? { effect: "deny", findings: [] }
          : { effect: "allow", findings: [], handed: [] },
      entrypoints,
    );
    const { decision } = await judge(readJudging({ policies: [policy] }), [{ document: pod("a") }]);
    expect(decision).toMatchObject({ effect: "deny", findings: [] });
    expect(decision.failure).toBeUndefined();
  });

  it("is denied for what is no decision on a slice", async () => {
    const entrypoints = ["configuration/decision", "configuration/objects", "configuration/across"];
    const policy = policyOf(
      () => ({ effect: "allow", findings: [], handed: [{ resource: -1 }] }),
      entrypoints,
    );
    const { decision } = await judge(readJudging({ policies: [policy] }), [{ document: pod("a") }]);
    expect(decision).toMatchObject({ effect: "deny", failure: { code: "unknown_decision_shape" } });
    const nothing = readJudging({ policies: [policyOf(() => 1, ["prompt/decision"])] });
    expect((await judge(nothing, [{ document: pod("a") }])).decision.failure?.code).toBe("missing_policy");
  });
});

describe("a guard of sets", () => {
  it("has no readers of its own", async () => {
    const options = { bundle, inputKinds: [] } as SetGuardOptions;
    await expect(createSetGuard(options)).rejects.toMatchObject({ code: "invalid_options" });
  });

  it("judges on the caller's thread, and has the guard of all other questions", async () => {
    const sets = await createSetGuard({ bundle, host: fixedHost });
    const { decision } = await sets.validateConfiguration(documentsOf([pod("a")]));
    expect(decision).toEqual(sets.guard.validateConfiguration({ resources: [pod("a")] }));
    await sets.close();
  });
});
