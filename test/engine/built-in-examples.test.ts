// The examples in the declarations of built-ins hold in policies, on every engine.
import { compile } from "@palisade/compiler";
import { type Builtin, builtins, isObject, RegoObject, regoText, type Value } from "@palisade/language";
import {
  type CaseEngine,
  type CaseProgram,
  caseEngines,
  caseHost,
  readExpectedFailures,
} from "@palisade/testkit";
import { describe, expect, test } from "vitest";
import { readYaml } from "../conformance/read-yaml.js";

/** What no expression of a policy can show. */
const without: ReadonlyMap<string, string> = new Map([
  ["assign", "it is a statement, and has no value"],
  ["eq", "it is a statement, and has no value"],
  ["print", "it has no value"],
  ["internal.print", "policies cannot call it, and it has no value"],
  ["internal.test_case", "policies cannot call it, and it has no value"],
]);

test("every built-in has an example, unless no policy could show one", () => {
  const names = [...builtins.values()]
    .filter(({ examples }) => examples.length === 0)
    .map(({ name }) => name);
  expect(names.sort()).toEqual([...without.keys()].sort());
});

/** Rules `got_0`, `want_0`, …. A relation has many values: all of them are got. */
function policyOf({ examples, relation }: Builtin): string {
  const rules = examples.flatMap(({ rego, result }, index) => [
    `got_${index} := ${relation === true ? `[value | value := ${rego}]` : rego}`,
    ...(result === undefined ? [] : [`want_${index} := ${result}`]),
  ]);
  return `package examples\n\n${rules.join("\n\n")}\n`;
}

/** Absent if the engine has none to give. */
async function documentOf(engine: CaseEngine, program: CaseProgram): Promise<RegoObject | undefined> {
  const loaded = await engine.load(program, caseHost);
  try {
    const [row] = loaded.evaluate("eval", undefined, documents, {});
    const found = row !== undefined && isObject(row) ? row.get("x") : undefined;
    return found !== undefined && isObject(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

const expectedFailures = readYaml("expected-failures.yaml");
const documents = new RegoObject();
const textOf = (value: Value | undefined): string => (value === undefined ? "undefined" : regoText(value));

describe.each([...caseEngines.values()])("$name", (engine) => {
  const expected = readExpectedFailures(expectedFailures, engine.name, "text");
  const shown = [...builtins.values()].filter(
    ({ name, examples }) => examples.length > 0 && !name.startsWith("internal."),
  );

  test.each(shown)("$name", async (builtin) => {
    const file = { file: "examples.rego", text: policyOf(builtin) };
    const queries = [{ name: "eval", text: "x = data.examples" }];
    const { plan, wasm, diagnostics } = compile([file], {
      queries,
      // Rego v1 has them no more.
      regoVersion: builtin.deprecated === true ? "v0" : "v1",
    });
    if (plan === undefined || wasm === undefined) {
      throw new Error(`${diagnostics.map(({ message }) => message).join("\n")}\n${file.text}`);
    }
    const found = await documentOf(engine, { plan, wasm: () => wasm });
    const failed = builtin.examples.filter((_, index) => {
      const [got, want] = [found?.get(`got_${index}`), found?.get(`want_${index}`)];
      return found === undefined || textOf(got) !== textOf(want);
    });
    const isExpected = expected.has(`examples/${builtin.name}`);
    expect(
      failed.map(({ rego }) => rego),
      isExpected ? "listed as an expected failure, and passes" : file.text,
    ).toEqual(isExpected ? expect.arrayContaining([expect.anything()]) : []);
  });
});
