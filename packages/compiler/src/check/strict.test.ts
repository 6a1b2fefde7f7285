// What strict mode refuses, as `opa check --strict` does.
import { expect, test } from "vitest";
import { compile } from "../compile.js";

test.each<[text: string, ...found: string[]]>([
  ["import data.x\np := 1", "2:1 rego_compile_error: import data.x unused"],
  ["import data.x\nimport data.y.x\np := x", "3:1 rego_compile_error: import must not shadow import data.x"],
  [
    "import data.x as y\nimport input.y\np := y",
    "3:1 rego_compile_error: import must not shadow import data.x as y",
  ],
  ["import data.x as y\np := y.z"],
  ["import data.foo\nfoo := 1\np := foo"],
  ["import data.x\np(x) := x", "2:1 rego_compile_error: import data.x unused"],
  ["import data.x\np if { x := 1; x == 1 }", "2:1 rego_compile_error: import data.x unused"],
  ["import data.x\np if { some x; x = 1 }", "2:1 rego_compile_error: import data.x unused"],
  ["p if { x := 1; true }", "2:8 rego_compile_error: assigned var x unused"],
  ["p if { [x, y] := [1, 2]; x == 1 }", "2:8 rego_compile_error: assigned var y unused"],
  ["p if { some x; true }", "2:8 rego_compile_error: declared var x unused"],
  ["p if { some x, y; [1][x] }", "2:8 rego_compile_error: declared var y unused"],
  ["p if { some x in [1] }"],
  ["p if { some k, v in [1]; v == 1 }"],
  ["p if every k, v in [1] { v == 1 }", "2:26 rego_compile_error: declared var k unused"],
  ["p if every x in [1] { true }", "2:23 rego_compile_error: declared var x unused"],
  ["p := [x | x := 1; y := 2]", "2:19 rego_compile_error: assigned var y unused"],
  ["p := {x: 1 | x := 1; y := x}", "2:22 rego_compile_error: assigned var y unused"],
  ["f(x) := 1", "2:1 rego_compile_error: unused argument x. (hint: use _ (wildcard variable) instead)"],
  ["f(x, _) := x"],
  ["f([x, y]) := x", "2:1 rego_compile_error: unused argument y. (hint: use _ (wildcard variable) instead)"],
  [
    'f({"a": x}) := 1',
    "2:1 rego_compile_error: unused argument x. (hint: use _ (wildcard variable) instead)",
  ],
  ["f(x) := 1 if { false } else := x"],
  [
    "f(x) := 1 if { false } else := 2",
    "2:1 rego_compile_error: unused argument x. (hint: use _ (wildcard variable) instead)",
  ],
  ["f(x) if { y := x; true }", "2:11 rego_compile_error: assigned var y unused"],
  [
    "default f(x) := 1\nf(x) := x if x > 1",
    "2:9 rego_compile_error: unused argument x. (hint: use _ (wildcard variable) instead)",
  ],
  ["f(x) := [1 | x]"],
  [
    "f(x) := y if { y := [x | x := 1] }",
    "2:1 rego_compile_error: unused argument x. (hint: use _ (wildcard variable) instead)",
  ],
  [
    "p if { data := 1 }",
    "2:8 rego_compile_error: assigned var data unused",
    "2:8 rego_compile_error: variables must not shadow data (use a different variable name)",
  ],
  ["p(input) := 1", "2:1 rego_compile_error: args must not shadow input (use a different variable name)"],
  ["input := 1", "2:1 rego_compile_error: rules must not shadow input (use a different rule name)"],
  ["data contains 1", "2:1 rego_compile_error: rules must not shadow data (use a different rule name)"],
  ["p if { some input; input = 1 }"],
  [
    "p if every input in [1] { input == 1 }",
    "2:25 rego_parse_error: unexpected { token: expected value to be a variable",
  ],
  [
    "p := [1 | input := 2]",
    "2:11 rego_compile_error: assigned var input unused",
    "2:11 rego_compile_error: variables must not shadow input (use a different variable name)",
  ],
  ["p if any([true])", "2:6 rego_type_error: deprecated built-in function calls in expression: any"],
  [
    'p if re_match("a", "a")',
    "2:6 rego_type_error: deprecated built-in function calls in expression: re_match",
  ],
  [
    "p := cast_array([1])",
    "2:6 rego_type_error: deprecated built-in function calls in expression: cast_array",
  ],
  [
    'p := net.cidr_overlap("10.0.0.0/8", "10.0.0.0/8")',
    "2:6 rego_type_error: deprecated built-in function calls in expression: net.cidr_overlap",
  ],
  [
    "p if { x := any([true]); x }",
    "2:13 rego_type_error: deprecated built-in function calls in expression: any",
  ],
  [
    "p if all([any([true])])",
    "2:6 rego_type_error: deprecated built-in function calls in expression: all",
    "2:11 rego_type_error: deprecated built-in function calls in expression: any",
  ],
  ["import rego.v1\np := 1"],
  ["import future.keywords.in\np := 1"],
  [
    "import future.keywords.in\nimport future.keywords.in\np := 1",
    '3:1 rego_compile_error: import must not shadow import future.keywords["in"]',
  ],
  ["import input\np := input"],
  [
    "import input.x as data\np := data",
    "2:19 rego_parse_error: unexpected import alias, must not be a reserved name, got: data",
  ],
  ["p.q[x] := 1 if { x := 1; y := 2 }", "2:26 rego_compile_error: assigned var y unused"],
  ["p contains x if { x := 1; y := 2 }", "2:27 rego_compile_error: assigned var y unused"],
  ["p if { x = 1; true }"],
  ["p if { x := 1; y := x; z := y }", "2:24 rego_compile_error: assigned var z unused"],
  ["p if not q(1)\nq(x) if { y := 1; x }", "3:11 rego_compile_error: assigned var y unused"],
  ["p := x if { x := 1 } else := y if { y := 2; z := 3 }", "2:45 rego_compile_error: assigned var z unused"],
  ["p if { x := 1; [1 | x == 1] }"],
  ["p if { x := 1; every y in [1] { y == x } }"],
  ["p if { x := {y | y := 1; z := 1}; x }", "2:26 rego_compile_error: assigned var z unused"],
  ["p if { some x in [1,2]; x == 1 with input as 1 }"],
  ["p if { x := 1; true with input as x }"],
  ['p if { print("a"); x := 1 }', "2:20 rego_compile_error: assigned var x unused"],
  ['p := object.get({}, "a", x) if { x := 1; q := 2 }', "2:42 rego_compile_error: assigned var q unused"],
  ["import data.lib.f\np := f(1)", "3:6 rego_type_error: undefined function data.lib.f"],
  ["import data.lib\np := lib.f(1)", "3:6 rego_type_error: undefined function data.lib.f"],
  [
    "import data.lib\np := 1 with data.lib as 2",
    "3:1 rego_parse_error: expressions using with keyword cannot be used for rule head",
  ],
  ["import data.lib as l\np if { true with l.x as 1 }"],
  [
    "import data.z\nimport data.y\nimport data.x\np if { c := 1; b := 1; a := 1 }",
    "2:1 rego_compile_error: import data.z unused",
    "3:1 rego_compile_error: import data.y unused",
    "4:1 rego_compile_error: import data.x unused",
    "5:8 rego_compile_error: assigned var c unused",
    "5:16 rego_compile_error: assigned var b unused",
    "5:24 rego_compile_error: assigned var a unused",
  ],
  ["p if { _x := 1; true }", "2:8 rego_compile_error: assigned var _x unused"],
  ["p if { _ := 1; true }"],
  ["f(_x) := 1", "2:1 rego_compile_error: unused argument _x. (hint: use _ (wildcard variable) instead)"],
  ["p if { x := 1; x := 2 }", "2:16 rego_compile_error: var x assigned above"],
])("%s", (text, ...expected) => {
  const source = { file: "x.rego", text: `package a\n${text}\n` };
  const { diagnostics } = compile([source], { strict: true, target: "plan" });
  const found = diagnostics.map(
    ({ code, message, location }) => `${location.row}:${location.column} ${code}: ${message}`,
  );
  expect(found.toSorted()).toEqual(expected.toSorted());
});
