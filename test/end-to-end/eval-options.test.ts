// `palisade eval`: what its options do, each by itself.
import { afterAll, describe, expect, test } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const workspace = new Workspace().write({
  "app.rego":
    'package app\n\nallow if {\n\tsome role in input.roles\n\trole == "admin"\n}\n\ndouble(x) := x * 2\n\nlevels contains level if some level in [1, 2, 30]\n',
  "input.json": '{"roles": ["guest", "admin"]}',
  "schema.json":
    '{"type": "object", "properties": {"roles": {"type": "array"}}, "additionalProperties": false}',
  "custom.rego": 'package custom\n\nprice := shop.price("tea", 2)\n',
  "custom.json": JSON.stringify({
    builtins: [
      {
        name: "shop.price",
        decl: {
          type: "function",
          args: [{ type: "string" }, { type: "number" }],
          result: { type: "number" },
        },
      },
    ],
  }),
});
afterAll(() => workspace.remove());

const at = (name: string): string => `${workspace.path}/${name}`;
const evaluate = (...line: readonly string[]) =>
  runHere(["eval", "-f", "raw", "-d", at("app.rego"), ...line]);

describe("where query and input come from", () => {
  test("standard input may hold either, not both", async () => {
    expect(await runHere(["eval", "-f", "raw", "--stdin"], "1 + 2\n")).toMatchObject({ code: 0, out: "3\n" });
    const input = '{"roles": ["admin"]}';
    const line = ["eval", "-f", "raw", "-I", "-d", at("app.rego"), "data.app.allow"];
    expect(await runHere(line, input)).toMatchObject({ code: 0, out: "true\n" });
    expect(await runHere(["eval", "--stdin", "-I"], input)).toMatchObject({ code: 2 });
    expect(await runHere(["eval"])).toMatchObject({ code: 2, err: expect.stringContaining("--stdin") });
  });

  test("a package and imports lend their names, but for those that the query declares", async () => {
    expect((await evaluate("--package", "app", "double(21)")).out).toBe("42\n");
    expect((await evaluate("--import", "data.app as a", "a.double(a.double(1))")).out).toBe("4\n");
    expect((await evaluate("--import", "data.app", "-f", "bindings", "app := 3")).out).toContain('"app": 3');
    expect(await evaluate("--import", "no import", "1")).toMatchObject({ code: 2 });
  });
});

describe("what counts as an answer", () => {
  test.each([
    ["--fail", "data.app.nothing", 1],
    ["--fail", "data.app.allow == false", 1],
    ["--fail", "data.app.levels", 0],
    ["--fail-defined", "data.app.levels", 1],
    ["--fail-defined", "data.app.nothing", 0],
  ])("%s %s ends with %d", async (option, query, code) => {
    expect(await evaluate(option, query)).toMatchObject({ code });
  });
});

describe("what is refused before anything runs", () => {
  test("by a schema, strictly, and by capabilities", async () => {
    const query = ["-i", at("input.json"), "input.rolez"];
    expect(await evaluate("-s", at("schema.json"), ...query)).toMatchObject({ code: 2 });
    expect(await evaluate(...query)).toMatchObject({ code: 0 });
    expect((await evaluate("--capabilities", at("custom.json"), "count([1])")).err).toContain(
      "undefined function count",
    );
  });

  test("a function that only capabilities declare compiles, and needs a host that provides it", async () => {
    const line = ["-d", at("custom.rego"), "--capabilities", at("custom.json"), "data.custom"];
    const run = await runHere(["eval", ...line]);
    expect(run).toMatchObject({
      code: 2,
      out: expect.stringMatching(/`shop.price`(?:.|\n)*"missing_capability"/),
    });
    expect(await runHere(["eval", "-f", "pretty", "-d", at("custom.rego"), "data.custom"])).toMatchObject({
      err: expect.stringContaining("undefined function shop.price"),
    });
  });
});

describe("the expressions of a query", () => {
  /** By what was asked: the values of each result, and its bindings. */
  test.each<[string, readonly (readonly unknown[])[], readonly object[]]>([
    ["null", [[null]], [{}]],
    ["1 > 2", [[false]], [{}]],
    ["1 == 1; 1 > 2", [], []],
    ["x := 1; y := x * 2; y > 1", [[true, true, true]], [{ x: 1, y: 2 }]],
    ["[true, false, 3][_]", [[true], [3]], [{}, {}]],
    ["x = null; x", [[true, null]], [{ x: null }]],
    [
      'walk({"a": 1}, [p, v])',
      [[true], [true]],
      [
        { p: [], v: { a: 1 } },
        { p: ["a"], v: 1 },
      ],
    ],
    ['split("a,b", ",", x)', [[true]], [{ x: ["a", "b"] }]],
    ["count([1], 1)", [[true]], [{}]],
    ["data.app.twice(2, x)", [[true]], [{ x: 4 }]],
    ["data.app.twice(2)", [[4]], [{}]],
    ["not false; some x in [1]; every y in [x] { y > 0 }", [[true, true, true]], [{ x: 1 }]],
    ["input.a with input as {}", [], []],
    ['print("heard")', [[true]], [{}]],
  ])("%s", async (query, values, bindings) => {
    workspace.write({ "twice.rego": "package app\n\ntwice(x) := x * 2\n" });
    const { out } = await evaluate("-f", "json", "-d", at("twice.rego"), query);
    const { result = [] } = JSON.parse(out) as {
      result?: readonly { expressions: readonly { value: unknown }[]; bindings?: object }[];
    };
    expect(result.map(({ expressions }) => expressions.map(({ value }) => value))).toEqual(values);
    expect(result.map((one) => one.bindings ?? {})).toEqual(bindings);
  });

  test("each with its text and its place", async () => {
    const { out } = await evaluate("-f", "json", "  1+1 ;\n x := 2");
    const { result } = JSON.parse(out) as { result: readonly { expressions: unknown }[] };
    expect(result[0]?.expressions).toEqual([
      { value: 2, text: "1+1", location: { row: 1, col: 3 } },
      { value: true, text: "x := 2", location: { row: 2, col: 2 } },
    ]);
  });

  test("a column for each that says something", async () => {
    const { out } = await evaluate("-f", "pretty", "x := 2; x * 3; x > 1");
    expect(out.split("\n")[1]).toBe("│ x * 3 │ x │");
  });
});

describe("what is told besides", () => {
  const pretty = (...line: readonly string[]) => evaluate("-f", "pretty", "-i", at("input.json"), ...line);

  test("bindings in a table, cut where it is told to", async () => {
    const { out } = await pretty("--pretty-limit", "4", 'x := "abcdefgh"; data.app.levels[y]; y > 1');
    expect(out).toContain("│ data... │ x       │ y  │");
    expect(out).toContain('│ 30      │ "abc... │ 30 │');
  });

  test("one expression that binds has a value, too", async () => {
    const { out } = await evaluate("-f", "json", "data.app.levels[y]; y > 20".split(";")[0] ?? "");
    const { result } = JSON.parse(out) as { result: readonly { bindings: unknown; expressions: unknown }[] };
    expect(result[2]).toMatchObject({ bindings: { y: 30 }, expressions: [{ value: 30 }] });
  });

  test("metrics, of several runs as their spread", async () => {
    const { out } = await evaluate("-f", "json", "--metrics", "--count", "3", "1");
    const { metrics } = JSON.parse(out) as { metrics: Record<string, unknown> };
    expect(metrics).toMatchObject({
      timer_rego_query_eval_ns: { min: expect.any(Number), max: expect.any(Number) },
    });
    expect(Object.keys(metrics)).toContain("timer_rego_query_compile_ns");
  });

  test("coverage, a profile in the order asked for, and values in a trace", async () => {
    const { out } = await evaluate("-f", "json", "--coverage", "-i", at("input.json"), "data.app.allow");
    const { coverage } = JSON.parse(out) as { coverage: { covered_lines: number } };
    expect(coverage.covered_lines).toBe(3);
    const profile = await pretty(
      "--profile",
      "--profile-limit",
      "1",
      "--profile-sort",
      "line",
      "data.app.allow",
    );
    expect(profile.out).toContain("some role in input.roles");
    expect(profile.out).not.toContain('role == "admin"');
    expect(await pretty("--profile-sort", "size", "1")).toMatchObject({ code: 2 });
    const trace = await pretty("--explain", "full", "--var-values", "data.app.allow");
    expect(trace.out).toContain('Eval role == "admin"  {role: "guest"}');
  });
});

test("a time limit ends what takes too long, and nothing else", () => {
  const run = (limit: string, query: string) =>
    workspace.run(["eval", "-f", "raw", "--timeout", limit, query]);
  expect(run("30s", "9007199254740993 + 0")).toMatchObject({ code: 0, out: "9007199254740993\n" });
  const slow = "count([x | some x in numbers.range(1, 3000); some y in numbers.range(1, 9000); x == y])";
  expect(run("50ms", slow)).toMatchObject({ code: 2, err: expect.stringContaining("longer than 0.05s") });
  expect(run("soon", "1")).toMatchObject({ code: 2, err: expect.stringContaining("--timeout") });
});
