// Options that `opa` users type: of `test`, `check`, `fmt`, `build`, `capabilities` and `inspect`.
import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const workspace = new Workspace().write({
  "app/app.rego": "package app\n\nallow if input.user == data.owner\n",
  "app/app_test.rego":
    'package app_test\n\nimport data.app\n\ntest_owner if {\n\tapp.allow with input.user as "a" with data.owner as "a"\n}\n\ntest_other if {\n\tuser := "b"\n\tapp.allow with input.user as user with data.owner as "a"\n}\n\ntodo_test_later if app.allow\n',
  "broken.rego": "package broken\n\na := x\n\nb := y\n\nc := z\n",
  "ugly.rego": "package   ugly\n",
  "v0.rego": "package old\n\nallow { input.x }\n",
  "one/.manifest": '{"roots": ["one"]}',
  "one/one.rego": "package one\n\np := 1\n",
  "two/.manifest": '{"roots": ["two"]}',
  "two/two.rego": "package two\n\np := 2\n",
  "within/.manifest": '{"roots": ["one/deep"]}',
  "within/within.rego": "package one.deep\n\np := 3\n",
  "limits.json": '{"most": 3}',
});
afterAll(() => workspace.remove());

const at = (name: string): string => `${workspace.path}/${name}`;

describe("test", () => {
  const run = (...line: readonly string[]) => runHere(["test", at("app"), ...line]);
  type Result = { readonly name: string; readonly duration: number; readonly trace?: readonly object[] };

  test("tells how a test failed, with the values of every expression", async () => {
    const { code, out } = await run("--explain", "full", "--var-values");
    expect(code).toBe(1);
    expect(out).toContain("Enter data.app_test.test_other");
    expect(out).toMatch(/Fail .*\{.*user: "b"/);
    expect(out).not.toContain("Enter data.app_test.test_owner");
    const results = JSON.parse((await run("--explain", "fails", "-f", "json")).out) as readonly Result[];
    expect(results.find(({ name }) => name === "test_other")?.trace?.length).toBeGreaterThan(0);
  });

  test("runs tests several times, and sorts them", async () => {
    const { out } = await run("--count", "2", "--sort", "duration", "-f", "json", "-r", "owner|other");
    const results = JSON.parse(out) as readonly Result[];
    expect(results.map(({ name }) => name).sort()).toEqual([
      "test_other",
      "test_other",
      "test_owner",
      "test_owner",
    ]);
    const durations = results.map(({ duration }) => duration);
    expect(durations).toEqual(durations.toSorted((left, right) => right - left));
  });

  test("a skipped test is no failure, and no test is one, with opa's options and without", async () => {
    expect(await run("-z", "--fail-on-empty", "-r", "later|owner")).toMatchObject({ code: 0 });
    expect(await run("--fail-on-empty", "-r", "nothing")).toMatchObject({ code: 2 });
    expect(await run("--count", "0")).toMatchObject({ code: 2 });
    expect(await run("-p", "2", "--bench")).toMatchObject({ code: 2 });
  });

  test("in several threads gives what one gives, in the same order", () => {
    const results = (...line: readonly string[]) => {
      const { code, out } = workspace.run(["test", "app", "-f", "json", ...line]);
      const parsed = JSON.parse(out) as readonly Record<string, unknown>[];
      return { code, results: parsed.map(({ name, fail, skip }) => ({ name, fail, skip })) };
    };
    expect(results("-p", "3")).toEqual(results());
  });
});

test("check shows no more errors than asked for", async () => {
  const errors = async (...line: readonly string[]) => {
    const { code, out } = await runHere(["check", "-f", "json", at("broken.rego"), ...line]);
    return { code, count: (JSON.parse(out) as { errors: readonly object[] }).errors.length };
  };
  expect(await errors()).toEqual({ code: 1, count: 3 });
  expect(await errors("-m", "2")).toEqual({ code: 1, count: 2 });
  expect(await errors("--max-errors", "0")).toEqual({ code: 1, count: 3 });
});

test("fmt --fail prints the text, and fails", async () => {
  expect(await runHere(["fmt", "--fail", at("ugly.rego")])).toMatchObject({ code: 1, out: "package ugly\n" });
  expect(await runHere(["fmt", "--fail", at("one/one.rego")])).toMatchObject({ code: 0 });
});

test("capabilities of a file are those that can be used", async () => {
  const { out } = await runHere(["capabilities", "--current"]);
  workspace.write({ "all.json": out, "none.json": '{"builtins": [{"name": "f", "decl": {"type": "f"}}]}' });
  expect((await runHere(["capabilities", "--file", at("all.json")])).code).toBe(0);
  const piped = await runHere(["capabilities", "--file", "-"], out);
  expect({ ...piped, out: JSON.parse(piped.out) }).toEqual({ code: 0, err: "", out: JSON.parse(out) });
  const refused = await runHere(["capabilities", "--file", at("none.json")]);
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("`f` has no `decl`") });
});

test("inspect reads Rego v0 if told to", async () => {
  expect(await runHere(["inspect", at("v0.rego")])).toMatchObject({ code: 1 });
  const run = await runHere(["inspect", "--v0-compatible", at("v0.rego")]);
  expect(run).toMatchObject({ code: 0, out: expect.stringContaining("data.old") });
});

test("bundles are merged unless they own the same part of data", async () => {
  const build = (...bundles: readonly string[]) =>
    runHere([
      "build",
      "-t",
      "rego",
      "-o",
      at("merged.tar.gz"),
      ...bundles.flatMap((name) => ["-b", at(name)]),
    ]);
  expect(await build("one", "two")).toMatchObject({ code: 0 });
  expect(readFileSync(at("merged.tar.gz")).length).toBeGreaterThan(0);
  expect(await build("one", "within")).toMatchObject({
    code: 2,
    err: expect.stringContaining("overlap: `one` overlaps `one/deep`"),
  });
});

test("a prefix says where data go", async () => {
  const line = ["eval", "-f", "raw", "-d", `app.limits:${at("limits.json")}`, "data.app.limits.most"];
  expect(await runHere(line)).toMatchObject({ code: 0, out: "3\n" });
});

test("a bundle's own module answers for its entrypoints", async () => {
  const built = ["build", at("two"), "-e", "two/p", "-o", at("whole.tar.gz")];
  expect(await runHere(built)).toMatchObject({ code: 0 });
  expect((await runHere(["eval", "-f", "raw", "-b", at("whole.tar.gz"), "data.two.p"])).out).toBe("2\n");
});
