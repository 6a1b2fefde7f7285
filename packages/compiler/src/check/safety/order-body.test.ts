import fc from "fast-check";
import { expect, test } from "vitest";
import type { Expression } from "../../syntax/ast.js";
import { parseQuery } from "../../syntax/parser.js";
import { printExpression } from "../../syntax/print.js";
import { rootNames } from "./known-names.js";
import { orderBody } from "./order-body.js";
import { SweepQueue } from "./sweep-queue.js";

const arities: Readonly<Record<string, number>> = { plus: 2, f: 1, gt: 2, neq: 2, "internal.member_2": 2 };

function order(text: string): { readonly lines: readonly string[]; readonly unsafe: readonly string[] } {
  const { body = [] } = parseQuery(text);
  const { body: ordered, unsafe } = orderBody(
    body,
    ({ parts }) =>
      arities[
        parts.map((part) => ("name" in part ? part.name : "value" in part ? part.value : "")).join(".")
      ],
    rootNames,
  );
  const print = (expression: Expression): string => printExpression(expression);
  return { lines: ordered.map(print), unsafe: unsafe.flatMap(({ names }) => [...names]).sort() };
}

test.each([
  ["x > 1; x = 2", ["x = 2", "x > 1"]],
  ["f(x, y); x = 1", ["x = 1", "f(x, y)"]],
  ["x = y; y = z; z = 1", ["z = 1", "y = z", "x = y"]],
  ["[x, 1] = [2, y]; x > y", ["[x, 1] = [2, y]", "x > y"]],
  ["x = {z | z = y}; y = input.a", ["y = input.a", "x = {z | z = y}"]],
  ["not input[x]; input[x]", ["input[x]", "not input[x]"]],
  ["input.a with input as x; x = 1", ["x = 1", "input.a with input as x"]],
  ["a = input.a; b = input.b; c = input.c", ["a = input.a", "b = input.b", "c = input.c"]],
  ['{"k": x} = y; y = input.z', ["y = input.z", '{"k": x} = y']],
])("%s", (text, lines) => {
  expect(order(text)).toEqual({ lines, unsafe: [] });
});

test.each([
  ["x > 1", ["x"]],
  ["not x = 1", ["x"]],
  ["x = y", ["x", "y"]],
  ["{x: 1} = input.y", ["x"]],
  ["x = [x | x > 1]", ["x", "x"]],
  ["f(y) = x", ["x", "y"]],
  ["x in input.xs", ["x"]],
])("unsafe: %s", (text, names) => {
  expect([...new Set(order(text).unsafe)]).toEqual([...new Set(names)]);
});

test("any order of a chain of equalities comes out sorted", () => {
  const chain = Array.from({ length: 12 }, (_, index) => `x${index + 1} = x${index} + 1`);
  fc.assert(
    fc.property(fc.shuffledSubarray(chain, { minLength: chain.length }), (shuffled) => {
      const { lines, unsafe } = order([...shuffled, "x0 = 1"].join("; "));
      expect(unsafe).toEqual([]);
      expect(lines).toEqual(["x0 = 1", ...chain]);
    }),
    { numRuns: 30 },
  );
});

test("a queue sweeps upwards, and what is behind waits for the next sweep", () => {
  const queue = new SweepQueue(4);
  const taken: number[] = [];
  for (let position = queue.take(); position !== undefined; position = queue.take()) {
    taken.push(position);
    if (taken.length === 2) {
      queue.add(0);
      queue.add(3);
      queue.add(1);
    }
  }
  expect(taken).toEqual([0, 1, 2, 3, 0, 1]);
});
