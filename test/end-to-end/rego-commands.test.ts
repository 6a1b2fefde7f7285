// `palisade build`, `eval`, `check` and `test` as somebody who knows `opa` would type them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Workspace } from "./run-palisade.js";

const policy = `package app

default allow := false

# METADATA
# entrypoint: true
allow if input.user in data.admins
`;

const tests = `package app_test

import data.app

test_admin_allowed if app.allow with input as {"user": "ada"} with data.admins as ["ada"]

test_others_denied if not app.allow with input as {"user": "bob"} with data.admins as ["ada"]

test_that_fails if app.allow with input as {"user": "bob"}

todo_test_later if false
`;

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace().write({
    "policy/app.rego": policy,
    "policy/app_test.rego": tests,
    "policy/data.json": '{"admins": ["ada", "grace"]}',
    "input.json": '{"user": "grace"}',
  });
});
afterEach(() => workspace.remove());

describe("eval", () => {
  it("gives a rule's value in OPA's shape", () => {
    const { code, out } = workspace.run(["eval", "-d", "policy", "-i", "input.json", "data.app.allow"]);
    expect(JSON.parse(out)).toEqual({
      result: [{ expressions: [{ value: true, text: "data.app.allow", location: { row: 1, col: 1 } }] }],
    });
    expect(code).toBe(0);
  });

  it("gives bindings, exact numbers, raw strings, and undefined", () => {
    const bindings = JSON.parse(workspace.run(["eval", "x := 1 + 2; y := x * x"]).out) as {
      result: unknown[];
    };
    expect(bindings.result).toMatchObject([{ bindings: { x: 3, y: 9 } }]);
    expect(workspace.run(["eval", "--format", "values", "9007199254740993 * 10"]).out).toBe(
      "90071992547409930\n",
    );
    expect(workspace.run(["eval", "--format", "raw", 'upper("abc")']).out).toBe("ABC\n");
    const undefinedResult = workspace.run(["eval", "--fail", "data.nowhere"]);
    expect(undefinedResult).toMatchObject({ code: 1, out: "{}\n" });
  });

  it("reads input from standard input and says what is wrong with it", () => {
    const { out } = workspace.run(["eval", "-f", "values", "-i", "-", "input.a"], { input: '{"a": [1]}' });
    expect(JSON.parse(out)).toEqual([1]);
    const yaml = workspace.run(["eval", "-f", "values", "-i", "-", "input"], { input: "a: yes\nb: 1e3\n" });
    expect(JSON.parse(yaml.out)).toEqual({ a: "yes", b: 1000 });
    const query = workspace.run(["eval", "--stdin"], { input: new Uint8Array([0x22, 0xff, 0x22]) });
    expect(query).toEqual({ code: 2, out: "", err: "error: <stdin>: the query is not UTF-8 text\n" });
    const broken = workspace.run(["eval", "-f", "pretty", "-i", "-", "input"], { input: "{" });
    expect(broken.code).toBe(2);
    expect(broken.err).toMatch(/^error: <stdin>:1:2: yaml: did not find expected node content/);
  });
});

describe("check", () => {
  it("is silent about good policies", () => {
    expect(workspace.run(["check", "policy"])).toEqual({ code: 0, out: "", err: "" });
  });

  it("shows each error with its place, the line, a caret and help", () => {
    workspace.write({ "bad.rego": "package bad\n\np if {\n\tx == 1\n}\n\nq if nothing(1)\n" });
    const { code, err } = workspace.run(["check", "bad.rego"]);
    expect(err).toBe(
      [
        "bad.rego:4:2: rego_unsafe_var_error: var x is unsafe",
        "  \tx == 1",
        "  \t^^^^^^",
        "help: give `x` a value in the body, e.g. with `some x in …` or `x := …`",
        "",
        "bad.rego:7:6: rego_type_error: undefined function nothing",
        "  q if nothing(1)",
        "       ^^^^^^^^^^",
        "help: define the function, or import its package; `palisade capabilities` lists the built-in ones",
        "2 errors",
        "",
      ].join("\n"),
    );
    expect(code).toBe(1);
  });

  it("reports several syntax errors at once", () => {
    workspace.write({ "bad.rego": "package bad\n\np if }\n\nq := [1,\n\nr := 1\n\ns := := 2\n" });
    const { err } = workspace.run(["check", "bad.rego"]);
    expect(err.match(/rego_parse_error/g)?.length).toBeGreaterThan(1);
  });

  it("says where in line 3 the syntax error stands", () => {
    workspace.write({ "bad.rego": "package bad\n\np if }\n" });
    expect(workspace.run(["check", "bad.rego"]).err).toMatch(/^bad\.rego:3:6: rego_parse_error/);
  });
});

describe("build", () => {
  it("writes the same bytes every time, and nothing half-written", () => {
    const build = (output: string) => workspace.run(["build", "policy", "-o", output, "-e", "app/allow"]);
    expect(build("one.tar.gz")).toMatchObject({ code: 0, err: "" });
    build("two.tar.gz");
    const read = (name: string) => readFileSync(join(workspace.path, name));
    expect(read("one.tar.gz").equals(read("two.tar.gz"))).toBe(true);
    expect(readdirSync(workspace.path).filter((name) => name.includes(".tmp"))).toEqual([]);
  });

  it("refuses broken policies and leaves no file", () => {
    workspace.write({ "bad.rego": "package bad\n\np if }\n" });
    expect(workspace.run(["build", "bad.rego", "-e", "bad/p", "-o", "bad.tar.gz"]).code).toBe(1);
    expect(readdirSync(workspace.path)).not.toContain("bad.tar.gz");
  });

  it("optimises modules and plans, and says where it cannot", () => {
    const indexed = ["a", "b", "c", "d"].map(
      (kind) => `allow if { input.kind == "${kind}"; input.of == "${kind}" }`,
    );
    workspace.write({
      "kinds.rego": `package kinds\n\n${indexed.join("\n\n")}\n`,
      "b.json": '{"kind": "b", "of": "b"}',
    });
    const build = (...more: readonly string[]) =>
      workspace.run(["build", "kinds.rego", "-e", "kinds/allow", "-o", "kinds.tar.gz", "-O", "1", ...more]);
    for (const target of ["wasm", "plan"]) {
      expect(build("-t", target)).toMatchObject({ code: 0, err: "" });
      const { out } = workspace.run([
        "eval",
        "-b",
        "kinds.tar.gz",
        "-i",
        "b.json",
        "-f",
        "values",
        "data.kinds.allow",
      ]);
      expect(out).toBe("true\n");
    }
    expect(build("-t", "rego")).toMatchObject({ code: 2 });
  });

  it("needs an entrypoint that is there", () => {
    const { code, err } = workspace.run(["build", "policy", "-e", "app/nothing"]);
    expect(code).not.toBe(0);
    expect(err).toContain("app/nothing");
  });
});

describe("test", () => {
  it("lists what failed, with its place, and the sums", () => {
    const { code, out } = workspace.run(["test", "policy"]);
    expect(out).toMatch(/app_test\.rego:9:1: data\.app_test\.test_that_fails: FAIL/);
    expect(out).toContain("PASS: 2/4");
    expect(out).toContain("FAIL: 1/4");
    expect(out).toContain("SKIPPED: 1/4");
    expect(code).toBe(1);
  });

  it("runs some of them by name, and writes JSON", () => {
    const { code, out } = workspace.run(["test", "policy", "--run", "admin", "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ package: "data.app_test", name: "test_admin_allowed" }]);
  });
});
