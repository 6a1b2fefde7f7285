// Texts that are no UTF-8 are the same bytes on both engines, and count as they do for OPA.
import { compile } from "@palisade/compiler";
import { printJson, RegoObject } from "@palisade/language";
import { loadInterpreter, loadWasmEngine } from "@palisade/runtime";
import { expect, test } from "vitest";

test.each([
  ['hex.decode("ff41")', '"\ufffdA"'],
  ['count(hex.decode("e282"))', "2"],
  ['count(hex.decode("eda080"))', "3"],
  ['substring(hex.decode("41e28242"), 3, 1)', '"B"'],
  ['indexof(hex.decode("e2824142"), "A")', "2"],
  ['indexof_n(hex.decode("ff41ff41"), "A")', "[1,3]"],
  ['hex.encode(hex.decode("ff41"))', '"ff41"'],
  ['hex.encode(hex.decode("eda080"))', '"eda080"'],
  ['base64.encode(hex.decode("ff"))', '"/w=="'],
  ['hex.encode(concat("", [hex.decode("ff"), "a"]))', '"ff61"'],
  ['hex.encode(strings.reverse(hex.decode("ff41")))', '"41ff"'],
  ['hex.encode(replace(hex.decode("ff41"), "A", "B"))', '"ff42"'],
  ['hex.encode(trim(hex.decode("ff41ff"), hex.decode("ff")))', '"41"'],
  ['hex.encode(split(hex.decode("41ff42"), "")[1])', '"ff"'],
  ['hex.decode("ff") == hex.decode("fe")', "false"],
  ['count({hex.decode("ff"), hex.decode("fe")})', "2"],
  ['hex.decode("ff") < "\uffff"', "false"],
  ['crypto.sha256(hex.decode("ff"))', '"a8100ae6aa1940d0b663bb31cd466142ebbdbd5187131b92d93818987832eb89"'],
  ['hex.encode(json.unmarshal("\\"\\\\udc80\\""))', '"efbfbd"'],
])("%s is %s", async (expression, expected) => {
  const text = `package t\n\np := ${expression}\n`;
  const { plan, wasm, diagnostics } = compile([{ file: "t.rego", text }], { entrypoints: ["t/p"] });
  expect(diagnostics).toEqual([]);
  if (plan === undefined || wasm === undefined) throw new Error("no diagnostics, and nothing compiled");
  for (const engine of [await loadInterpreter(plan), await loadWasmEngine(wasm)]) {
    const results = engine.evaluate("t/p", undefined, new RegoObject());
    expect(printJson(results[0] ?? null)).toContain(`:${expected}}`);
  }
});
