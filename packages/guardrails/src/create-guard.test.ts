// Making a guard: what is no bundle, no policy or no host makes none, and says what to do.
import { createContext, runInContext } from "node:vm";
import { BundleError } from "@palisade/bundle";
import { parseJson } from "@palisade/language";
import { EvaluationError } from "@palisade/runtime";
import { describe, expect, it } from "vitest";
import { createGuard } from "./create-guard.js";
import { guardWith } from "./guard.js";
import { GuardError } from "./guard-error.js";
import { createGuard as createNodeGuard, createSetGuard, defaultBundlePath, readBundleFile } from "./node.js";
import { fixedHost, policyOf } from "./testing/memory-policy.js";

async function refusal(made: Promise<unknown>): Promise<unknown> {
  try {
    await made;
  } catch (error) {
    if (error instanceof GuardError) return [error.code, error.message];
    throw error;
  }
  return "a guard";
}

const policy = policyOf(() => ({ effect: "allow", findings: [] }));
const without = (name: string): unknown => ({ ...policy, [name]: undefined });
const lacking = "without `entrypoints`, `evaluate`, `name`, `revision` and `digest`";
const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error("no");
    },
  },
);

const thrower = (): never => {
  throw new Error("no");
};
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const wholeSubject = {
  name: "release",
  called: "a release",
  description: "Whether a release may go out.",
  entrypoint: "release/decision",
  copy: thrower,
  read: thrower,
  schemaFor: () => ({}),
};
const wholeKind = { name: "own", description: "Things of one's own.", detect: thrower, read: thrower };

const names =
  "`bundle`, `bundles`, `data`, `clock`, `verify`, `host`, `limits`, `subjects`, `inputKinds`, `parameters`, `textModel`, `mode`, `exceptions`, `onDecision`";

describe("createGuard", () => {
  it.each<[string, unknown, string]>([
    ["nothing", undefined, `the options of a guard are a plain object with ${names}`],
    ["null", null, `the options of a guard are a plain object with ${names}`],
    ["a number", 5, `the options of a guard are a plain object with ${names}`],
    ["a list", [policy], `the options of a guard are a plain object with ${names}`],
    ["a map", new Map([["bundle", policy]]), `the options of a guard are a plain object with ${names}`],
    ["a date", new Date(0), `the options of a guard are a plain object with ${names}`],
    ["an instance", new (class Options {})(), `the options of a guard are a plain object with ${names}`],
    [
      "what inherits its options",
      Object.create({ bundle: policy }),
      `the options of a guard are a plain object with ${names}`,
    ],
    ["a misspelt option", { bundel: policy }, `a guard has no option \`bundel\`: it has ${names}`],
    ["an option too many", { bundle: policy, limit: {} }, `a guard has no option \`limit\`: it has ${names}`],
    [
      "an option with a long name",
      { ["x".repeat(500)]: 1 },
      `a guard has no option \`${"x".repeat(100)}…\`: it has ${names}`,
    ],
  ])("is not made of %s", async (_, options, message) => {
    expect(await refusal(createGuard(options as never))).toEqual(["invalid_options", message]);
    if (options !== undefined) {
      expect(await refusal(createNodeGuard(options as never))).toEqual(["invalid_options", message]);
    }
  });

  it.each<[string, unknown, string]>([
    ["no bundle", undefined, "undefined"],
    ["null", null, "null"],
    ["a path", "x.tar.gz", "a text: `@palisade/guardrails/node` reads files"],
    ["a promise of bytes", Promise.resolve(new Uint8Array()), "a promise: await it first"],
    ["a buffer", new ArrayBuffer(8), "a buffer: hand in `new Uint8Array(buffer)`"],
    ["a shared buffer", new SharedArrayBuffer(8), "a buffer: hand in `new Uint8Array(buffer)`"],
    ["a number", 5, `a value of type \`number\` ${lacking}`],
    ["an object", {}, `a value of type \`object\` ${lacking}`],
    ["a view", new DataView(new ArrayBuffer(8)), `a value of type \`object\` ${lacking}`],
    ["a function", () => policy, `a value of type \`function\` ${lacking}`],
    ["a policy without a name", without("name"), `a value of type \`object\` ${lacking}`],
    ["a policy without a revision", without("revision"), `a value of type \`object\` ${lacking}`],
    ["a policy without a digest", without("digest"), `a value of type \`object\` ${lacking}`],
    ["a policy without entrypoints", without("entrypoints"), `a value of type \`object\` ${lacking}`],
    [
      "a policy of odd entrypoints",
      { ...policy, entrypoints: ["a", 1] },
      `a value of type \`object\` ${lacking}`,
    ],
    ["a policy without a way to ask", without("evaluate"), `a value of type \`object\` ${lacking}`],
  ])("is not made of %s", async (_, bundle, mistaken) => {
    const message = `the bundle of a guard is a bundle's bytes or a loaded policy, not ${mistaken}`;
    expect(await refusal(createGuard({ bundle } as never))).toEqual(["invalid_bundle", message]);
  });

  it.each<[unknown, unknown]>([
    [{ bundles: [] }, "`bundles` is a list with at least one bundle"],
    [{ bundles: 5 }, "`bundles` is a list with at least one bundle"],
    [{ bundle: policy, bundles: [policy] }, "a guard has either `bundle` or `bundles`, not both"],
    [{ bundle: policy, clock: 5 }, "`clock` is a function that gives milliseconds"],
    [
      { bundle: policy, limits: { steps: 0 } },
      "`limits` is a plain object with `steps` and `memory`, whole numbers above 0",
    ],
    [
      { bundle: policy, limits: 1000 },
      "`limits` is a plain object with `steps` and `memory`, whole numbers above 0",
    ],
    [
      { bundle: policy, limits: { step: 1 } },
      "`limits` is a plain object with `steps` and `memory`, whole numbers above 0",
    ],
    ...[new Map([["steps", 1]]), new Date(0), new (class Limits {})()].map((limits): [unknown, string] => [
      { bundle: policy, limits },
      "`limits` is a plain object with `steps` and `memory`, whole numbers above 0",
    ]),
    ...[new Map(), new Date(0), new (class Parameters {})()].map((parameters): [unknown, string] => [
      { bundle: policy, parameters },
      "the parameters of a guard are a plain object",
    ]),
    ...[null, 5, [], new Map([["a", 1]]), new Date(0), new Set()].map((data): [unknown, string] => [
      { bundle: policy, data },
      "the data of a guard are a plain object",
    ]),
    [{ bundle: policy, data: revoked() }, "the data of a guard throw when they are looked at"],
    [
      { bundle: policy, limits: { steps: 1, memory: -1 } },
      "`limits` is a plain object with `steps` and `memory`, whole numbers above 0",
    ],
    [{ bundle: policy, limits: new Proxy({}, { ownKeys: thrower }) }, "`limits` throws when it is looked at"],
    [{ bundle: policy, mode: "loud" }, "`mode` is one of enforce, warn, shadow"],
    [{ bundle: policy, onDecision: 1 }, "`onDecision` is a function"],
    [{ bundle: policy, subjects: {} }, "`subjects` is a list"],
    [{ bundle: policy, inputKinds: {} }, "`inputKinds` is a list"],
    ...[null, thrower, [], 5].map((kind): [unknown, string] => [
      { bundle: policy, inputKinds: [wholeKind, kind] },
      "`inputKinds/1`: a kind of document is an object with `name`, `description`, `detect`, `read`, `mayBeEmpty`, `problems`, `locate`",
    ]),
    [{ bundle: policy, inputKinds: [throwing] }, "`inputKinds/0` throws when it is looked at"],
    [{ bundle: policy, subjects: [throwing] }, "`subjects/0` throws when it is looked at"],
    [
      { bundle: policy, subjects: [{ ...wholeSubject, entrypoint: "" }] },
      "`subjects/0`: `entrypoint` must be the path of a rule, as `release/decision`",
    ],
    ...Object.keys(wholeSubject).map((lacking): [unknown, unknown] => [
      { bundle: policy, subjects: [{ ...wholeSubject, [lacking]: undefined }] },
      expect.stringMatching(new RegExp(`^\`subjects/0\`: .*${lacking}\\b.* (?:must be|is) `)),
    ]),
    ...Object.keys(wholeKind).map((lacking): [unknown, unknown] => [
      { bundle: policy, inputKinds: [{ ...wholeKind, [lacking]: undefined }] },
      expect.stringMatching(new RegExp(`^\`inputKinds/0\`: .*${lacking}\\b.* (?:must be|is) `)),
    ]),
    ...["kubernetes", "terraform-plan"].map((name): [unknown, string] => [
      { bundle: policy, inputKinds: [wholeKind, { ...wholeKind, name }] },
      `\`inputKinds\`: there is a kind of document \`${name}\` already`,
    ]),
    [
      { bundle: policy, inputKinds: [wholeKind, wholeKind] },
      "`inputKinds`: there is a kind of document `own` already",
    ],
  ])("is not made of options that are none: %#", async (options, message) => {
    await expect(createGuard(options as never)).rejects.toMatchObject({ name: "GuardError", message });
  });

  it.each<[string, unknown, string]>([
    ["null", { bundle: null }, "null"],
    ["a list of null", { bundles: [null] }, "null"],
    ["a list of nothing", { bundles: [undefined] }, "undefined"],
  ])(
    "for Node has the bundle that ships only if none is named, and %s is none",
    async (_, options, given) => {
      const message = `the bundle of a guard is a bundle's bytes or a loaded policy, not ${given}`;
      expect(await refusal(createNodeGuard(options as never))).toEqual(["invalid_bundle", message]);
    },
  );

  it("is not made of a list that throws", async () => {
    const message = "`bundles` throws when it is looked at";
    for (const create of [createGuard, createNodeGuard] as ((options: never) => Promise<unknown>)[]) {
      const bundles = new Proxy([], { get: thrower });
      expect(await refusal(create({ bundles } as never))).toEqual(["invalid_options", message]);
    }
  });

  it("is not made of what throws when it is looked at", async () => {
    const message = "the bundle of a guard throws when it is looked at";
    expect(await refusal(createGuard({ bundle: throwing } as never))).toEqual(["invalid_bundle", message]);
  });

  it.each<[string, () => unknown]>([
    ["that are revoked", revoked],
    ["that throw when their names are asked", () => new Proxy({}, { ownKeys: thrower })],
    ["whose bundle throws", () => Object.defineProperty({}, "bundle", { get: thrower, enumerable: true })],
    ["whose host throws", () => Object.defineProperty({ bundle: policy }, "host", { get: thrower })],
    ["whose key throws", () => ({ bundle: policy, verify: throwing })],
    ["whose key is revoked", () => ({ bundle: policy, verify: revoked() })],
  ])("is not made of options %s", async (_, make) => {
    const message = /^(?:the options of a guard throw|`verify` throws) when (?:they are|it is) looked at$/;
    for (const create of [createGuard, createNodeGuard] as ((options: never) => Promise<unknown>)[]) {
      const refused = await refusal(create(make() as never));
      expect(refused).toEqual(["invalid_options", expect.stringMatching(message)]);
    }
  });

  it("is made of declarations that have what they need, and of the smallest limits", async () => {
    const options = { subjects: [wholeSubject], inputKinds: [wholeKind], limits: { steps: 1, memory: 1 } };
    expect(await refusal(createGuard({ bundle: policy, ...options } as never))).toBe("a guard");
  });

  it.each<[string, unknown, string]>([
    ["no list", 5, "a guard needs a list with at least one policy"],
    ["an empty list", [], "a guard needs a list with at least one policy"],
    [
      "a list that throws",
      new Proxy([], { get: thrower }),
      "the policies of a guard throw when they are looked at",
    ],
  ])("is not made by `guardWith` of %s", (_, policies, message) => {
    const make = () => guardWith({ policies: policies as never });
    expect(make).toThrow(new GuardError("invalid_bundle", message));
    expect(make).toThrow(expect.objectContaining({ code: "invalid_bundle" }));
  });

  it("names the data that were laid over a policy, if it says which", () => {
    const named = (dataDigest: unknown) => guardWith({ policies: [{ ...policy, dataDigest } as never] });
    expect(named("sha256:1").policies[0]).toHaveProperty("dataDigest", "sha256:1");
    for (const other of ["", 5, undefined])
      expect(named(other).policies[0]).toStrictEqual({ bundle: "test", revision: "1", digest: "sha256:0" });
  });

  it("lays data and parameters over a policy that can take them", async () => {
    const withData = (error: unknown) => ({
      ...policy,
      withData: () => {
        throw error;
      },
    });
    const making = (bundle: unknown) => createGuard({ bundle, data: {} } as never);
    expect(await refusal(making({ ...policy, withData: undefined }))).toEqual([
      "invalid_bundle",
      "a policy without `withData` takes neither data nor parameters",
    ]);
    const cause = new EvaluationError("invalid_input", "no such data");
    await expect(making(withData(cause))).rejects.toMatchObject({
      name: "GuardError",
      code: "invalid_parameters",
      message: "no such data",
      cause,
    });
    await expect(making(withData(new RangeError("broken")))).rejects.toThrow(new RangeError("broken"));
  });

  it("takes data that were read from JSON", async () => {
    const laid: unknown[] = [];
    const bundle = {
      ...policy,
      withData: (layer: unknown) => {
        laid.push(layer);
        return policy;
      },
    };
    const data = parseJson('{"a": 12345678901234567890}');
    expect(await refusal(createGuard({ bundle, data } as never))).toBe("a guard");
    expect(laid).toEqual([data]);
  });

  it("is not made by `guardWith` of options that throw", () => {
    const message = "the options of a guard throw when they are looked at";
    expect(() => guardWith(revoked() as never)).toThrow(new GuardError("invalid_options", message));
  });

  it.each<[string, unknown]>([
    ["that throws", throwing],
    ["that is revoked", revoked()],
  ])("is not made with a host %s", async (_, host) => {
    const message = "the host of a guard throws when it is looked at";
    expect(await refusal(createGuard({ bundle: policy, host } as never))).toEqual(["invalid_host", message]);
  });

  it("is not made of bytes that were given away", async () => {
    const bundle = new Uint8Array([1, 2, 3]);
    structuredClone(bundle.buffer, { transfer: [bundle.buffer] });
    const message = "the bytes of the bundle cannot be read";
    expect(await refusal(createGuard({ bundle }))).toEqual(["invalid_bundle", message]);
  });

  it("uses the options that it looked at", async () => {
    const seen: string[] = [];
    const changing = {
      get bundle() {
        seen.push("bundle");
        return seen.length === 1 ? policy : undefined;
      },
    };
    expect((await createGuard(changing as never)).validatePrompt("hello").effect).toBe("allow");
    expect(seen).toEqual(["bundle"]);
  });

  it("is not made of bytes by `guardWith`, which loads nothing", () => {
    expect(() => guardWith({ policies: [new Uint8Array(8)] } as never)).toThrow(
      "not bytes: `createGuard` loads them",
    );
    expect(() => guardWith({ bundle: policy } as never)).toThrow(
      "a guard has no option `bundle`: it has `policies`, `host`",
    );
  });

  it.each<[string, unknown, string]>([
    ["null", null, "now"],
    ["a number", 5, "now"],
    ["a host without a clock", { ...fixedHost, now: undefined }, "now"],
    ["a clock that is a number", { ...fixedHost, monotonicMicros: 5 }, "monotonicMicros"],
    ["a host without randomness", { ...fixedHost, randomBytes: undefined }, "randomBytes"],
  ])("is not made with %s for a host", async (_, host, name) => {
    const message = `the host of a guard needs a function \`${name}\``;
    expect(await refusal(createGuard({ bundle: policy, host } as never))).toEqual(["invalid_host", message]);
  });

  it("is not made of bytes that are no bundle", async () => {
    await expect(createGuard({ bundle: new Uint8Array([1, 2, 3]) })).rejects.toThrow(BundleError);
    const bytes = await readBundleFile();
    await expect(createGuard({ bundle: bytes.slice(0, bytes.length / 2) })).rejects.toThrow(BundleError);
  });

  it("takes bytes of another realm, and of any kind that is one", async () => {
    const bytes = await readBundleFile();
    const foreign = runInContext(`new Uint8Array([${bytes.join()}])`, createContext({})) as Uint8Array;
    expect(foreign instanceof Uint8Array).toBe(false);
    for (const bundle of [foreign, Buffer.from(bytes)]) {
      const guard = await createGuard({ bundle });
      expect(guard.validateAction({ verb: "get", resource: "pods" }).effect).toBe("allow");
    }
  });

  it("does not mind what becomes of the bytes while it loads them", async () => {
    const bytes = await readBundleFile();
    const making = createGuard({ bundle: bytes });
    bytes.fill(0);
    expect((await making).validateAction({ verb: "get", resource: "pods" }).effect).toBe("allow");
  });

  it("from a process takes a path, bytes, a policy, or what ships", async () => {
    const action = { verb: "get", resource: "pods" } as const;
    for (const guard of [
      await createNodeGuard(),
      await createNodeGuard({}),
      await createNodeGuard({ bundle: defaultBundlePath }),
      await createNodeGuard({ bundle: await readBundleFile() }),
      await createNodeGuard({ bundle: policy, host: fixedHost }),
    ]) {
      expect(guard.validateAction(action).effect).toBe("allow");
    }
  });

  it.each<[string, string, string]>([
    ["is not there", "no-such-file.tar.gz", "ENOENT: no such file or directory, stat 'no-such-file.tar.gz'"],
    ["is a directory", ".", "a bundle's path leads to no regular file"],
    ["steers a terminal", "a\u001b[2K", "ENOENT: no such file or directory, stat 'a\\u001b[2K'"],
  ])("is not made of a file that %s, and the error names it", async (_, path, why) => {
    for (const make of [() => createNodeGuard({ bundle: path }), () => createSetGuard({ bundles: [path] })]) {
      await expect(make()).rejects.toMatchObject({
        name: "GuardError",
        code: "invalid_bundle",
        message: `the bundle \`${path.replace("\u001b", "\\u001b")}\` cannot be read: ${why}; name a file that \`palisade build\` wrote, or none for the bundle that ships`,
        cause: expect.any(Error) as Error,
      });
    }
  });

  it("is not made of a file with a long name, of which the error quotes 500 characters", async () => {
    const messageFor = async (length: number) =>
      ((await refusal(createNodeGuard({ bundle: "x".repeat(length) }))) as string[])[1];
    expect(await messageFor(500)).toContain(`the bundle \`${"x".repeat(500)}\` cannot be read: ENAMETOOLONG`);
    expect(await messageFor(501)).toContain(
      `the bundle \`${"x".repeat(500)}…\` cannot be read: ENAMETOOLONG`,
    );
  });

  it("looks at a policy once", () => {
    const changing = { ...policyOf(() => ({ effect: "allow", findings: [] })) };
    const guard = guardWith({ policies: [changing], host: fixedHost });
    Object.assign(changing, { name: "other", digest: "sha256:1", entrypoints: [] });
    expect(guard.validateAction({ verb: "get", resource: "pods" })).toMatchObject({
      effect: "allow",
      policies: [{ bundle: "test", revision: "1", digest: "sha256:0" }],
    });
  });
});

describe("a catalogue", () => {
  const entry = { rule: "B", title: "t", description: "d", severity: "low", controls: [], remedy: "r" };

  it("lists by subject, then by id", () => {
    const answers: Record<string, unknown> = {
      "prompt/catalogue": [entry],
      "action/catalogue": [entry, { ...entry, rule: "A" }, { ...entry, rule: "C" }],
      "configuration/catalogue": undefined,
    };
    const guard = guardWith({ policies: [policyOf((name) => answers[name], Object.keys(answers))] });
    expect(guard.listRules()).toEqual([
      { subject: "prompt", ...entry },
      { subject: "action", ...entry, rule: "A" },
      { subject: "action", ...entry },
      { subject: "action", ...entry, rule: "C" },
    ]);
    expect(guardWith({ policies: [policy] }).listRules()).toEqual([]);
  });

  it("keeps the order of rules that have the same id", () => {
    const twice = [
      { ...entry, title: "1" },
      { ...entry, title: "2" },
      { ...entry, rule: "A" },
    ];
    const guard = guardWith({ policies: [policyOf(() => twice, ["action/catalogue"])] });
    expect(guard.listRules().map(({ title }) => title)).toEqual(["t", "1", "2"]);
  });

  it.each<[unknown]>([[5], [{}], [[{ ...entry, severity: "bad" }]], [[{ ...entry, extra: 1 }]]])(
    "that is none is an error: %j",
    (answer) => {
      const broken = guardWith({ policies: [policyOf(() => answer, ["action/catalogue"])] });
      expect(() => broken.listRules()).toThrow(
        expect.objectContaining({
          name: "GuardError",
          code: "invalid_catalogue",
          message: "`action/catalogue` of the bundle gives no list of rules",
        }) as Error,
      );
    },
  );

  it("that the bundle cannot tell is its error", () => {
    const failing = policyOf(() => {
      throw new EvaluationError("eval_conflict_error", "conflict");
    }, ["action/catalogue"]);
    expect(() => guardWith({ policies: [failing] }).listRules()).toThrow(EvaluationError);
  });
});
