// `palisade test` and what `palisade eval` tells besides results, as they are typed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { palisade, Workspace } from "./run-palisade.js";

const policy = `package app

default allow := false

allow if {
	input.role == "admin"
	trace("an admin")
}

never if input.x
`;

const tests = `package app_test

import data.app

test_admin if app.allow with input as {"role": "admin"}

test_roles[role] if {
	some role in ["admin", "guest"]
	print("trying", role)
	app.allow with input as {"role": role}
}
`;

const slow = `package slow

test_slow if {
	count([1 |
		some x in numbers.range(1, 1000)
		some y in numbers.range(1, 1000)
		some z in numbers.range(1, 1000)
		x + y + z == 0
	]) == 1
}

test_quick if true
`;

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace().write({ "p/app.rego": policy, "p/app_test.rego": tests });
});
afterEach(() => workspace.remove());

describe("test", () => {
  it("tells a name that matches no test from policies without tests", () => {
    const matched = "no test's full name, such as data.app_test.test_it, matches --run; -v lists the names";
    expect(workspace.run(["test", "p", "--run", "nobody"])).toEqual({
      code: 2,
      out: "",
      err: `error: ${matched}\n`,
    });
    expect(workspace.run(["test", "p/app.rego"]).err).toBe(
      "error: no test found; tests are rules whose names start with `test_`\n",
    );
  });

  it("shows where a case stopped, what it printed, and the sums", () => {
    const { code, out } = workspace.run(["test", "p"]);
    expect(out.replace(/ \(\d+\.\d+ms\)/, "")).toBe(
      `p/app_test.rego:7:1: data.app_test.test_roles: FAIL
  guest: FAIL
    p/app_test.rego:10: app.allow with input as {"role": role}
      app.allow = false
      role = "guest"
  | trying admin
  | trying guest
${"-".repeat(80)}
PASS: 2/3
FAIL: 1/3
`,
    );
    expect(code).toBe(1);
  });

  it("tells the same of the optimised module, but for what coverage would count", () => {
    const untimed = (text: string) => text.replaceAll(/ \(\d+\.\d+ms\)/g, "");
    const optimised = workspace.run(["test", "p", "-v", "-O", "1"]);
    expect(untimed(optimised.out)).toBe(untimed(workspace.run(["test", "p", "-v"]).out));
    expect(workspace.run(["test", "p", "-O", "1", "--coverage"])).toMatchObject({ code: 2 });
  });

  it("writes JSON in OPA's shape", () => {
    const { out } = workspace.run(["test", "p", "--format", "json", "--run", "roles"]);
    expect(JSON.parse(out)).toMatchObject([
      {
        package: "data.app_test",
        name: "test_roles",
        location: { file: "p/app_test.rego", row: 7, col: 1 },
        fail: true,
        output: Buffer.from("trying admin\ntrying guest\n").toString("base64"),
        sub_results: { admin: { name: "admin" }, guest: { name: "guest", fail: true } },
      },
    ]);
  });

  it("writes JUnit's XML", () => {
    const { out } = workspace.run(["test", "p", "--format", "junit"]);
    expect(out).toContain('<testsuite name="data.app_test" tests="3" failures="1" errors="0" skipped="0"');
    expect(out).toContain('<testcase name="test_roles[guest]"');
  });

  it("measures coverage: a table, OPA's JSON, a tracefile", () => {
    const run = (...line: readonly string[]) => workspace.run(["test", "p", "--run", "admin", ...line]);
    expect(run("--coverage", "--coverage-format", "pretty").out).toMatch(/^p\/app\.rego +60\.00% {2}3, 10$/m);
    const { out } = run("--coverage", "--format", "json");
    expect(JSON.parse(out).files["p/app.rego"]).toMatchObject({ covered_lines: 3, not_covered_lines: 2 });
    const report = run("--format", "junit", "--coverage-format", "lcov", "--coverage-output", "lcov.info");
    expect(report).toMatchObject({ code: 0, out: expect.stringContaining("<testsuites") as string });
    expect(readFileSync(join(workspace.path, "lcov.info"), "utf8")).toContain(
      "SF:p/app.rego\nDA:3,0\nDA:5,1\n",
    );
  });

  it("fails below a threshold", () => {
    const run = (percent: string) => workspace.run(["test", "p", "--run", "admin", "--threshold", percent]);
    expect(run("40").code).toBe(0);
    expect(run("99")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/reach \d+\.\d\d% of the lines/) as string,
    });
    expect(run("101").code).toBe(2);
  });

  it("ends a test that takes too long, and runs the next", () => {
    workspace.write({ "slow.rego": slow });
    const { code, out } = workspace.run([
      "test",
      "slow.rego",
      "--timeout",
      "200ms",
      "-v",
      "--coverage",
      "--coverage-format",
      "pretty",
    ]);
    expect(out).toContain("eval_cancel_error: the test took longer than 0.2s");
    expect(out).toMatch(/test_quick: PASS/);
    expect(out).toMatch(/^slow\.rego /m);
    expect(code).toBe(1);
  });

  it("refuses options that make no sense", () => {
    for (const line of [
      ["--timeout", "soon"],
      ["--coverage", "--bench"],
      ["--format", "junit", "--coverage-format", "lcov"],
      ["--run", "("],
    ]) {
      expect(workspace.run(["test", "p", ...line])).toMatchObject({ code: 2, out: "" });
    }
    expect(workspace.run(["test"]).code).toBe(2);
  });

  it("watches: runs again after a change, and ends with Ctrl-C", async () => {
    const child = spawn(process.execPath, [palisade, "test", "p", "--run", "admin", "--watch"], {
      cwd: workspace.path,
      env: { ...process.env, NO_COLOR: "1" },
    });
    let seen = "";
    const reading = (async () => {
      for await (const chunk of child.stdout) {
        seen += String(chunk);
        if (seen.match(/PASS: 1\/1/g)?.length === 1 && !seen.includes("FAIL")) {
          workspace.write({ "p/app.rego": policy.replace("admin", "nobody") });
        }
        if (seen.includes("FAIL: 1/1")) child.kill("SIGINT");
      }
    })();
    const [code] = (await once(child, "exit")) as [number | null];
    await reading;
    expect(seen).toMatch(/PASS: 1\/1[\s\S]*FAIL: 1\/1/);
    expect(code).toBe(0);
  });
});

describe("eval", () => {
  const run = (...line: readonly string[]) =>
    workspace
      .write({ "i.json": '{"role": "guest"}' })
      .run(["eval", "-d", "p/app.rego", "-i", "i.json", ...line]);

  it("explains what failed", () => {
    const { out } = run("--explain", "fails", "-f", "pretty", "data.app.allow");
    expect(out).toBe(
      `query:1       Enter data.app.allow
p/app.rego:5  | Enter data.app.allow
p/app.rego:6  | | Fail input.role == "admin"  {input.role: "guest"}
false
`,
    );
  });

  it("keeps explanations out of the way of values, and inside of JSON", () => {
    const values = run("--explain", "full", "-f", "values", "data.app.allow");
    expect(values.out).toBe("false\n");
    expect(values.err).toContain("Eval input.role");
    const { explanation } = JSON.parse(run("--explain", "fails", "data.app.allow").out) as {
      explanation: unknown[];
    };
    expect(explanation).toContainEqual(
      expect.objectContaining({ op: "fail", location: { file: "p/app.rego", row: 6, col: 2 } }),
    );
  });

  it("counts what was evaluated", () => {
    const { out } = run("--profile", "-f", "pretty", "data.app.allow");
    expect(out).toContain('1  p/app.rego:6:2  input.role == "admin"');
    const { profile } = JSON.parse(run("--profile", "data.app.allow").out) as { profile: unknown[] };
    expect(profile).toContainEqual(expect.objectContaining({ num_eval: 1, text: 'input.role == "admin"' }));
  });

  it("says that partial evaluation is not supported", () => {
    const { code, out } = run("--partial", "data.app.allow");
    expect(JSON.parse(out)).toMatchObject({ errors: [{ code: "not_supported" }] });
    expect(code).toBe(2);
  });

  it("parses modules", () => {
    const { out } = run("-f", "values", 'rego.parse_module("x.rego", "package x").package.path[1].value');
    expect(out).toBe('"x"\n');
  });
});

describe("what tests call that nobody grants", () => {
  const files = {
    "rt/rt.rego": `package rt

remote := http.send({"method": "GET", "url": input.url}) if input.url

version := opa.runtime().version

user := opa.runtime().env.RT_USER

level := acme.lookup(input.id)
`,
    "rt/rt_test.rego": `package rt_test

import data.rt

test_version if rt.version != ""

test_env if rt.user == "ada"

test_remote if rt.remote with input as {"url": "http://localhost:1/"}

test_mocked if rt.remote.ok with input as {"url": "x"} with http.send as {"ok": true}

test_level if rt.level == "L1" with input as {"id": 1}
`,
    "functions.mjs": 'export default { "acme.lookup": (id) => `L${id}` };',
    "capabilities.json": JSON.stringify({
      builtins: [
        ...["http.send", "opa.runtime", "neq", "equal", "eq"].map((name) => ({ name })),
        {
          name: "acme.lookup",
          decl: { type: "function", args: [{ type: "number" }], result: { type: "any" } },
        },
      ],
    }),
  };

  const here = (line: readonly string[], standardInput = "") =>
    runHere(line, standardInput, { environment: { RT_USER: "ada" } });
  const at = (name: string) => join(workspace.path, name);

  it.each<[string, readonly string[]]>([
    ["in this thread", []],
    ["in several", ["-p", "2"]],
  ])("is an error of the test that calls it, with its place: %s", (_, more) => {
    workspace.write(files);
    const line = ["test", "rt", "--capabilities", "capabilities.json", ...more];
    const { code, out, err } = workspace.run(line, { env: { RT_USER: "ada" } });
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out.replaceAll(/ \([\d.]+m?s\)/g, "").split("\n")).toEqual([
      "rt/rt_test.rego:9:1: data.rt_test.test_remote: ERROR",
      "  rt/rt.rego:3:11: missing_capability: `http.send` is not granted here",
      "rt/rt_test.rego:13:1: data.rt_test.test_level: ERROR",
      "  rt/rt.rego:9:10: missing_capability: `acme.lookup` is not provided here",
      "-".repeat(80),
      "PASS: 3/5",
      "ERROR: 2/5",
      "",
    ]);
  });

  it("is lent by a file: its functions are declared by it, or by capabilities", async () => {
    workspace.write(files);
    const line = ["test", at("rt"), "--functions", at("functions.mjs"), "-v"];
    for (const more of [[], ["--capabilities", at("capabilities.json")]])
      expect((await here([...line, ...more])).out).toContain("data.rt_test.test_level: PASS");
    const threads = workspace.run(["test", "rt", "--functions", "functions.mjs", "-v", "-p", "2"]);
    expect(threads.out).toContain("data.rt_test.test_level: PASS");
  });

  it("is lent to queries, too, and a query that makes no such call is answered", async () => {
    workspace.write(files);
    const lent = ["eval", "-f", "raw", "--functions", at("functions.mjs"), "--stdin-input"];
    const ask = (query: string) => here([...lent, "-d", at("rt/rt.rego"), query], '{"id": 7}');
    expect(await ask("data.rt.level")).toEqual({ code: 0, out: "L7\n", err: "" });
    expect(await ask("data.rt.user")).toEqual({ code: 0, out: "ada\n", err: "" });
    expect(await ask("http.send({})")).toEqual({ code: 0, out: "", err: "" });
    expect(await ask('http.send({"method": "get", "url": "http://x"})')).toEqual({
      code: 2,
      out: "",
      err: "1:1: missing_capability: `http.send` is not granted here\n",
    });
    const limited = [
      "eval",
      "-f",
      "raw",
      "--functions",
      "functions.mjs",
      "--timeout",
      "60s",
      "acme.lookup(1)",
    ];
    expect(workspace.run(limited)).toEqual({ code: 0, out: "L1\n", err: "" });
  });

  it("is refused as a mistake of the command line where the file lends nothing", async () => {
    workspace.write({ ...files, "functions.mjs": "export default { count: 1 };" });
    const line = ["test", at("rt"), "--functions", at("functions.mjs")];
    expect(await here(line)).toEqual({
      code: 2,
      out: "",
      err: `error: ${at("functions.mjs")}: \`count\` is no function\n`,
    });
  });
});
