// 400 lines: one table. More of what OPA 1.22 says of programs, of several modules and of everyday shapes.
import { expect, test } from "vitest";
import { parseModule } from "../syntax/parser.js";
import { checkPolicy } from "./check.js";

type Row = readonly [modules: readonly string[], found: readonly string[]];

const rows: readonly Row[] = [
  [
    ["package a\n\nb := 1", "package a.b\n\nc := 2"],
    [
      "1:1 rego_type_error: package a.b conflicts with rule b defined at 0.rego:3",
      "3:1 rego_type_error: rule data.a.b conflicts with:",
    ],
  ],
  [["package a\n\nb.c := 1", "package a.b\n\nc := 2"], []],
  [["package a\n\nb.c.d := 1", "package a.b.c\n\nx := 2"], []],
  [['package a\n\nb[x] := 1 if x := "c"', "package a.b\n\nc := 2"], []],
  [
    ["package a\n\np := 1", "package a\n\np contains 2"],
    ["3:1 rego_type_error: conflicting rules data.a.p found"],
  ],
  [
    ["package a\n\ndefault p := 1", "package a\n\ndefault p := 2"],
    ["1:1 rego_type_error: multiple default rules data.a.p found at 0.rego:3, 1.rego:3"],
  ],
  [
    ["package a\n\np if data.b.q", "package b\n\nq if data.a.p"],
    [
      "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.b.q -> data.a.p",
      "3:1 rego_recursion_error: rule data.b.q is recursive: data.b.q -> data.a.p -> data.b.q",
    ],
  ],
  [
    ["package a\n\nf(x) := x", "package b\n\nimport data.a\n\np := a.f(1, 2, 3)"],
    ["5:6 rego_type_error: function data.a.f has arity 1, got 3 arguments"],
  ],
  [
    ["package a\n\nf(x) := x + 1", 'package b\n\nimport data.a.f\n\np := f("x")'],
    ["5:6 rego_type_error: data.a.f: invalid argument(s)"],
  ],
  [["package a\n\nimport data.b\n\nb := 1"], []],
  [["package a\n\nimport data.b as p\n\np := 1\nq := p"], []],
  [["package a\n\nimport data.b.c\n\nq if { c := 1; c == 1 }"], []],
  [
    ["package a\n\np contains x if { x := data.a.q[_] }", 'package a\n\nq := [1]\nr if { p["a"] }'],
    ["4:8 rego_type_error: undefined ref: data.a.p.a"],
  ],
  [
    ["# METADATA\n# title: x\npackage a\n\np := 1", "# METADATA\n# title: y\npackage a\n\nq := 1"],
    ["1:1 rego_type_error: package annotation redeclared: 0.rego:1"],
  ],
  [
    [
      "package a\n\n# METADATA\n# scope: document\n# title: x\np := 1 if input.x\n\n# METADATA\n# scope: document\n# title: y\np := 2 if input.y",
    ],
    ["8:1 rego_type_error: document annotation redeclared: 0.rego:3"],
  ],
  [["package a\n\n# METADATA\n# title: x\np := rego.metadata.chain()[0].annotations.title == 1"], []],
  [['package a\n\np := {"a": 1, "b": 2}[x] if x'], []],
  [["package a\n\np := input.x[y]"], []],
  [["package a\n\np := y if { input.x[y] }"], []],
  [["package a\n\np if { input.x[y]; z := y; z > w }"], ["3:28 rego_unsafe_var_error: var w is unsafe"]],
  [
    ["package a\n\np if { walk(x, [y, z]) }"],
    [
      "3:8 rego_unsafe_var_error: var x is unsafe",
      "3:8 rego_unsafe_var_error: var y is unsafe",
      "3:8 rego_unsafe_var_error: var z is unsafe",
    ],
  ],
  [["package a\n\np if { walk(input, [y, z]); y; z }"], []],
  [["package a\n\np contains x if { x = {y | y = z}; z = 1 }"], []],
  [["package a\n\np if { {x: 1} = input.y }"], ["3:8 rego_unsafe_var_error: var x is unsafe"]],
  [['package a\n\np if { {"a": x} = input.y; x }'], []],
  [["package a\n\np if { [x, x] = [1, y] }"], []],
  [
    ["package a\n\np if { x = y; y = x }"],
    ["3:8 rego_unsafe_var_error: var x is unsafe", "3:8 rego_unsafe_var_error: var y is unsafe"],
  ],
  [["package a\n\np if { x = y; y = z; z = 1 }"], []],
  [["package a\n\np if { input.a[x] == input.b[x] }"], []],
  [["package a\n\np if { input.a[x] != input.b[y]; not input.c[x][y]}"], []],
  [["package a\n\np if { not input.c[x] }"], ["3:8 rego_unsafe_var_error: var x is unsafe"]],
  [["package a\n\np if { not input.c[_] }"], ["3:8 rego_unsafe_var_error: var _ is unsafe"]],
  [
    ["package a\n\np if { every x in input.y { z := x; z > w } }"],
    ["3:37 rego_unsafe_var_error: var w is unsafe"],
  ],
  [["package a\n\np if { every x in input.y { some z; input.z[z] == x } }"], []],
  [
    ["package a\n\np := [x | some x in input.y; x > z; z := 1]"],
    ["3:37 rego_compile_error: var z referenced above"],
  ],
  [["package a\n\np := [x | some x in input.y] if { some x in input.z; x > 1 }"], []],
  [["package a\n\nf(x, x) := x"], []],
  [["package a\n\nf([x, y]) := z if { z := x }"], []],
  [
    ['package a\n\nf({"a": x}) := x\np := f({"b": 1})'],
    ["4:6 rego_type_error: data.a.f: invalid argument(s)"],
  ],
  [
    ["package a\n\nf(_) := 1\np := f()"],
    ["4:6 rego_type_error: function data.a.f has arity 1, got 0 arguments"],
  ],
  [["package a\n\np := f(1)\ndefault f(_) := 2\nf(x) := x"], []],
  [["package a\n\np[x][y] := z if { x := 1; y := 2 }"], ["3:12 rego_unsafe_var_error: var z is unsafe"]],
  [["package a\n\np[x] contains y if { y := 2 }"], ["3:3 rego_unsafe_var_error: var x is unsafe"]],
  [['package a\n\np.q[r.s] := 1\nr.s := "x"'], []],
  [["package a\n\np if { x := 1 } else := y if { y := x }"], ["3:32 rego_unsafe_var_error: var x is unsafe"]],
  [["package a\n\np if { some i, j; input.a[i] == j }"], ["3:19 rego_unsafe_var_error: var j is unsafe"]],
  [
    ['package a\n\np if { print("a", input.x, {y | y := 1}, z) }'],
    ["3:42 rego_compile_error: var z is undeclared"],
  ],
  [['package a\n\np := sprintf("%v", 1)'], ["3:6 rego_type_error: sprintf: invalid argument(s)"]],
  [['package a\n\np := concat(",", {1, 2})'], ["3:6 rego_type_error: concat: invalid argument(s)"]],
  [
    ['package a\n\np := object.get(input, ["a"], 1) + "x"'],
    ["3:6 rego_type_error: plus: invalid argument(s)"],
  ],
  [["package a\n\np if { json.is_valid(1) }"], ["3:8 rego_type_error: json.is_valid: invalid argument(s)"]],
  [["package a\n\np if { startswith(input.x, input.y, z); z == 1 }"], ["3:41 rego_type_error: match error"]],
  [["package a\n\np if { is_string(1) == 1 }"], ["3:8 rego_type_error: match error"]],
  [['package a\n\np := max([1,2]) + max(["a"])'], []],
  [
    ['package a\n\np := x if { x := numbers.range(1, "a") }'],
    ["3:18 rego_type_error: numbers.range: invalid argument(s)"],
  ],
  [
    ['package a\n\nq[k] := v if { some k, v in {"a": 1} }\np if { q.a == "x" }'],
    ["4:8 rego_type_error: match error"],
  ],
  [
    ['package a\n\nq := {k: v | some k, v in {"a": 1}}\np if { q.a == "x" }'],
    ["4:8 rego_type_error: match error"],
  ],
  [
    ['package a\n\nq contains {"a": 1}\np if { some x in q; x.b }'],
    ["4:21 rego_type_error: undefined ref: x.b"],
  ],
  [
    ['package a\n\nq := [{"a": 1}, {"b": 2}]\np if { q[0].b }'],
    ["4:8 rego_type_error: undefined ref: data.a.q[0].b"],
  ],
  [
    ['package a\n\nq := [{"a": 1}, {"b": 2}]\np if { q[_].c }'],
    ["4:8 rego_type_error: undefined ref: data.a.q[_].c"],
  ],
  [
    ['package a\n\nq := [{"a": 1}, {"b": 2}]\np if { q[2] }'],
    ["4:8 rego_type_error: undefined ref: data.a.q[2]"],
  ],
  [['package a\n\nq := input.x\np if { q.y.z == 1; q == "a" }'], []],
  [
    ['package a\n\np if { x := {"a": input.b}; x.a.c == 1; x.d }'],
    ["3:41 rego_type_error: undefined ref: x.d"],
  ],
  [["package a\n\np if { x := set(); x[1] }"], ["3:20 rego_type_error: undefined ref: x[1]"]],
  [["package a\n\np if { x := []; x[0] }"], ["3:17 rego_type_error: undefined ref: x[0]"]],
  [["package a\n\np if { x := {}; x.a }"], ["3:17 rego_type_error: undefined ref: x.a"]],
  [["package a\n\np if { x := {}; x[y]; y == 1 }"], []],
  [['package a\n\np if { x := [[1], ["a"]]; x[_][_] == true }'], ["3:27 rego_type_error: match error"]],
  [
    ['package a\n\np if { count({1}) == "1" }\nq if { not count(1) }'],
    ["3:8 rego_type_error: match error", "4:8 rego_type_error: count: invalid argument(s)"],
  ],
  [['package a\n\na := 1\np if { data.a.a == "x" }'], ["4:8 rego_type_error: match error"]],
  [['package a\n\np if { data.a.b.c == "x" }\nb.c := 1'], ["3:8 rego_type_error: match error"]],
  [
    ["package a\n\np if { data.a[x] == 1; x == 2 }\nb := 1"],
    ["3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p"],
  ],
  [['package a\n\np if { f(x, y); y == "s"; x = 1 }\nf(x) := x + 1'], ["3:17 rego_type_error: match error"]],
  [
    ['package a\n\np if { 1 in [1] with input as 2; "x" in {"a": 1} }'],
    ["3:34 rego_type_error: match error"],
  ],
  [
    ['package a\n\np if { "x", 1 in {"a": 1} }\nq if { 1, 1 in {"a": 1} }'],
    ["4:8 rego_type_error: match error"],
  ],
  [["package a\n\np if { input.x with input.x as [1][0]; q with data.a.q as f(1) }\nq := 1\nf(x) := x"], []],
  [['package a\n\np if { q == "s" with data.a.q as "s" }\nq := 1'], []],
  [['package a\n\np if { r == "s" with data.a.q as "s" }\nq := 1\nr := q'], []],
  [['package a\n\np if { f(1) == "s" with f as "s" }\nf(x) := x + 1'], ["3:8 rego_type_error: match error"]],
  [["package a\n\np if { true with data.x[y] as 1 }"], ["3:8 rego_unsafe_var_error: var y is unsafe"]],
  [
    ["package a\n\np if { true with input.x[1] as 1; true with data.a as {} }"],
    ["3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p"],
  ],
  [
    ["package a\n\np if { true with input.foo as f }\nf(x) := x"],
    ["3:31 rego_type_error: function data.a.f used as reference, not called"],
  ],
  [
    ["package a\n\np if { x := f with f as 1 }\nf(x) := x"],
    ["3:13 rego_type_error: function data.a.f used as reference, not called"],
  ],
  [['package a\n\ntest_p if { p with input as {"a": 1} with data.q as 2 }\np if { input.a == 1 }'], []],
  [['package a\n\np := $"{input.x} {count(input.y)} {data.a.q}"\nq := 1'], []],
  [
    ['package a\n\np := $"{walk(input)}"'],
    ["3:9 rego_compile_error: illegal call to relation built-in 'walk' that may cause multiple outputs"],
  ],
  [['package a\n\np if { x := $"{y}"; y := 1; x }'], ["3:21 rego_compile_error: var y referenced above"]],
  [['package a\n\nf(x) := $"{x.y}"\nq := f(1)'], []],
  [['package a\n\np := $"{1 + input.x}" == 1'], []],
  [['package a\n\np if { every k, v in {"a": 1} { k == 1; v == "a" } }'], []],
  [['package a\n\np if { some k, v in {"a": 1}; k == 1; v == 2 }'], ["3:31 rego_type_error: match error"]],
  [['package a\n\np if { some v in [1, "a"]; v == null }'], ["3:28 rego_type_error: match error"]],
  [['package a\n\np if { some [a, b] in [[1, 2]]; a == "x"; b }'], ["3:33 rego_type_error: match error"]],
  [['package a\n\np if { some {"x": a} in [{"x": 1}]; a == "x" }'], ["3:37 rego_type_error: match error"]],
  [["package a\n\np if { some x; input[x] == x; x == 1 }"], []],
  [['package a\n\np := {"a": 1} | {"b": 2}'], ["3:6 rego_type_error: or: invalid argument(s)"]],
  [['package a\n\np := {1} | {"b"}\nq if { p[true] }'], []],
  [["package a\n\np := 1 - {2}"], []],
  [['package a\n\np := x if { x = 1; x = "a" }'], ["3:20 rego_type_error: match error"]],
  [['package a\n\np if { x = input.a; x = 1; x = "a" }'], []],
  [["package a\n\np if { not f(1, 2) }\nf(x) := x"], []],
  [
    ["package a\n\np if { f(1); g(1) }\nf(x) if { g(x) }\ng(x) if { f(x) }"],
    [
      "4:1 rego_recursion_error: rule data.a.f is recursive: data.a.f -> data.a.g -> data.a.f",
      "5:1 rego_recursion_error: rule data.a.g is recursive: data.a.g -> data.a.f -> data.a.g",
    ],
  ],
  [
    ["package a\n\np := q.r\nq.r := q.s\nq.s := p"],
    [
      "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.q.r -> data.a.q.s -> data.a.p",
      "4:1 rego_recursion_error: rule data.a.q.r is recursive: data.a.q.r -> data.a.q.s -> data.a.p -> data.a.q.r",
      "5:1 rego_recursion_error: rule data.a.q.s is recursive: data.a.q.s -> data.a.p -> data.a.q.r -> data.a.q.s",
    ],
  ],
  [
    ["package a\n\np[x] := q[x] if x := 1\nq[x] := p[x] if x := 2"],
    [
      "3:1 rego_recursion_error: rule data.a.p[x] is recursive: data.a.p[x] -> data.a.q[x] -> data.a.p[x]",
      "4:1 rego_recursion_error: rule data.a.q[x] is recursive: data.a.q[x] -> data.a.p[x] -> data.a.q[x]",
    ],
  ],
  [
    ["package a\n\np := count(data.a)"],
    ["3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p"],
  ],
  [
    ["package a\n\np if { input.x == data.a[input.y] }\nq := 1"],
    ["3:1 rego_recursion_error: rule data.a.p may be recursive: data.a.p -> data.a.p"],
  ],
];

test.each(rows)("%j", (texts, expected) => {
  const modules = texts.map((text, index) => parseModule(`${index}.rego`, `${text}\n`));
  expect(modules.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  const { diagnostics } = checkPolicy(modules.flatMap(({ module }) => module ?? []));
  const found = diagnostics.map(
    ({ code, message, location }) => `${location.row}:${location.column} ${code}: ${message}`,
  );
  expect(found).toEqual(expected);
});
