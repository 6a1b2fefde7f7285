// Files that lend functions, good ones and others.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FunctionsError } from "./functions-error.js";
import { loadFunctions } from "./load-functions.js";

const folder = mkdtempSync(join(tmpdir(), "palisade-functions-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
async function load(text: string) {
  const path = join(folder, `functions-${count++}.mjs`);
  writeFileSync(path, text);
  return loadFunctions(path);
}

test("functions are declared by how many arguments they take, and grant what they are called as", async () => {
  const lent = await load(
    'export default { "acme.lookup": (id, more) => [id, more], "http.send": () => ({ ok: true }) };',
  );
  expect(lent.functions["acme.lookup"]?.(1, 2)).toEqual([1, 2]);
  expect(lent.capabilities["http.send"]?.()).toEqual({ ok: true });
  const any = { type: "any" };
  expect(lent.declarations).toEqual([
    { name: "acme.lookup", decl: { type: "function", args: [any, any], result: any } },
  ]);
});

describe("what lends nothing is refused", () => {
  test.each<[string, string, string, string]>([
    [
      "no default export",
      "export const a = 1;",
      "no_functions",
      "its default export is no object of functions",
    ],
    ["a number", 'export default { "a.b": 1 };', "no_functions", "`a.b` is no function"],
    ["a promise", 'export default { "a.b": async () => 1 };', "no_functions", "`a.b` is asynchronous"],
    ["a built-in", "export default { count: () => 1 };", "is_built_in", "`count` is a built-in"],
    ["a text that throws", 'throw new Error("not today");', "unreadable", "not today"],
  ])("%s", async (_, text, code, message) => {
    await expect(load(text)).rejects.toThrow(
      expect.objectContaining({
        name: "FunctionsError",
        code,
        message: expect.stringContaining(message) as string,
      }),
    );
  });

  test("a file that is not there", async () => {
    await expect(loadFunctions(join(folder, "none.mjs"))).rejects.toThrow(FunctionsError);
  });
});
