import type { Block, Plan, Statement, StatementKind } from "@palisade/language";
import { describe, expect, test } from "vitest";
import { compile } from "../compile.js";

/** The plan of one module's documents, asked for by `query`. */
function planOf(text: string, query = "data.test.p = x"): Plan {
  const { plan, diagnostics } = compile([{ file: "test.rego", text: `package test\n${text}` }], {
    queries: [{ name: "q", text: query }],
    target: "plan",
  });
  if (plan === undefined) throw new Error(diagnostics.map(({ message }) => message).join());
  return plan;
}

function messagesOf(text: string): readonly string[] {
  const { diagnostics } = compile([{ file: "test.rego", text: `package test\n${text}` }], {
    entrypoints: ["test"],
    target: "plan",
  });
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

function statementsOf(blocks: readonly Block[]): readonly Statement[] {
  return blocks.flatMap(({ statements }) =>
    statements.flatMap((statement) => [statement, ...statementsOf(nestedBlocks(statement))]),
  );
}

function nestedBlocks(statement: Statement): readonly Block[] {
  if (statement.kind === "Block") return statement.blocks;
  return "block" in statement ? [statement.block] : [];
}

function kindsIn(plan: Plan, name: string): readonly StatementKind[] {
  const found = plan.functions.find((one) => one.name === name);
  return statementsOf(found?.blocks ?? []).map(({ kind }) => kind);
}

function functionNames(plan: Plan): readonly string[] {
  return plan.functions.map(({ name }) => name).sort();
}

describe("functions", () => {
  const cases: readonly { about: string; text: string; names: readonly string[] }[] = [
    { about: "one for each document that is needed", text: "p := q\nq := 1\nr := 2", names: ["p", "q"] },
    { about: "one for rules of the same name", text: "p := 1 if input.a\np := 2 if input.b", names: ["p"] },
    {
      about: "one for rules that share a prefix before a variable",
      text: 'p := o\no[x].a := 1 if x := "k"\no.b := 2',
      names: ["o", "p"],
    },
    {
      about: "a ref to one key leaves out rules of others",
      text: "p := o.b\no[x].a := 1 if x := input.k\no.b := 2\no.c := 3",
      names: ["o#0,1", "p"],
    },
    {
      about: "a mock that nothing calls changes nothing",
      text: "p if q with count as 1\nq := 1",
      names: ["p", "q"],
    },
    {
      about: "what reaches a mock is planned again, the rest is not",
      text: "p if [q, r] with count as 1\nq := count([]) + s\nr := s\ns := 2",
      names: ["p", "q@1", "r", "s"],
    },
    {
      about: "equal replacements share a generation",
      text: "p := [a, b]\na if q with count as 1\nb if q with count as 1\nq := count([])",
      names: ["a", "b", "p", "q@1"],
    },
    {
      about: "a replaced document hides its rules from what refers to it",
      text: "p if q with data.test.r as 5\nq := data.test.r + s\nr := 1\ns := 2",
      names: ["p", "q@1", "s"],
    },
  ];
  test.each(cases)("$about", ({ text, names }) => {
    const full = names.map((name) => {
      const [rule, generation = "0"] = name.split("@");
      return `g${generation}.data.test.${rule}`;
    });
    expect(functionNames(planOf(text))).toEqual([...full].sort());
  });

  test("carry the path a dynamic call finds them by", () => {
    const plan = planOf('p := data.test["a b"].c\na := 1');
    expect(plan.functions[0]?.path).toEqual(["g0", "test", "p"]);
  });
});

describe("statements", () => {
  test("a rule that can only be one constant returns at its first solution", () => {
    const constant = planOf("p if input.xs[_] == 1\np if input.y");
    expect(kindsIn(constant, "g0.data.test.p").filter((kind) => kind === "ReturnLocal")).toHaveLength(3);
    const other = planOf("p := x if x := input.xs[_]\np := 1 if input.y");
    expect(kindsIn(other, "g0.data.test.p").filter((kind) => kind === "ReturnLocal")).toHaveLength(1);
  });

  test("a document under an unknown key is found by a call at run time, if there are many", () => {
    const rules = ["a", "b", "c", "d", "e"].map((name) => `${name} := 1`).join("\n");
    const plan = planOf(`${rules}`, "k := input.k; data.test[k] = x");
    expect(statementsOf(plan.plans[0]?.blocks ?? []).map(({ kind }) => kind)).toContain("CallDynamic");
  });

  test("what follows a ref with many meanings is planned once", () => {
    const { plan } = compile(
      [
        { file: "a.rego", text: "package packs.a\nfindings contains 1" },
        { file: "b.rego", text: "package packs.b\nfindings contains 2" },
        { file: "c.rego", text: "package test\np contains upper(f) if some f in data.packs[_].findings" },
      ],
      { entrypoints: ["test/p"], target: "plan" },
    );
    const calls = statementsOf(plan?.functions.find(({ name }) => name === "g0.data.test.p")?.blocks ?? [])
      .filter((statement) => statement.kind === "Call")
      .map((statement) => statement.function);
    expect(calls).toEqual(["g0.data.packs.a.findings", "g0.data.packs.b.findings", "upper"]);
  });

  test("each has a place in the source", () => {
    const plan = planOf("p := x if {\n  x := input.a\n  x > 1\n}");
    const rows = statementsOf(plan.functions[0]?.blocks ?? []).map(({ row }) => row);
    expect([...new Set(rows)]).toEqual([3, 4, 2]);
    expect(plan.static.files).toContain("test.rego");
  });
});

describe("entrypoints and queries", () => {
  test("a query shows the variables its author named", () => {
    const plan = planOf("p := [1, 2]", "data.test.p[i] = x; some y in [x]; _ = y");
    const keys = statementsOf(plan.plans[0]?.blocks ?? []).flatMap((statement) =>
      statement.kind === "ObjectInsert" && statement.key.kind === "string"
        ? [plan.static.strings[statement.key.index]]
        : [],
    );
    expect(keys.sort()).toEqual(["i", "x", "y"]);
  });

  const names: readonly { given: readonly string[]; expected: readonly string[] }[] = [
    { given: [], expected: ["test"] },
    { given: ["test/p"], expected: ["test/p"] },
    { given: ["data.test.p", "test/p", 'data["test"]'], expected: ["test/p", "test"] },
    { given: ["test/o/a"], expected: ["test/o/a"] },
  ];
  test.each(names)("$given", ({ given, expected }) => {
    const text = 'package test\np := 1\no[x] := 1 if x := "a"\nf(x) := x';
    const { entrypoints } = compile([{ file: "t.rego", text }], { entrypoints: given, target: "plan" });
    expect(entrypoints).toEqual(expected);
  });

  test("one that METADATA names is there unasked", () => {
    const text = "# METADATA\n# entrypoint: true\npackage test\n\np := 1";
    const { entrypoints } = compile([{ file: "t.rego", text }], { target: "plan" });
    expect(entrypoints).toEqual(["test"]);
  });

  test.each(["test/nope", "nope", "test/f", "data.test[x]"])("%s is refused", (name) => {
    const { plan, diagnostics } = compile([{ file: "t.rego", text: "package test\np := 1\nf(x) := x" }], {
      entrypoints: [name],
    });
    expect(plan).toBeUndefined();
    expect(diagnostics[0]?.message).toBe(`entrypoint "${name}" does not refer to a rule or policy decision`);
  });
});

describe("limits", () => {
  test("rules of one prefix that need one another are refused, not run forever", () => {
    const text = "p[x].a := y if { x := input.k; y := data.test.p.foo.b }\np.foo.b := data.test.p[input.k].a";
    expect(messagesOf(text)[0]).toMatch(/^rego_(recursion|compile)_error: /);
  });

  test("a reference of many steps is refused", () => {
    const steps = Array.from({ length: 600 }, () => "a").join(".");
    expect(messagesOf(`p.${steps} := 1`)).toEqual(["rego_compile_error: a reference has at most 500 steps"]);
  });

  test("the same sources make the same plan", () => {
    const text = "p contains x if some x in q\nq := {1, 2}\nr if count(p) with data.test.q as {3}";
    expect(planOf(text, "data.test = x")).toEqual(planOf(text, "data.test = x"));
  });
});
