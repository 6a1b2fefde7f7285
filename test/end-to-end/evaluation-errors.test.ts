// What ends an evaluation, as `eval` tells it: JSON on standard output with OPA's words, or a line on standard error.
import { afterAll, describe, expect, test } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const workspace = new Workspace().write({
  "p.rego": `package e

x := 1 if input.a

x := 2 if input.b

x := {"long": "${"z".repeat(100)}"} if input.c

x := 1 if input.b

f(_) := 1

f(a) := "two" if a

z := f(1)

o := {k: v | some [k, v] in [[1, 2], [1, 3]]}

y := 1 / input.zero

nested["a b"] := x
`,
  "input.json": '{"a": 1, "b": 1, "c": 1, "zero": 0}',
  "outside/.manifest": '{"roots": ["a"]}',
  "outside/p.rego": "# The package comes later.\n\npackage b.x\n\ny := 1\n",
  "inside/.manifest": '{"roots": ["b/x"]}',
  "inside/p.rego": 'package b["x"]\n\ny := 1\n',
  "around/.manifest": '{"roots": ["b"]}',
  "around/p.rego": "package b.c\n\ny := 1\n",
});
afterAll(() => workspace.remove());

const at = (name: string): string => `${workspace.path}/${name}`;
const file = at("p.rego");
const asked = ["-d", file, "-i", at("input.json"), "--strict-builtin-errors"];
const long = `{"long": "${"z".repeat(70)}...`;

test.each<[string, string, string, number, number]>([
  [
    "data.e.x",
    "eval_conflict_error",
    `rule data.e.x produced conflicting values:\n  1 at ${file}:3\n  2 at ${file}:5\n  ${long} at ${file}:7`,
    5,
    1,
  ],
  [
    "data.e.nested",
    "eval_conflict_error",
    `rule data.e.x produced conflicting values:\n  1 at ${file}:3\n  2 at ${file}:5\n  ${long} at ${file}:7`,
    5,
    1,
  ],
  [
    "data.e.z",
    "eval_conflict_error",
    `function data.e.f produced conflicting values for the same inputs:\n  1 at ${file}:11\n  "two" at ${file}:13`,
    13,
    1,
  ],
  ["data.e.o", "eval_conflict_error", "object keys must be unique", 17, 14],
  ["data.e.y", "eval_builtin_error", "div: divide by zero", 19, 6],
])("%s is an error with its place", async (query, code, message, row, col) => {
  const { code: exit, out, err } = await runHere(["eval", ...asked, query]);
  expect({ exit, err }).toEqual({ exit: 2, err: "" });
  expect(JSON.parse(out)).toEqual({ errors: [{ message, code, location: { file, row, col } }] });
  const line = await runHere(["eval", "-f", "pretty", ...asked, query]);
  expect(line).toMatchObject({ code: 2, out: "" });
  expect(line.err.startsWith(`${file}:${row}:${col}: ${code}: `)).toBe(true);
});

describe("bundles", () => {
  test.each<[string, readonly string[], string]>([
    [
      "with a package outside of their roots",
      ["-b", at("outside")],
      `${at("outside")}: manifest roots [a] do not permit \`data.b.x\` in module \`${at("outside/p.rego")}\``,
    ],
    [
      "that own the same",
      ["-b", at("inside"), "-b", at("around")],
      `the roots of the bundles ${at("around")} and ${at("inside")} overlap: \`b\` overlaps \`b/x\``,
    ],
    [
      "that own the very same",
      ["-b", at("inside"), "-b", at("inside")],
      `the roots of the bundles ${at("inside")} and ${at("inside")} overlap: both own \`b/x\``,
    ],
    ["that are not there", ["-b", at("nothing")], `${at("nothing")}: no such file or directory`],
  ])("%s are refused", async (_, line, message) => {
    const { code, out, err } = await runHere(["eval", ...line, "data"]);
    expect({ code, err }).toEqual({ code: 2, err: "" });
    expect(JSON.parse(out)).toEqual({ errors: [{ message }] });
    for (const command of ["check", "test"])
      expect(await runHere([command, ...line])).toMatchObject({
        code: 2,
        out: "",
        err: `error: ${message}\n`,
      });
  });

  test("within their roots are read", async () => {
    expect(await runHere(["eval", "-f", "values", "-b", at("inside"), "data.b.x.y"])).toMatchObject({
      out: "1\n",
    });
  });
});
