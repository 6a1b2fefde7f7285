// Which heads have the `key` of before there were refs in heads.
import { expect, test } from "vitest";
import { compatibleHead } from "./compatible-head.js";
import { parseModule } from "./parser.js";
import { printTerm } from "./print.js";

const heads: readonly (readonly [head: string, key: string | undefined])[] = [
  ['r["x"] := 1', undefined],
  ["r[x] := 1", "x"],
  ["r[[1, {2}]] := 1", undefined],
  ["r[[x]] := 1", "[x]"],
  ["r[input.x] := 1", "input.x"],
  ["r[[input.x]] := 1", undefined],
  ['r[upper("x")] := 1', undefined],
  ["r[upper(input.x)] := 1", undefined],
  ["r[upper(x)] := 1", "upper(x)"],
  ["r[x][y] := 1", undefined],
];

test.each(heads)("%s", (head, key) => {
  const { module } = parseModule("head.rego", `package p\n\n${head} if some x, y in input`);
  const [rule] = module?.rules ?? [];
  const found = rule === undefined ? undefined : compatibleHead(rule).key;
  expect(found && printTerm(found)).toBe(key);
});
