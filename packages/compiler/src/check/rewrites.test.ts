import { describe, expect, test } from "vitest";
import type { Rule } from "../syntax/ast.js";
import { parseModule, parseQuery } from "../syntax/parser.js";
import { printExpression, printTerm } from "../syntax/print.js";
import { checkPolicy } from "./check.js";
import type { CheckedPolicy } from "./checked-module.js";
import { chainOf } from "./draft.js";

function checked(text: string, query?: string): CheckedPolicy {
  const { module } = parseModule("a.rego", `package a\n\n${text}\n`);
  const body = query === undefined ? undefined : parseQuery(query).body;
  const queries = body === undefined ? [] : [{ name: "q", body }];
  const { policy, diagnostics } = checkPolicy(module === undefined ? [] : [module], { queries });
  expect(diagnostics).toEqual([]);
  return policy as CheckedPolicy;
}

function printLink({ head, body }: Rule): string {
  const args = head.args === undefined ? "" : `(${head.args.map((arg) => printTerm(arg)).join(", ")})`;
  const key = head.key === undefined ? "" : ` contains ${printTerm(head.key)}`;
  const value = head.value === undefined ? "" : ` := ${printTerm(head.value)}`;
  const lines = body.map((expression) => `  ${printExpression(expression)}`);
  return [`${printTerm(head.reference)}${args}${key}${value}`, ...lines].join("\n");
}

/** Every rule as the planner gets it; locals without the underscores. */
function rewritten(text: string): string {
  const rules = checked(text).modules.flatMap(({ rules }) => rules);
  return rules
    .flatMap((rule) => chainOf(rule).map(printLink))
    .join("\n")
    .replaceAll(/__local(\d+)__/g, "l$1");
}

describe("rules as the planner gets them", () => {
  test.each([
    ["declared locals get names of their own", "p if { x := 1; y := [x | x := 2]; y[x] }"],
    ["some and some-in", "p if { some k; input[k] == 1; some i, v in input.xs; v > i }"],
    ["every", "p if { every v in input.xs { v.a == 1; w := v.b; w > 1 } }"],
    ["nested calls", "p := upper(concat(input.sep, input.xs))"],
    [
      "calls under not, and with",
      "p if { not startswith(lower(input.a), input.b) with input.b as upper(input.c) }",
    ],
    [
      "results of comprehensions and heads",
      "p contains input.xs[_].y if input.ok\nq := {k: input.m[k] | some k in input.ks}",
    ],
    ["dynamic parts of heads", "p[input.x].q := 1"],
    ["args and else", 'f([x, y], {"a": z}) := x if { y > z } else := y'],
    ["bodies in a safe order", "p if { y > x; not z; z = y; x = input.x; y = [w | w = x] }"],
    ["print", 'p if { x := input.x; print("x is", x.y) }'],
    ["template strings", 'p := $"a {input.x} b {q} {upper(input.y)}"\nq := 1'],
    ["metadata", "# METADATA\n# title: P\np := rego.metadata.rule().title\nq := rego.metadata.chain()"],
    ["refs into calls and collections", 'p := [1, 2][input.i] + f(1)[0].x\nf(x) := [{"x": x}]'],
    [
      "negated bodies keep to themselves",
      "import future.keywords.not\np if not { x := input.x; f(x) }\nf(x) if x > 1",
    ],
  ])("%s", (_name, text) => {
    expect(rewritten(text)).toMatchSnapshot();
  });
});

test("queries tell their variables by the names the author gave them", () => {
  const { queries } = checked('p contains "a"', "x = data.a.p[y]; z := count(x); input.xs[_] = z");
  const [query] = queries;
  expect(query?.body.map((expression) => printExpression(expression))).toMatchSnapshot();
  expect([...(query?.variables.values() ?? [])]).toEqual(["x", "y", "z"]);
});

test("places survive", () => {
  const { modules } = checked("p := x if {\n\tsome x in input.xs\n\tlower(x.name) == upper(x.title)\n}");
  const rows = modules.flatMap(({ rules }) => rules[0]?.body.map(({ location }) => location.row) ?? []);
  expect(rows).toEqual([4, 5, 5, 5, 5, 5]);
});

test("annotations follow the rules they describe", () => {
  const { modules } = checked("# METADATA\n# title: P\np := 1 if input.x == 2");
  const [annotations] = modules[0]?.annotations ?? [];
  expect(annotations?.target).toEqual({ kind: "rule", rule: modules[0]?.rules[0] });
});

test("the rule tree, references and types", () => {
  const policy = checked('p.q := 1\np.r contains "x"\nf(x) := x + 1\ng[k] := v if some k, v in input');
  const node = policy.rules.children.get("a");
  expect([...(node?.children.keys() ?? [])]).toEqual(["p", "f", "g"]);
  expect([...policy.references.values()].map((reference) => printTerm(reference))).toEqual([
    "data.a.p.q",
    "data.a.p.r",
    "data.a.f",
    expect.stringMatching(/^data\.a\.g\[__local\d+__\]$/),
  ]);
  expect(policy.types.get("a/p/q")).toEqual({ type: "number" });
  expect(policy.types.get("a/f")).toEqual({
    type: "function",
    args: [{ type: "number" }],
    result: { type: "number" },
  });
});
