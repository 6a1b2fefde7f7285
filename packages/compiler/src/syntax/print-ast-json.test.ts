import { moduleJson, parseModule, printAstJson } from "@palisade/compiler";
import { expect, it } from "vitest";

it.each(["1.50", "1e3", "12345678901234567890.000000000000000001", "-1.0"])("keeps %s", (text) => {
  const { module } = parseModule("a.rego", `package a\n\np := [${text}]\n`);
  if (module === undefined) throw new Error("not parsed");
  const printed = printAstJson(moduleJson(module));
  expect(printed).toContain(`"value": ${text}`);
  expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(moduleJson(module))));
});

it("prints what JSON.stringify prints where there are no numbers", () => {
  const value = { a: [], b: {}, c: [null, true, "\u2028<x>"], d: undefined, e: { f: [[]] } };
  expect(printAstJson(value)).toBe(JSON.stringify(value, undefined, 2));
});
