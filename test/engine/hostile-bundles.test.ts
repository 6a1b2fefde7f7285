// Bundles that are small and want much: each is refused with a code and a reason, or read at a cost in proportion.
import {
  BundleError,
  type ReadBundleOptions,
  readBundle,
  readManifest,
  writeArchive,
} from "@palisade/bundle";
import type { Block, Plan } from "@palisade/language";
import { EvaluationError, loadBundle, loadPolicy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";
import { soundModule, writeHandModule } from "./module-builder.js";

const utf8 = new TextEncoder();

function archive(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(files).map(
    ([name, content]) => [name, typeof content === "string" ? utf8.encode(content) : content] as const,
  );
  return writeArchive(new Map(entries));
}

async function outcome(bytes: Uint8Array, options: ReadBundleOptions = {}): Promise<string> {
  try {
    await loadBundle(bytes, {}, options);
    return "loaded";
  } catch (error) {
    if (!(error instanceof BundleError || error instanceof EvaluationError)) throw error;
    return `${error.code}: ${error.message}`;
  }
}

const wasm = writeHandModule(soundModule);

describe("values that would not fit into memory are refused before they are read", () => {
  const many = 100_000;
  const maximumWeight = 5_000_000;
  test.each<[string, string, string]>([
    ["arrays", "data.json", `[${"[],".repeat(many)}0]`],
    ["objects, in a directory", "a/data.json", `[${"{},".repeat(many / 4)}0]`],
    ["arrays in YAML", "data.yaml", `x: [${"[],".repeat(many)}0]`],
    ["lines of YAML", "b/data.yml", "- \n".repeat(many)],
    ["a plan of nothing", "plan.json", `{"x": [${"[],".repeat(many)}0]}`],
    ["metadata", ".manifest", `{"metadata": {"x": [${"0,".repeat(many)}0]}}`],
    ["signatures", ".signatures.json", `{"x": [${"0,".repeat(many)}0]}`],
  ])("%s", async (_, name, text) => {
    expect(await outcome(archive({ "policy.wasm": wasm, [name]: text }), { maximumWeight })).toMatch(
      new RegExp(
        `^too_large: \`${name.replace(".", "\\.")}\`: the values in the bundle would take more than`,
      ),
    );
  });

  test("as many as fit into half a gigabyte, unless told otherwise", async () => {
    const bytes = archive({ "policy.wasm": wasm, "data.json": `[${"[],".repeat(4_500_000)}0]` });
    expect(await outcome(bytes)).toContain("would take more than 536870912 bytes of memory");
  });

  test("all files together count, and the limit may be another", async () => {
    const bytes = archive({
      "a/data.json": `[${"0,".repeat(500)}0]`,
      "b/data.json": `[${"0,".repeat(500)}0]`,
    });
    await expect(readBundle(bytes, { maximumWeight: 50_000 })).rejects.toMatchObject({ code: "too_large" });
    expect((await readBundle(bytes, { maximumWeight: 80_000 })).data.size).toBe(2);
  });

  test("a text in quotes weighs what it is long", async () => {
    const bytes = archive({ "data.json": JSON.stringify({ text: '[{,"\\'.repeat(10_000) }) });
    expect((await readBundle(bytes, { maximumWeight: 200_000 })).data.size).toBe(1);
  });
});

describe("manifests are read in one pass", () => {
  const count = 30_000;
  const names = Array.from({ length: count }, (_, index) => `a/r${index}`);

  test("many roots and many entrypoints", () => {
    const listed = names.map((name) => ({ entrypoint: `${name}/allow`, module: "/policy.wasm" }));
    const manifest = readManifest(JSON.stringify({ roots: names, wasm: listed }));
    expect(manifest.wasm).toHaveLength(count);
    const outside = [...listed, { entrypoint: "b/allow", module: "/policy.wasm" }];
    expect(() => readManifest(JSON.stringify({ roots: names, wasm: outside }))).toThrow(
      "entrypoint `b/allow` is outside the roots",
    );
  });

  test("many roots and much data", async () => {
    const data = JSON.stringify({ a: Object.fromEntries(names.map((name) => [name.slice(2), 1])) });
    const roots = JSON.stringify({ roots: names });
    expect(await outcome(archive({ "policy.wasm": wasm, "data.json": data, ".manifest": roots }))).toBe(
      "loaded",
    );
    const fewer = JSON.stringify({ roots: names.slice(1) });
    expect(await outcome(archive({ "policy.wasm": wasm, "data.json": data, ".manifest": fewer }))).toBe(
      "bad_data: data at `/a/r0` is outside the bundle's roots: does the archive have a leading directory?",
    );
  });

  test.each<[string, string]>([
    ["nothing but slashes", "/".repeat(400_000)],
    ["slashes before a name", `${"/".repeat(400_000)}a`],
    ["slashes in a name", `a${"/".repeat(400_000)}b`],
    ["very many steps", "a/".repeat(200_000)],
  ])("a root of %s", (_, root) => {
    expect(readManifest(JSON.stringify({ roots: [root] })).roots).toEqual([
      root.replace(/^\/+/, "").replace(/(?<!\/)\/+$/, ""),
    ]);
  });

  test.each<[string, readonly string[], string]>([
    ["a root within another", ["a/b", "c", "a"], "roots `a` and `a/b` overlap"],
    ["in either order", ["a", "c", "a/b/c"], "roots `a` and `a/b/c` overlap"],
    ["the same twice", ["a/b", "a/b"], "roots `a/b` and `a/b` overlap"],
    ["everything and more", ["x/y", ""], "roots `` and `x/y` overlap"],
    ["steps beyond number", ["a/".repeat(600_000)], "`roots` are longer than 1000000 characters"],
  ])("overlaps are told: %s", (_, roots, message) => {
    expect(() => readManifest(JSON.stringify({ roots }))).toThrow(message);
  });
});

test("modules are few", async () => {
  const modules = Array.from({ length: 17 }, (_, index) => [`m${index}/policy.wasm`, wasm] as const);
  expect(await outcome(archive(Object.fromEntries(modules)))).toBe(
    "too_large: the bundle has more than 16 modules",
  );
  expect(await outcome(archive(Object.fromEntries(modules.slice(1))))).toBe("loaded");
});

describe("plans", () => {
  const nested = (depth: number): string => {
    const open = '{"type":"BlockStmt","stmt":{"blocks":[{"stmts":[';
    return `{"static":{},"plans":{"plans":[{"name":"p","blocks":[{"stmts":[${open.repeat(depth)}${"]}]}}".repeat(depth)}]}]}]}}`;
  };

  test("that nest too deeply are refused", async () => {
    expect(await outcome(archive({ "plan.json": nested(50) }))).toBe("loaded");
    expect(await outcome(archive({ "plan.json": nested(60_000) }))).toMatch(
      /^(bad_plan: `plan\.json`: it nests|invalid_module: the plan cannot be loaded: it nests) too deeply$/,
    );
  });

  test("as objects, too, and what is no plan at all", async () => {
    let block: Block = { statements: [] };
    for (let depth = 0; depth < 60_000; depth++)
      block = { statements: [{ kind: "Block", blocks: [block], file: 0, row: 1, column: 1 }] };
    const plan: Plan = {
      static: { strings: [], files: ["a"], builtins: [] },
      plans: [{ name: "p", blocks: [block] }],
      functions: [],
    };
    await expect(loadPolicy({ plan })).rejects.toMatchObject({
      code: "invalid_module",
      message: "the plan cannot be loaded: it nests too deeply",
    });
    await expect(loadPolicy({ plan: { plans: 1 } as unknown as Plan })).rejects.toMatchObject({
      code: "invalid_module",
      message: "the plan cannot be loaded: it is malformed",
    });
  });
});

describe("data of a caller's", () => {
  const doubled = (levels: number): unknown => {
    let value: unknown = "x";
    for (let level = 0; level < levels; level++) value = [value, value];
    return value;
  };
  const secret = "a secret of the caller's";
  const throwing = {
    get x(): never {
      throw new Error(secret);
    },
  };

  test.each<[string, unknown, string]>([
    ["that double at every level", doubled(60), "data: more than memory may be taken for at"],
    ["whose getters throw", throwing, "data: it cannot be read"],
    ["that are no UTF-8", Uint8Array.of(0x22, 0xc0, 0x22), "data: it is no UTF-8"],
    [
      "that are arrays without end",
      utf8.encode(`[${"[],".repeat(4_500_000)}0]`),
      "data: more values than memory may be taken for",
    ],
  ])("%s are refused", async (_, data, message) => {
    const loading = loadPolicy({ wasm, data });
    await expect(loading).rejects.toMatchObject({ name: "EvaluationError", code: "invalid_input" });
    await expect(loading).rejects.toThrow(message);
    await expect(loading).rejects.not.toThrow(secret);
  });
});
