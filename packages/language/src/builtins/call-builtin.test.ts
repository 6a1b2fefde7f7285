// Calls by position: operand checks with OPA's words, caching, and hostile operands that must not hang.
import { describe, expect, test } from "vitest";
import { evaluateExample, exampleContext } from "../../test/evaluate-example.js";
import { parseJson } from "../values/json.js";
import { regoText } from "../values/rego-text.js";
import type { Value } from "../values/value.js";
import { BuiltinError, HaltError } from "./builtin-error.js";
import { callBuiltin } from "./call-builtin.js";
import { builtins } from "./index.js";

function call(name: string, ...values: readonly Value[]): Value | undefined {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(`no built-in ${name}`);
  return callBuiltin(builtin, values, exampleContext());
}

function messageOf(rego: string): string {
  try {
    const value = evaluateExample(rego, exampleContext());
    return value === undefined ? "undefined" : regoText(value);
  } catch (error) {
    if (error instanceof BuiltinError) return `${error.code}: ${error.message}`;
    throw error;
  }
}

describe("operands of wrong types are named as OPA names them", () => {
  test.each([
    ["count(1)", "count: operand 1 must be one of {array, object, set, string} but got number"],
    ["sum([1, true])", "sum: operand 1 must be array of numbers but got array containing boolean"],
    ['concat(",", {"a", 1})', "concat: operand 2 must be set of strings but got set containing number"],
    ['"a" - 1', "minus: operand 1 must be one of {number, set} but got string"],
    ["1 - {1}", "minus: operand 2 must be number but got set"],
    ['bits.and("a", 1)', "bits.and: operand 1 must be integer but got string"],
    [
      "numbers.range(1.5, 2)",
      "numbers.range: operand 1 must be integer number but got floating-point number",
    ],
    ["format_int(1, 7)", "format_int: operand 2 must be one of {2, 8, 10, 16}"],
    [
      'time.date("x")',
      "time.date: operand 1 must be either number (ns) or [number (ns), string (tz)] but got string",
    ],
    [
      "object.union_n([{}, 1])",
      "object.union_n: operand 1 must be array of objects but got array containing number",
    ],
    ["graph.reachable({}, 1)", "graph.reachable: operand 2 must be {array, set} but got number"],
  ])("%s", (rego, message) => {
    expect(messageOf(rego)).toBe(`eval_type_error: ${message}`);
  });
});

describe("failures have OPA's code and words", () => {
  test.each([
    ["1 / 0", "div: divide by zero"],
    ['json.unmarshal("{")', "json.unmarshal: unexpected EOF"],
    ['base64.decode("a")', "base64.decode: illegal base64 data at input byte 0"],
    ['regex.match("(", "")', "regex.match: error parsing regexp: missing closing ): `(`"],
    ['glob.match("{a", [], "")', "glob.match: glob: syntax error at 2: unclosed `{`"],
    ['units.parse("1Q")', "units.parse: units.parse: unit Q not recognized"],
    ['net.cidr_contains("x", "y")', "net.cidr_contains: invalid CIDR address: x"],
    ["time.add_date(0, 999999, 0, 0)", "time.add_date: time outside of valid range"],
    ['semver.compare("1", "1.0.0")', 'semver.compare: operand 1: string "1" is not a valid SemVer'],
  ])("%s", (rego, message) => {
    expect(messageOf(rego)).toBe(`eval_builtin_error: ${message}`);
  });
});

test("what varies is asked for once per evaluation and arguments", () => {
  const context = exampleContext();
  const uuid = builtins.get("uuid.rfc4122");
  if (uuid === undefined) throw new Error("no built-in uuid.rfc4122");
  const first = callBuiltin(uuid, ["a"], context);
  expect(callBuiltin(uuid, ["a"], context)).toBe(first);
  expect(callBuiltin(uuid, ["b"], context)).not.toBe(first);
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the host's capabilities are off unless they are granted", () => {
  const request = parseJson('{"method": "get", "url": "http://example.com"}');
  expect(() => call("http.send", request)).toThrow(HaltError);
  const granted = new Map([["net.lookup_ip_addr" as const, () => "answer"]]);
  const lookup = builtins.get("net.lookup_ip_addr");
  if (lookup === undefined) throw new Error("no built-in net.lookup_ip_addr");
  expect(callBuiltin(lookup, ["host"], { ...exampleContext(), granted })).toBe("answer");
});

describe("hostile operands end in an error, not in a hang", () => {
  const long = "a".repeat(200_000);
  const wide = (count: number) => Array.from({ length: count }, (_, index) => index);

  test.each<[string, () => unknown]>([
    ["numbers.range", () => call("numbers.range", 0, 10n ** 30n)],
    ["net.cidr_expand", () => call("net.cidr_expand", "::/0")],
    ["bits.lsh", () => call("bits.lsh", 1, 10n ** 12n)],
    ["replace", () => call("replace", "a".repeat(20_000), "a", "b".repeat(20_000))],
    ["concat", () => call("concat", long, wide(1000).map(String))],
  ])("%s", (_name, run) => {
    expect(run).toThrow(HaltError);
  });

  test("regular expressions and globs that would backtrack for ever do not", () => {
    expect(call("regex.match", "^(a+)+$", `${long}!`)).toBe(false);
    expect(call("glob.match", "*a".repeat(30), null, `${long.slice(0, 20_000)}!`)).toBe(false);
    expect(call("regex.globs_match", ".*".repeat(200), `${".*".repeat(200)}x`)).toBe(true);
  });

  test("searching what repeats itself takes linear time", () => {
    expect((call("indexof_n", long, "a".repeat(100_000)) as Value[]).length).toBe(100_001);
    expect(call("object.subset", wide(100_000).fill(1), [...wide(50_000).fill(1), 2])).toBe(false);
  });

  test("graphs with exponentially many paths are given up", () => {
    const layers = Object.fromEntries(
      wide(40).map((layer) => [`${layer}`, [`${layer + 1}`, `${layer + 1}b`]]),
    );
    const twins = Object.fromEntries(
      wide(40).map((layer) => [`${layer}b`, [`${layer + 1}`, `${layer + 1}b`]]),
    );
    const graph = parseJson(JSON.stringify({ ...layers, ...twins }));
    expect(() => call("graph.reachable_paths", graph, ["0"])).toThrow(HaltError);
  });

  test("aliases that multiply are refused", () => {
    const bomb = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (const [from, to] of ["ab", "bc", "cd", "de", "ef", "fg", "gh"].map((pair) => [...pair])) {
      bomb.push(`${to}: &${to} [${Array(10).fill(`*${from}`).join(", ")}]`);
    }
    expect(() => call("yaml.unmarshal", bomb.join("\n"))).toThrow("excessive aliasing");
  });

  test("nesting too deep for a stack is refused", () => {
    const deep = "[".repeat(50_000);
    expect(() => call("json.unmarshal", deep)).toThrow("exceeded max depth");
    expect(() => call("yaml.unmarshal", deep)).toThrow(BuiltinError);
    expect(call("glob.match", "{".repeat(50_000) + "}".repeat(50_000), null, "")).toBe(true);
    expect(() => call("strings.render_template", "{{if .a}}".repeat(50_000), parseJson("{}"))).toThrow(
      BuiltinError,
    );
  });
});
