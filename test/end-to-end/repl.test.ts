// `palisade repl` with piped lines, and `palisade deps`.
import { afterEach, beforeEach, expect, it } from "vitest";
import { Workspace } from "./run-palisade.js";

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace().write({
    "app.rego": 'package app\n\nallow if data.roles[input.user] == "admin"\n',
    "input.json": '{"user": "ada"}',
    "roles.json": '{"roles": {"ada": "admin"}}',
  });
});
afterEach(() => workspace.remove());

const conversation: readonly (readonly [line: string, answer: string])[] = [
  ["x := 1 + 2", "Rule 'x' defined in package repl."],
  ["x * 2", "6"],
  ["x := 4", "Rule 'x' re-defined in package repl."],
  ["double(n) := n * 2", "Rule 'double' defined in package repl."],
  ["double(x)", "8"],
  ["q contains n if {", ""],
  ["  some n in [1, 2]", ""],
  ["}", "Rule 'q' defined in package repl."],
  ["q", "[1,2]"],
  [":load app.rego", ""],
  [":data roles.json", ""],
  ["data.app.allow", "undefined"],
  [":input input.json", ""],
  ["data.app.allow", "true"],
  [":unset x", ""],
  ["x", "1:1: rego_unsafe_var_error: var x is unsafe"],
  [":load nowhere.rego", "error: nowhere.rego: no such file or directory"],
  ["1 +", ""],
];

it("defines rules, answers queries, loads files and survives mistakes", () => {
  const lines = conversation.map(([line]) => `${line}\n`).join("");
  const { code, out } = workspace.run(["repl"], { input: lines });
  expect(code).toBe(0);
  let at = 0;
  for (const [line, answer] of conversation) {
    const found = out.indexOf(answer, at);
    expect(found, `${line}: ${answer}\n${out}`).toBeGreaterThanOrEqual(at);
    at = found + answer.length;
  }
  expect(out).not.toContain("__result__");
});

it("lists the documents that a query needs", () => {
  const { code, out } = workspace.run(["deps", "-d", "app.rego", "data.app.allow", "--format", "json"]);
  expect(code).toBe(0);
  const path = (root: string, ...steps: string[]) => [
    { type: "var", value: root },
    ...steps.map((value) => ({ type: "string", value })),
  ];
  expect(JSON.parse(out)).toEqual({
    base: [path("data", "roles"), path("input", "user")],
    virtual: [path("data", "app", "allow")],
  });
});
