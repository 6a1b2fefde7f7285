// Every declaration: its examples hold, its family is collected, its shape is complete.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { evaluateExample, exampleContext } from "../../test/evaluate-example.js";
import { regoText } from "../values/rego-text.js";
import { BuiltinError } from "./builtin-error.js";
import { builtins } from "./index.js";

const folder = fileURLToPath(new URL(".", import.meta.url));

/** They need a compiler, or what the host grants: `test/engine` has both. */
const answeredElsewhere = /^(rego\.|http\.send$|net\.lookup_ip_addr$|opa\.runtime$)/;

describe("examples", () => {
  for (const builtin of builtins.values()) {
    if (answeredElsewhere.test(builtin.name)) continue;
    for (const { rego, result } of builtin.examples) {
      test(`${builtin.name}: ${rego}`, () => {
        const context = exampleContext();
        const expected = result === undefined ? undefined : evaluateExample(result, context);
        expect(textOf(() => evaluateExample(rego, context))).toEqual(
          expected === undefined ? undefined : regoText(expected),
        );
      });
    }
  }
});

test("every family is collected, once", () => {
  const declared = readdirSync(folder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .flatMap(
      (file) => readFileSync(folder + file, "utf8").match(/^export const \w+ = defineBuiltin\(/gm) ?? [],
    );
  expect(builtins.size).toBe(declared.length);
});

test("every built-in says what it does", () => {
  for (const builtin of builtins.values()) {
    expect(builtin.summary, builtin.name).toMatch(/\.$/);
    expect(builtin.category).not.toBe("");
  }
});

function textOf(evaluate: () => ReturnType<typeof evaluateExample>): string | undefined {
  try {
    const value = evaluate();
    return value === undefined ? undefined : regoText(value);
  } catch (error) {
    if (error instanceof BuiltinError) return undefined;
    throw error;
  }
}
