// How an evaluation is told, step by step.
import { compile, type Module, parseModule } from "@palisade/compiler";
import { type Plan, parseJson, RegoObject } from "@palisade/language";
import { expect, test } from "vitest";
import { filterTrace, printTrace, type TraceDetail } from "./print-trace.js";
import { traceEvaluation } from "./trace-evaluation.js";

const policy = `package app

default allow := false

allow if {
	input.user == "ada"
	trace("checking")
	some x in [1, 2]
	x > 1
}

allow if is_admin(input.user)

is_admin(user) if {
	user == "root"
}
`;

function explain(user: string, detail: TraceDetail): string {
  const sources = [{ file: "app.rego", text: policy }];
  const query = "data.app.allow";
  const { plan, variables } = compile(sources, { queries: [{ name: "eval", text: `x = ${query}` }] });
  const events = traceEvaluation({
    ...{ sources, variables, query, entrypoint: "eval", host: {}, options: {} },
    plan: plan as Plan,
    modules: [parseModule("app.rego", policy).module as Module],
    input: parseJson(JSON.stringify({ user })),
    data: new RegoObject(),
  });
  return printTrace(filterTrace(events, detail));
}

test("every step", () => {
  expect(explain("bob", "full")).toMatchInlineSnapshot(`
    "query:1      Enter data.app.allow
    query:1      | Eval data.app.allow
    app.rego:5   | Enter data.app.allow
    app.rego:6   | | Eval input.user == "ada"
    app.rego:6   | | Fail input.user == "ada"  {input.user: "bob"}
    app.rego:12  | Enter data.app.allow
    app.rego:12  | | Eval is_admin(input.user)
    app.rego:14  | | Enter data.app.is_admin
    app.rego:15  | | | Eval user == "root"
    app.rego:15  | | | Fail user == "root"  {user: "bob"}
    app.rego:12  | | Fail is_admin(input.user)  {input.user: "bob"}
    app.rego:3   | Enter data.app.allow
    app.rego:3   | | Exit data.app.allow
    "
  `);
  expect(explain("ada", "full")).toMatchInlineSnapshot(`
    "query:1     Enter data.app.allow
    query:1     | Eval data.app.allow
    app.rego:5  | Enter data.app.allow
    app.rego:6  | | Eval input.user == "ada"
    app.rego:7  | | Eval trace("checking")
    app.rego:7  | | Note "checking"
    app.rego:8  | | Eval some x in [1, 2]
    app.rego:9  | | Eval x > 1
    app.rego:9  | | Fail x > 1  {x: 1}
    app.rego:5  | | Exit data.app.allow
    "
  `);
});

test("what failed, and in which rules", () => {
  expect(explain("bob", "fails")).toMatchInlineSnapshot(`
    "query:1      Enter data.app.allow
    app.rego:5   | Enter data.app.allow
    app.rego:6   | | Fail input.user == "ada"  {input.user: "bob"}
    app.rego:12  | Enter data.app.allow
    app.rego:14  | | Enter data.app.is_admin
    app.rego:15  | | | Fail user == "root"  {user: "bob"}
    app.rego:12  | | Fail is_admin(input.user)  {input.user: "bob"}
    "
  `);
});

test("what the policy says itself", () => {
  expect(explain("ada", "notes")).toMatchInlineSnapshot(`
    "query:1     Enter data.app.allow
    app.rego:5  | Enter data.app.allow
    app.rego:7  | | Note "checking"
    "
  `);
});
