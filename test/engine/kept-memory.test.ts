// What built-ins keep until an evaluation ends counts against its memory; data that are loaded do not.
import { compile, generateWasm } from "@palisade/compiler";
import { RegoObject, type Value } from "@palisade/language";
import { type EvaluationError, loadWasmEngine } from "@palisade/runtime";
import { expect, test } from "vitest";

async function engineOf(rules: string) {
  const text = `package p\n\n${rules}\n`;
  const { plan, diagnostics } = compile([{ file: "p.rego", text }], { entrypoints: ["p/r"] });
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  return loadWasmEngine(generateWasm(plan));
}

const memoryLimit = "memory limit exceeded";
const answer = (engine: Awaited<ReturnType<typeof engineOf>>, input: Value, memory: number, data?: Value) => {
  try {
    return engine.evaluate("p/r", input, data ?? new RegoObject(), { memory })[0];
  } catch (error) {
    return (error as EvaluationError).message;
  }
};

const of = (entries: readonly (readonly [string, Value])[]): Value => RegoObject.from(entries);
const megabyte = 1_000_000;

test("every other pattern is kept, and paid for, until the evaluation ends", async () => {
  const matches = (digit: string) =>
    engineOf(
      `r := count([i | some i in numbers.range(1, input.n); regex.match(concat("", [input.text, format_int(${digit}, 10)]), "x")])`,
    );
  const input = (n: number) => of(Object.entries({ n, text: "a".repeat(200) }));
  const [one, many] = [await matches("i - i"), await matches("i")];
  expect(answer(one, input(50), megabyte)).toEqual(of([["result", 0]]));
  expect(answer(many, input(3), megabyte)).toEqual(of([["result", 0]]));
  expect(answer(many, input(50), megabyte)).toBe(memoryLimit);
});

test("data do not count where a call asks what is left", async () => {
  const engine = await engineOf("r := upper(input.text)");
  const data = of([["large", Array.from({ length: 100_000 }, (_, index) => `text ${index}`)]]);
  expect(answer(engine, of([["text", "abc"]]), megabyte, data)).toEqual(of([["result", "ABC"]]));
});
