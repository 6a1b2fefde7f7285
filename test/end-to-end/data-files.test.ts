// Data beside policies, outside of bundles: which files count, where they are mounted, and what they collide with.
import { afterAll, describe, expect, test } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const workspace = new Workspace().write({
  "app/users/people.json": '{"ada": {"role": "admin"}}',
  "app/users/more.yaml": "bob: {role: guest}\n",
  "app/settings.yml": "limit: 3\nflag: yes\n",
  "app/notes.txt": "no data",
  "app/policy.rego": 'package app_policy\n\nok if data.users.ada.role == "admin"\n',
  "app/policy_test.rego":
    'package app_policy_test\n\ntest_data if {\n\tdata.app_policy.ok\n\tdata.users.bob.role == "guest"\n\tdata.limit == 3\n}\n',
  "list/deep/items.json": "[1, 2]",
  "list/top.json": "[1]",
  "twice/a.json": '{"users": {"ada": 1, "bob": {"x": 1}}}',
  "twice/users/b.yaml": "bob: {x: {y: 2}}\n",
  "rule/users.json": '{"users": {"ada": 1, "group": true}}',
  "rule/users.rego": "package users\n\nada := 2\n\neve := 3\n",
  "rule/group.rego": "package users.group\n\nsize := 1\n",
  rules: "# A module without an ending.\n\npackage named\n\nx := 1\n",
});
afterAll(() => workspace.remove());

const at = (name: string): string => `${workspace.path}/${name}`;
const value = async (query: string, ...line: readonly string[]): Promise<unknown> => {
  const { code, out, err } = await runHere(["eval", "-f", "values", ...line, query]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out);
};

describe("files of a directory", () => {
  test("are mounted by the directories that they are in", async () => {
    expect(await value("data.app_policy.ok", "-d", at("app"))).toBe(true);
    expect(await value("object.remove(data, {`app_policy`, `app_policy_test`})", "-d", at("app"))).toEqual({
      users: { ada: { role: "admin" }, bob: { role: "guest" } },
      limit: 3,
      flag: "yes",
    });
    expect(await value("data.deep", "-d", at("list"), "--ignore", "top.json")).toEqual([1, 2]);
  });

  test("are there for tests", async () => {
    expect(await runHere(["test", at("app")])).toMatchObject({ code: 0, err: "" });
  });

  test("are what a bundle has that is built of them", async () => {
    const bundle = at("built.tar.gz");
    const built = await runHere(["build", at("app"), "-e", "app_policy/ok", "-o", bundle]);
    expect(built).toEqual({ code: 0, out: "", err: "" });
    expect(await value("data.app_policy.ok", "-b", bundle)).toBe(true);
    expect(await value("data.users.bob", "-b", bundle)).toEqual({ role: "guest" });
  });

  test("are left out where they are ignored, and where policies are only checked", async () => {
    const ignored = ["-d", at("app"), "--ignore", "users"];
    expect(await value("[x | x := data.users]", ...ignored)).toEqual([]);
    expect(await runHere(["check", at("twice"), at("app")])).toEqual({ code: 0, out: "", err: "" });
  });
});

describe("files that are named", () => {
  test("are mounted at the root, or under a prefix, and count once", async () => {
    const people = at("app/users/people.json");
    expect(await value("data", "-d", people, "-d", people)).toEqual({ ada: { role: "admin" } });
    expect(await value("data", "-d", `app.users:${people}`)).toEqual({
      app: { users: { ada: { role: "admin" } } },
    });
    expect(await value("data.ada", "-d", at("app/users"), "-d", people)).toEqual({ role: "admin" });
  });

  test("are Rego if they begin as a module does", async () => {
    expect(await value("data.named.x", "-d", at("rules"))).toBe(1);
  });
});

describe("what cannot be", () => {
  test.each<[string, string, string, string]>([
    ["a list at the root", "list", "list/top.json", "data must be an object"],
    [
      "two files that say something of one place",
      "twice",
      "twice/users/b.yaml",
      "data.users.bob.x is defined by ",
    ],
  ])("%s", async (_, folder, file, problem) => {
    const { code, err } = await runHere(["test", at(folder)]);
    expect(code).toBe(2);
    expect(err).toContain(`error: ${at(file)}: ${problem}`);
  });

  test("a rule where data say something, or stand in the way", async () => {
    const { code, err } = await runHere(["eval", "-d", at("rule"), "data.users.eve"]);
    expect({ code, err }).toEqual({ code: 2, err: "" });
    const { out } = await runHere(["eval", "-d", at("rule"), "data.users.eve"]);
    const { errors } = JSON.parse(out) as { errors: readonly { message: string; code: string }[] };
    expect(errors.map(({ code: kind, message }) => `${kind}: ${message}`)).toEqual([
      "rego_compile_error: conflicting rule for data path users/group/size found",
      "rego_compile_error: conflicting rule for data path users/ada found",
    ]);
    expect((await runHere(["test", at("rule")])).err).toContain("conflicting rule for data path users/ada");
  });
});

test("a bundle may hold data and nothing else", async () => {
  const bundle = at("data.tar.gz");
  const built = await runHere(["build", at("app/users"), "-o", bundle, "-r", "7"]);
  expect(built).toEqual({ code: 0, out: "", err: "" });
  expect(await value("data", "-b", bundle)).toEqual({ ada: { role: "admin" }, bob: { role: "guest" } });
  expect(await runHere(["build", at("app/users"), "-e", "app/ok", "-o", bundle])).toMatchObject({
    code: 2,
    err: expect.stringContaining("no .rego file to build") as string,
  });
});
