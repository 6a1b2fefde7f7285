// Policies and inputs that would take for ever, or all there is: each ends with a typed error, on both engines.
import { compile } from "@palisade/compiler";
import { EvaluationError, loadPolicy, type Policy } from "@palisade/runtime";
import { describe, expect, test } from "vitest";

const limits = { steps: 500_000, memory: 32 * 1024 * 1024 };

async function loadBoth(text: string): Promise<readonly Policy[]> {
  const { wasm, plan, diagnostics } = compile([{ file: "p.rego", text }], { entrypoints: ["p/r"] });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (wasm === undefined || plan === undefined) throw new Error("nothing was compiled");
  return [await loadPolicy({ wasm }), await loadPolicy({ plan })];
}

/** The code of the error it ends with, or "defined". */
function outcome(policy: Policy, input: unknown): string {
  try {
    policy.evaluateJson("p/r", input, limits);
    return "defined";
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return error.code;
  }
}

/** `x0` is the first value, each of the 40 after it is made of the one before, and `r` of the last. */
function chain(first: string, step: (x: string) => string, last: (x: string) => string): string {
  const rules = Array.from({ length: 40 }, (_, index) => `x${index + 1} := ${step(`x${index}`)}`);
  return ["package p", `x0 := ${first}`, ...rules, `r := ${last("x40")}`].join("\n");
}

/** Two of each: 40 small arrays, and 2^40 items once they are written out. */
const laughs = (last: (x: string) => string): string => chain("[1]", (x) => `[${x}, ${x}]`, last);

const numbers = ["a", "b", "c"].map((name) => `some ${name} in numbers.range(1, 1000)`).join("; ");
const every = `some n in numbers.range(1, 5000); some m in numbers.range(1, 5000)`;
const long = "a".repeat(300_000);

const policies: Record<string, readonly [text: string, input?: unknown]> = {
  "a loop over 10^9 combinations": [`package p\nr if { ${numbers}; a + b + c < 0 }`],
  "a comprehension of as many": [`package p\nr := count([[a, b, c] | ${numbers}])`],
  "a set of as many": [`package p\nr := count({[a, b, c] | ${numbers}})`],
  "an object of as many": [`package p\nr := count({[a, b, c]: 1 | ${numbers}})`],
  "texts joined again and again": [
    chain(
      `"ab"`,
      (x) => `concat("", [${x}, ${x}])`,
      (x) => `count(${x})`,
    ),
  ],
  "texts printed again and again": [
    chain(
      `"ab"`,
      (x) => `sprintf("%s%s", [${x}, ${x}])`,
      (x) => `count(${x})`,
    ),
  ],
  "template strings in each other": [
    chain(
      `"ab"`,
      (x) => `$"{${x}}{${x}}"`,
      (x) => `count(${x})`,
    ),
  ],
  "arrays joined again and again": [
    chain(
      "[1]",
      (x) => `array.concat(${x}, ${x})`,
      (x) => `count(${x})`,
    ),
  ],
  "a wide range of numbers": ["package p\nr := numbers.range(1, 1000000000)"],
  "a wide network": [`package p\nr := net.cidr_expand("10.0.0.0/0")`],
  "patches that double": [
    `package p
     r := json.patch({"a": 1}, [{"op": "copy", "from": "", "path": sprintf("/k%d", [i])} | some i in numbers.range(1, 40)])`,
  ],
  "a long replacement": ['package p\nr := replace(input, "a", input)', long],
  "a long replacement of matches": ['package p\nr := regex.replace(input, "a", input)', long],
  "loops in a template": [
    `package p\nr := strings.render_template("{{range .x}}{{range $.x}}{{range $.x}}{{end}}{{end}}{{end}}", {"x": numbers.range(1, 1000)})`,
  ],
  "a template that counts": [
    `package p\nr := strings.render_template("{{range 1000000000}}{{range 1000000000}}{{end}}{{end}}", {})`,
  ],
  "texts that a template drops": [
    `package p\nr := strings.render_template("{{range .x}}{{$y := printf \\"%99999d\\" 1}}{{end}}", {"x": numbers.range(1, 1000)})`,
  ],
  "all paths of a graph": [
    "package p\nr := count(graph.reachable_paths({k: numbers.range(1, 12) | some k in numbers.range(1, 12)}, [1]))",
  ],
  "matches that each look on to the end": [`package p\nr := count(regex.find_n("a*b|a", input, -1))`, long],
  "matches with many groups": [
    `package p\nr := count(regex.find_all_string_submatch_n("(((((((a?)?)?)?)?)?)?)?", input, -1))`,
    long,
  ],
  "a large pattern": [`package p\nr := regex.match("((a{0,10}){0,10}){0,10}$", input)`, `${long}b`],
  "a glob with many stars": [
    `package p\nr := glob.match(input.glob, [], input.text)`,
    {
      glob: `${"*a".repeat(500)}b`,
      text: long,
    },
  ],
  "wide sets of characters": [
    "package p\nr := regex.globs_match(input, input)",
    "[\u0001-\uffff]".repeat(100),
  ],
  "a schema that doubles": [
    `package p
     next(i) := {"$ref": sprintf("#/definitions/d%d", [i + 1])}
     levels := {sprintf("d%d", [i]): {"anyOf": [next(i), next(i)]} | some i in numbers.range(0, 39)}
     r := json.match_schema({}, {"$ref": "#/definitions/d0", "definitions": object.union(levels, {"d40": {"type": "string"}})})`,
  ],
  "fields that have to agree": [
    `package p\nr := graphql.is_valid(input, "type Query { a: Query b: Int }")`,
    `{ ${"a { b } ".repeat(1000)} }`,
  ],
  "pairs of networks": [
    `package p
     all := [sprintf("10.%d.%d.0/24", [i, j]) | some i in numbers.range(0, 20); some j in numbers.range(0, 20)]
     r := count(net.cidr_contains_matches(all, all))`,
  ],
  "a value that shares its parts, as a result": [laughs((x) => x)],
  "as a member": [laughs((x) => `count({${x}})`)],
  "as a key": [laughs((x) => `count({${x}: 1})`)],
  "as JSON": [laughs((x) => `json.marshal(${x})`)],
  "as YAML": [laughs((x) => `yaml.marshal(${x})`)],
  "as text": [laughs((x) => `sprintf("%v", [${x}])`)],
  "as a part of a template": [laughs((x) => `$"{[${x}]}"`).replace("[x40]", "{x40 | true}")],
  walked: [laughs((x) => `count([1 | walk(${x})])`)],
  compared: [
    `${laughs(() => "x40 == y40")}\ny0 := [1]\n${Array.from({ length: 40 }, (_, i) => `y${i + 1} := [y${i}, y${i}]`).join("\n")}`,
  ],
  "a long text searched for ever": [`package p\nr if { ${every}; contains(input, "b") }`, long],
  counted: [`package p\nr if { ${every}; count(input) == n }`, long],
  "hashed by the host": [`package p\nr if { ${every}; crypto.md5(input) == "" }`, long],
  "long numbers compared": [
    `package p\nr if { ${every}; input[0] == input[1] }`,
    new TextEncoder().encode(`[${"9".repeat(100_000)}, ${"9".repeat(99_999)}8]`),
  ],
};

describe("ends within its limits", () => {
  test.each(Object.entries(policies))("%s", async (_, [text, input]) => {
    for (const policy of await loadBoth(text)) {
      expect(outcome(policy, input)).toBe("eval_cancel_error");
      // As good as new: it says the same again.
      expect(outcome(policy, input)).toBe("eval_cancel_error");
    }
  });
});

const deep = (open: string, close: string): { s: string } => ({
  s: `${open.repeat(100_000)}${close.repeat(100_000)}`,
});

describe("what nests 100,000 deep is an answer or a typed error", () => {
  test.each<[string, string, unknown]>([
    ["json.unmarshal", "json.unmarshal(input.s)", deep("[", "]")],
    ["json.is_valid", "json.is_valid(input.s)", deep("[", "]")],
    ["yaml.unmarshal", "yaml.unmarshal(input.s)", deep("[", "]")],
    ["graphql.parse_query", "graphql.parse_query(input.s)", deep("{a", "}")],
    ["regex.match", `regex.match(input.s, "a")`, deep("(", ")")],
    ["glob.match", `glob.match(input.s, [], "a")`, deep("{", "}")],
    ["strings.render_template", "strings.render_template(input.s, {})", deep("{{if true}}", "{{end}}")],
    ["JSON bytes", "input", new TextEncoder().encode(deep("[", "]").s)],
  ])("%s", async (_, call, input) => {
    for (const policy of await loadBoth(`package p\nr := ${call}`)) {
      expect(["defined", "invalid_input", "eval_cancel_error"]).toContain(outcome(policy, input));
      expect(outcome(policy, { s: "1" })).toBe("defined");
    }
  });
});

describe("numbers without end", () => {
  const input = new TextEncoder().encode('{"n":1e999999999}');
  test.each(["n > 1", "n == n", "n + 1", "n * n", "n % 7", "floor(n)", "round(n)", "abs(n)", "{n}"])(
    "%s",
    async (expression) => {
      for (const policy of await loadBoth(`package p\nn := input.n\nr := ${expression}`)) {
        expect(["defined", "eval_cancel_error"]).toContain(outcome(policy, input));
      }
    },
  );
  test.each(["format_int(n, 2)", `sprintf("%d %f %s", [n, n, n])`, "bits.lsh(1, n)", "numbers.range(1, n)"])(
    "%s",
    async (expression) => {
      for (const policy of await loadBoth(`package p\nn := input.n\nr := ${expression}`)) {
        expect(["defined", "eval_cancel_error"]).toContain(outcome(policy, input));
      }
    },
  );
});
