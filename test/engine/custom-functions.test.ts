// Functions that only a capabilities.json declares: compiled with their types, provided by the host.
import { compile } from "@palisade/compiler";
import { type FunctionDeclaration, RegoObject, t } from "@palisade/language";
import { type HostOptions, loadPolicy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";

const functions: readonly FunctionDeclaration[] = [
  { name: "shop.price", decl: { type: "function", args: [t.string, t.number], result: t.number } },
  { name: "shop.tags", decl: { type: "function", args: [], result: t.set(t.string) } },
];

const policy = `package shop_policy

total := shop.price("tea", 2) + 1

guarded := "no price" if not shop.price("none", 1)

tags := shop.tags()
`;

const host: HostOptions = {
  functions: {
    "shop.price": (name, count) => {
      if (name === "none") throw new Error("not for sale");
      return name === "tea" ? 3 * Number(count) : undefined;
    },
    "shop.tags": () => new Set(["hot", "green"]),
  },
};

const sources = (text: string) => [{ file: "policy.rego", text }];
const compiled = compile(sources(policy), { functions, entrypoints: ["shop_policy"] });

describe.each(["wasm", "plan"] as const)("from a %s", (kind) => {
  const load = (given: HostOptions) => loadPolicy({ [kind]: compiled[kind] }, given);

  test("they are called with plain data, and their errors are undefined", async () => {
    expect((await load(host)).evaluate("shop_policy")).toEqual({
      total: 7,
      guarded: "no price",
      tags: ["green", "hot"],
    });
  });

  test("their errors end a strict evaluation, by name", async () => {
    const loaded = await load(host);
    expect(() => loaded.evaluate("shop_policy", undefined, { strictBuiltinErrors: true })).toThrow(
      "shop.price: not for sale",
    );
  });

  test("a policy that needs one that nobody provides is refused at load, by name", async () => {
    await expect(load({})).rejects.toMatchObject({
      code: "missing_capability",
      message: expect.stringMatching(/`shop\.price`, `shop\.tags`/) as string,
    });
  });
});

describe.each(["wasm", "plan"] as const)("from a %s whose host provides nothing", (kind) => {
  const text = `package app

level := 3

answer := http.send({"method": "get", "url": input.url}) if input.url

price := shop.price("tea", 1)

mocked := code if {
	code := answer.status_code with http.send as {"status_code": 200} with input as {"url": "x"}
}
`;
  const entrypoints = ["app/level", "app/answer", "app/price", "app/mocked"];
  const source = { [kind]: compile(sources(text), { functions, entrypoints })[kind] };

  test("rules that do not call are answered", async () => {
    const policy = await loadPolicy(source, { ungranted: "error" });
    expect(policy.evaluate("app/level")).toBe(3);
    expect(policy.evaluate("app/answer", {})).toBeUndefined();
    expect(policy.evaluate("app/mocked")).toBe(200);
  });

  test.each([
    ["app/answer", "`http.send` is not granted here", "policy.rego:5:11"],
    ["app/price", "`shop.price` is not provided here", "policy.rego:7:10"],
  ])("a call of %s is an error with its place, strict or not", async (entrypoint, message, location) => {
    const policy = await loadPolicy(source, { ungranted: "error" });
    for (const strictBuiltinErrors of [true, false]) {
      expect(() => policy.evaluate(entrypoint, { url: "http://x" }, { strictBuiltinErrors })).toThrow(
        expect.objectContaining({ code: "missing_capability", message, location }) as Error,
      );
    }
  });
});

test("the compiler holds callers to the declared types", () => {
  const messages = (text: string) =>
    compile(sources(text), { functions }).diagnostics.map(({ message }) => message);
  expect(messages('package a\n\np := shop.price("tea", "two")')).toEqual(["shop.price: invalid argument(s)"]);
  expect(messages('package a\n\np := shop.price("tea")')).toEqual(["shop.price: arity mismatch"]);
  expect(messages("package a\n\np := shop.tax(1)")).toEqual(["undefined function shop.tax"]);
});

test("no prototype answers to a name", async () => {
  const declared = [{ name: "constructor", decl: { type: "function", args: [], result: t.any } }] as const;
  const { wasm } = compile(sources("package a\n\np := constructor()"), { functions: declared });
  await expect(
    loadPolicy({ ...(wasm === undefined ? {} : { wasm }), data: new RegoObject() }),
  ).rejects.toMatchObject({ code: "missing_capability" });
});
