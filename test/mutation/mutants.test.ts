// The mutation tool proposes what it says, in an order that depends on the seed alone.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readEquivalents, staleEquivalents } from "../../scripts/mutate/equivalents.js";
import { applyEdit, type Mutant } from "../../scripts/mutate/mutant.js";
import { mutateRego } from "../../scripts/mutate/mutate-rego.js";
import { mutateTypeScript } from "../../scripts/mutate/mutate-typescript.js";
import { shuffleMutants } from "../../scripts/mutate/pick-mutants.js";

const shown = (text: string, mutants: readonly Mutant[]): readonly string[] =>
  mutants.map((mutant) => `${mutant.operator}: ${applyEdit(text, mutant).replace(/\s+/g, " ").trim()}`);

test("TypeScript: one small change each", () => {
  const text =
    'export function f(a: number): string {\n  if (a < 2 && on) return "x";\n  return [1, y];\n}\n';
  expect(shown(text, mutateTypeScript("f.ts", text))).toEqual([
    "delete statement: export function f(a: number): string { return [1, y]; }",
    'negate condition: export function f(a: number): string { if (!(a < 2 && on)) return "x"; return [1, y]; }',
    'swap logic: export function f(a: number): string { if (a < 2 || on) return "x"; return [1, y]; }',
    'flip comparison: export function f(a: number): string { if (a <= 2 && on) return "x"; return [1, y]; }',
    'change number: export function f(a: number): string { if (a < (2 + 1) && on) return "x"; return [1, y]; }',
    "delete statement: export function f(a: number): string { if (a < 2 && on) {} return [1, y]; }",
    'change text: export function f(a: number): string { if (a < 2 && on) return "x~"; return [1, y]; }',
    'delete statement: export function f(a: number): string { if (a < 2 && on) return "x"; }',
    'delete element: export function f(a: number): string { if (a < 2 && on) return "x"; return [y]; }',
    'delete element: export function f(a: number): string { if (a < 2 && on) return "x"; return [1, ]; }',
    'change number: export function f(a: number): string { if (a < 2 && on) return "x"; return [(1 + 1), y]; }',
  ]);
});

test("Rego: one small change each", () => {
  const text = 'package p\n\nq contains "a" if {\n\tnot input.x\n\tinput.y == 3\n}\n';
  expect(shown(text, mutateRego("p.rego", text))).toEqual([
    "delete rule: package p",
    'change text: package p q contains "a~" if { not input.x input.y == 3 }',
    'delete expression: package p q contains "a" if { input.y == 3 }',
    'drop negation: package p q contains "a" if { input.x input.y == 3 }',
    'delete expression: package p q contains "a" if { not input.x }',
    'flip comparison: package p q contains "a" if { not input.x input.y != 3 }',
    'change number: package p q contains "a" if { not input.x input.y == 4 }',
  ]);
});

test("the same seed gives the same order, another seed another", () => {
  const text = "const a = [1, 2, 3, 4, 5, 6, 7, 8, 9];\n";
  const mutants = mutateTypeScript("a.ts", text);
  expect(shuffleMutants(mutants, 1)).toEqual(shuffleMutants(mutants, 1));
  expect(shuffleMutants(mutants, 1)).not.toEqual(shuffleMutants(mutants, 2));
  expect(shuffleMutants(mutants, 1)).toHaveLength(mutants.length);
});

test("equivalents that fit nothing are stale, and each has a reason", () => {
  const text = "const a = 1 < 2;\n";
  const mutants = mutateTypeScript("a.ts", text);
  const entry = {
    file: "a.ts",
    operator: "flip comparison",
    before: "<",
    context: "const a = 1 < 2;",
    reason: "x",
  };
  expect(staleEquivalents([entry, { ...entry, before: ">" }], mutants)).toEqual([{ ...entry, before: ">" }]);
  expect(() => readEquivalents("- {file: a.ts, operator: x, before: y, context: z}")).toThrow(
    "needs `reason`",
  );
});

test("every equivalent that is listed fits a change that could be made, and has a reason", () => {
  const root = new URL("../../", import.meta.url);
  const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
  const list = readEquivalents(read("test/mutation/equivalents.yaml"));
  const files = [...new Set(list.map(({ file }) => file))];
  const mutants = files.flatMap((file) =>
    (file.endsWith(".rego") ? mutateRego : mutateTypeScript)(file, read(file)),
  );
  expect(staleEquivalents(list, mutants)).toEqual([]);
  for (const { reason } of list) expect(reason.length).toBeGreaterThan(10);
});
