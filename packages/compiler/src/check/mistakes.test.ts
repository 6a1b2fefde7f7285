// 300 lines: one table. What the checker says of wrong programs, and that it says nothing of right ones, as OPA 1.22 does.

import { describe, expect, test } from "vitest";
import { parseModule } from "../syntax/parser.js";
import { checkPolicy } from "./check.js";

/** A program (in package `a`, from row 3, if it names none) and what is found. */
type Row = readonly [text: string, ...found: string[]];

const tables: Readonly<Record<string, readonly Row[]>> = {
  "unsafe variables": [
    ["p if { x }", "3:8 rego_unsafe_var_error: var x is unsafe"],
    ["p if { not x = 1 }", "3:8 rego_unsafe_var_error: var x is unsafe"],
    ["p if { not q[x] }\nq contains 1", "3:8 rego_unsafe_var_error: var x is unsafe"],
    ["p := x if { true }", "3:6 rego_unsafe_var_error: var x is unsafe"],
    ["p contains x if { y := 1; y == 1 }", "3:12 rego_unsafe_var_error: var x is unsafe"],
    ["p := 1 if { false } else := x if { true }", "3:29 rego_unsafe_var_error: var x is unsafe"],
    ["p if { count(x) > 1 }", "3:8 rego_unsafe_var_error: var x is unsafe"],
    [
      "p if { x > y; z == 1 }",
      "3:8 rego_unsafe_var_error: var x is unsafe",
      "3:8 rego_unsafe_var_error: var y is unsafe",
      "3:15 rego_unsafe_var_error: var z is unsafe",
    ],
    ["p if { some x; x > 1 }", "3:16 rego_unsafe_var_error: var x is unsafe"],
    ["p if { y := x + 1; y > 1 }", "3:13 rego_unsafe_var_error: var x is unsafe"],
    ["p if { every x in xs { x > 1 } }", "3:19 rego_unsafe_var_error: var xs is unsafe"],
    ["p if { every x in [1] { x > y } }", "3:25 rego_unsafe_var_error: var y is unsafe"],
    ["p := [x | y := 1; y > 0]", "3:6 rego_unsafe_var_error: var x is unsafe"],
    ["p := [x | x := z]", "3:11 rego_unsafe_var_error: var z is unsafe"],
    ["p if { input.a with input as x }", "3:8 rego_unsafe_var_error: var x is unsafe"],
    ["p if { _ > 1 }", "3:8 rego_unsafe_var_error: var _ is unsafe"],
    ["f(x) := y if { x > 1 }", "3:9 rego_unsafe_var_error: var y is unsafe"],
    ['p := {"a": x} if true', "3:12 rego_unsafe_var_error: var x is unsafe"],
    ["p[x] := 1 if { true }", "3:3 rego_unsafe_var_error: var x is unsafe"],
    ["p if { f(g(x)) }\nf(x) := x\ng(x) := x", "3:10 rego_unsafe_var_error: var x is unsafe"],
    ["p if { x in [1,2] }", "3:8 rego_unsafe_var_error: var x is unsafe"],
    ["p if { not x in [1,2] }", "3:8 rego_unsafe_var_error: var x is unsafe"],
    [
      "p if { x > 1 } \nq if y > 1",
      "3:8 rego_unsafe_var_error: var x is unsafe",
      "4:6 rego_unsafe_var_error: var y is unsafe",
    ],
    [
      "p if { contains > 1 }",
      "3:8 rego_unsafe_var_error: var contains is unsafe (hint: `import future.keywords.contains` to import a future keyword)",
    ],
    ["p if { x = [x | x > 1] }", "3:8 rego_unsafe_var_error: var x is unsafe"],
    ["p if { print(x) }", "3:14 rego_compile_error: var x is undeclared"],
    ["p if { print(y); y := 1 }", "3:18 rego_compile_error: var y referenced above"],
    ['p := $"{x + 1}"', "3:9 rego_compile_error: var x is undeclared"],
    ['p := $"{x}"', "3:6 rego_unsafe_var_error: var x is unsafe"],
  ],
  "rules that are called": [
    ["f() := input.a\np := f()"],
    ["f() := 1\np := f()", "4:6 rego_type_error: undefined function data.a.f"],
    [
      'f() := 1 if input.a\nf() := "a" if input.b\np := f()',
      "5:6 rego_type_error: undefined function data.a.f",
    ],
    ["f contains input.a\np := f()", "4:6 rego_type_error: undefined function data.a.f"],
    ["f := input.a\np := f(1, 2)", "4:6 rego_type_error: function data.a.f has arity 0, got 2 arguments"],
  ],
  recursion: [
    ["p if { p }", "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p"],
    [
      "p if { q }\nq if { r }\nr if { p }",
      "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.q -> data.a.r -> data.a.p",
      "4:1 rego_recursion_error: rule data.a.q is recursive: data.a.q -> data.a.r -> data.a.p -> data.a.q",
      "5:1 rego_recursion_error: rule data.a.r is recursive: data.a.r -> data.a.p -> data.a.q -> data.a.r",
    ],
    ["f(x) := f(x-1)", "3:1 rego_recursion_error: rule data.a.f is recursive: data.a.f -> data.a.f"],
    [
      "p contains x if { some x in p }",
      "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p",
    ],
    ["p if { data.a }", "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p"],
    ["p if { data[x] }", "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p"],
    [
      "p if { x := input.x; data.a[x] }\nq := 1",
      "3:1 rego_recursion_error: rule data.a.p may be recursive: data.a.p -> data.a.p",
    ],
    [
      "p if { false } else if { q }\nq if { p }",
      "3:16 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.q -> data.a.p",
      "4:1 rego_recursion_error: rule data.a.q is recursive: data.a.q -> data.a.p -> data.a.q",
    ],
    ['p if { some k in ["q"]; data.a[k] }\nq := 1'],
    [
      "p if { input.x with data.a.p as 1 }",
      "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p",
    ],
    [
      "p := [x | x := q[_]]\nq := [x | x := p[_]]",
      "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.q -> data.a.p",
      "4:1 rego_recursion_error: rule data.a.q is recursive: data.a.q -> data.a.p -> data.a.q",
    ],
    [
      'p[q] := 1\nq := "x" if p',
      "3:1 rego_recursion_error: rule data.a.p[__local0__] is recursive: data.a.p[__local0__] -> data.a.q -> data.a.p[__local0__]",
      "4:1 rego_recursion_error: rule data.a.q is recursive: data.a.q -> data.a.p[__local0__] -> data.a.q",
    ],
  ],
  conflicts: [
    ["p := 1\np contains 2", "3:1 rego_type_error: conflicting rules data.a.p found"],
    ["f(x) := x\nf(x,y) := x", "3:1 rego_type_error: conflicting rules data.a.f found"],
    ["f(x) := x\nf := 1", "3:1 rego_type_error: conflicting rules data.a.f found"],
    [
      "default p := 1\ndefault p := 2\np := 3 if input",
      "1:1 rego_type_error: multiple default rules data.a.p found at a.rego:3, a.rego:4",
    ],
    ["p.q := 1\np.q.r := 2", "3:1 rego_type_error: rule data.a.p.q conflicts with:"],
    ["p.q := 1\np.q.r.s := 2\np.q.t := 1", "3:1 rego_type_error: rule data.a.p.q conflicts with:"],
    ['p[x] := 1 if { x := "a" }\np.q.f(x) := x', "3:1 rego_type_error: rule data.a.p[x] conflicts with:"],
    ["p := 1\np[x] := 2 if { x := 1 }", "3:1 rego_type_error: conflicting rules data.a.p[x] found"],
    [
      "p contains 1\np[x] contains 2 if { x := 1 }",
      "3:1 rego_type_error: conflicting rules data.a.p[x] found",
    ],
    ["p contains 1\np.q := 2", "3:1 rego_type_error: rule data.a.p conflicts with:"],
    ['p[x] := 1 if { x := "a" }\np.q := 2'],
    ['p[x].y := 1 if { x := "a" }\np.q contains 2'],
  ],
  functions: [
    ["p if { foo(1) }", "3:8 rego_type_error: undefined function foo"],
    ["p if { data.b.foo(1) }", "3:8 rego_type_error: undefined function data.b.foo"],
    [
      "p := foo(1) + bar(2)",
      "3:6 rego_type_error: undefined function foo",
      "3:15 rego_type_error: undefined function bar",
    ],
    ["p if { count := 1; x := foo.bar(count) }", "3:25 rego_type_error: undefined function foo.bar"],
    ["q := 1\np if { q(1) }", "4:8 rego_type_error: undefined function data.a.q"],
    ["q := 1\np if { q() }", "4:8 rego_type_error: undefined function data.a.q"],
    ["f(x) := x\np if { f(1,2,3) }", "4:8 rego_type_error: function data.a.f has arity 1, got 3 arguments"],
    [
      "f(x, y) := x\np if { x := f(1) }",
      "4:13 rego_type_error: function data.a.f has arity 2, got 1 argument",
    ],
    ["f(x, y) := x\np if { f(1) }", "4:8 rego_type_error: function data.a.f has arity 2, got 1 argument"],
    ["p if { count(1,2,3) }", "3:8 rego_type_error: count: arity mismatch"],
    ["p if { x := count() }", "3:13 rego_type_error: count: arity mismatch"],
    ['p if { concat(",") }', "3:8 rego_type_error: concat: arity mismatch"],
    ['p if { x := concat(",") }', "3:13 rego_type_error: concat: arity mismatch"],
    ["p if { plus(1, 2, 3) }"],
    ["f(g(x)) := 1\ng(x) := x", "3:3 rego_compile_error: rule arguments cannot contain calls"],
    ["p := print(1)", "3:6 rego_type_error: print(1) used as value"],
    ["p if { x := print(1) }", "3:13 rego_type_error: print(1) used as value"],
  ],
  declarations: [
    ["p if { x := 1; x := 2 }", "3:16 rego_compile_error: var x assigned above"],
    ["p if { x = 1; x := 2 }", "3:15 rego_compile_error: var x referenced above"],
    ["p if { some x; x := 2 }", "3:16 rego_compile_error: var x declared above"],
    ["f(x) if { x := 2 }", "3:11 rego_compile_error: arg x redeclared"],
    ["p if { input.x := 2 }", "3:8 rego_compile_error: cannot assign to ref"],
    ["p if { 1 := 2 }", "3:8 rego_compile_error: cannot assign to number"],
    ["p if { [x, 1] := [1, 1] }", "3:12 rego_compile_error: cannot assign to number"],
    ["p if { not x := 2 }", "3:8 rego_compile_error: cannot assign vars inside negated expression"],
    ["p if { {x} := {1} }", "3:8 rego_compile_error: cannot assign to set"],
    [
      "p if { input := 1 }",
      "3:8 rego_compile_error: variables must not shadow input (use a different variable name)",
    ],
    ["p if { [x | x = 1] := 1 }", "3:8 rego_compile_error: cannot assign to arraycomprehension"],
    ["p if { x := 1; [x, y] := [1,2]; y }", "3:17 rego_compile_error: var x assigned above"],
    ["p if { x := 1; some x in [1,2]; x }", "3:16 rego_compile_error: var x assigned above"],
    ["p if { some x in x }", "3:8 rego_compile_error: var x assigned before"],
    ["p if { x := [1]; some x in x }", "3:18 rego_compile_error: var x assigned before"],
    ["p if { every x in [1] { x := 2; x } }", "3:25 rego_compile_error: var x declared above"],
    ["p if { every x in [1] { some x; x } }", "3:25 rego_compile_error: var x declared above"],
    ["p if { some x; true }", "3:8 rego_compile_error: declared var x unused"],
    ["p if { some x, y; x = 1; true }", "3:8 rego_compile_error: declared var y unused"],
    ["p if { every k, v in [1] { v } }", "3:28 rego_compile_error: declared var k unused"],
    ["p := [1 | some x; true]", "3:11 rego_compile_error: declared var x unused"],
  ],
  names: [
    ["input := 1", "3:1 rego_compile_error: rules must not shadow input (use a different rule name)"],
    ["data.x := 1", "3:1 rego_compile_error: rules must not shadow data (use a different rule name)"],
    ["f(input) := 1", "3:1 rego_compile_error: args must not shadow input (use a different variable name)"],
    [
      "package a\nimport data.x.y\nimport data.z.y\np if y",
      "3:1 rego_compile_error: import must not shadow import data.x.y",
    ],
    [
      "package a\nimport data.x.y\nimport data.x.y as z\nimport input.z\np if { y; z }",
      "4:1 rego_compile_error: import must not shadow import data.x.y as z",
    ],
    ["p if { count := 1; x := count([1]); x }", "3:25 rego_compile_error: called function count shadowed"],
    ["p if { count := 1; count([1]) }", "3:20 rego_type_error: undefined function count"],
    [
      "p if { any([true]); all([false]) }",
      "3:8 rego_type_error: deprecated built-in function calls in expression: any",
      "3:21 rego_type_error: deprecated built-in function calls in expression: all",
    ],
  ],
  with: [
    [
      "p if { true with foo as 1 }",
      "3:18 rego_type_error: with keyword target must reference existing input, data, or a function",
    ],
    [
      'p if { true with data.a.q.r as 1 }\nq := {"r": 1}',
      "3:18 rego_compile_error: with keyword cannot partially replace virtual document(s)",
    ],
    [
      "p if { true with eq as 1 }",
      '3:18 rego_compile_error: with keyword replacing built-in function: replacement of "eq" invalid',
    ],
    [
      "p if { true with walk as 1 }",
      "3:18 rego_compile_error: with keyword replacing built-in function: target must not be a relation",
    ],
    [
      "p if { true with internal.member_2 as 1 }",
      '3:18 rego_compile_error: with keyword replacing built-in function: replacement of internal function "internal.member_2" invalid',
    ],
    [
      "p if { true with rego.metadata.chain as 1 }",
      '3:18 rego_compile_error: with keyword replacing built-in function: replacement of "rego.metadata.chain" invalid',
    ],
    [
      "p if { true with print as 1 }",
      "3:18 rego_compile_error: with keyword replacing built-in function: target must not be a void function",
    ],
    ["p if { count([1]) with count as f }\nf(x) := 1"],
    ["p if { count([1]) with count as f }\nf(x,y) := 1", "3:19 rego_type_error: count: arity mismatch"],
    [
      "p if { x := 1; true with x.y as 1 }",
      "3:26 rego_type_error: with keyword target must reference existing input, data, or a function",
    ],
    [
      "p if { true with data as {}; true with input as {} ; true with data.foo.bar as 1}",
      "3:1 rego_recursion_error: rule data.a.p is recursive: data.a.p -> data.a.p",
    ],
    ["p if { f(1) with f as 1 }\nf(x) := x"],
    ["p if { f(1) with data.a.f as count }\nf(x) := x"],
  ],
  types: [
    ["p if { count(1) }", "3:8 rego_type_error: count: invalid argument(s)"],
    ['p if { 1 + "a" }', "3:8 rego_type_error: plus: invalid argument(s)"],
    ['p if { x := 1; x == "a" }', "3:16 rego_type_error: match error"],
    ['p if { "a" == 1 }', "3:8 rego_type_error: match error"],
    ['q := {"x": 1}\np if { q.y }', "4:8 rego_type_error: undefined ref: data.a.q.y"],
    ["q := 1\np if { q.y }", "4:8 rego_type_error: undefined ref: data.a.q.y"],
    ['q := {"x": 1}\np if { q.x == "a" }', "4:8 rego_type_error: match error"],
    ['p if { [1, 2] == [1, "a"] }', "3:8 rego_type_error: match error"],
    ['p if { startswith(1, "a") }', "3:8 rego_type_error: startswith: invalid argument(s)"],
    ["f(x) := x\np if { f }", "4:8 rego_type_error: function data.a.f used as reference, not called"],
    ['f(x) := x + 1\np if { f("a") }', "4:8 rego_type_error: data.a.f: invalid argument(s)"],
    ['f(x) := x + 1\np if { f(1) == "a" }', "4:8 rego_type_error: match error"],
    ['q contains 1\np if { q["a"] }', "4:8 rego_type_error: undefined ref: data.a.q.a"],
    ["p if { x := [1,2,3]; x.foo }", "3:22 rego_type_error: undefined ref: x.foo"],
    ['p if { x := [1,2,3]; x["foo"] }', "3:22 rego_type_error: undefined ref: x.foo"],
    ['p if { x := {"a": 1, "b": "x"}; x[_] == true }', "3:33 rego_type_error: match error"],
    ['p if { sum(["a"]) }', "3:8 rego_type_error: sum: invalid argument(s)"],
    ['p := x if { x := sum([y | y := "a"]) }', "3:18 rego_type_error: sum: invalid argument(s)"],
    ['p if { x := {1,2}; x["a"] }', "3:20 rego_type_error: undefined ref: x.a"],
    ['p if { "a" in 1 }'],
    ['p if { "a" in [1,2] }', "3:8 rego_type_error: match error"],
    ['q := {"x": {"y": 1}}\np if { q.x.z.w }', "4:8 rego_type_error: undefined ref: data.a.q.x.z.w"],
    ["p if { object.get(1, 2, 3) }", "3:8 rego_type_error: object.get: invalid argument(s)"],
    ["p if { input.x == 1; concat(1, input.y) }", "3:22 rego_type_error: concat: invalid argument(s)"],
    ['p if { split("a", 1) }', "3:8 rego_type_error: split: invalid argument(s)"],
    ["p if { some x in 1 }"],
    ["p if { every x in 1 { x } }"],
    ['p if { sprintf("a", "b") }', "3:8 rego_type_error: sprintf: invalid argument(s)"],
    ['q := [1,2]\np if { q["a"] }', "4:8 rego_type_error: undefined ref: data.a.q.a"],
    ['q[x] := 1 if { x := "a" }\np if { q[1] }', "4:8 rego_type_error: undefined ref: data.a.q[1]"],
    ['q[x] := 1 if { x := "a" }\np if { q.foo == "x" }', "4:8 rego_type_error: match error"],
    ['p if { {"a": 1} == {"b": 1} }', "3:8 rego_type_error: match error"],
    ["p if { data.a.zzz.foo }"],
    ["q.r := 1\np if { data.a.q.s }"],
    ["p if { data.a[1] }"],
    ['p if { x := "a"; data.b[x][1] }'],
    ['q := x if { x := input.foo }\np if { q == 1; q == "a" }'],
    ["p if { 1 }\nr if { null == 1 }", "4:8 rego_type_error: match error"],
    ["p := 1 if { x := null; x > 1 }"],
    ["p if { lower(upper(1)) }", "3:14 rego_type_error: upper: invalid argument(s)"],
    [
      'p if { f(1, "x") }\nf(x, y) := z if { z := x + y }',
      "3:8 rego_type_error: data.a.f: invalid argument(s)",
    ],
    ['f(x) := 1 if { x == 1 }\np if { f("a") }', "4:8 rego_type_error: data.a.f: invalid argument(s)"],
    [
      'p if { x := [1, "a"]; y := x[0]; startswith(y, "b") }',
      "3:34 rego_type_error: startswith: invalid argument(s)",
    ],
    ['p if { x := {"a": {"b": [1]}}; x.a.b[0].c }', "3:32 rego_type_error: undefined ref: x.a.b[0].c"],
    ['p if { [x, y] := [1, "a"]; x == y }', "3:28 rego_type_error: match error"],
    ['p if { {"a": x} := {"a": 1}; x == "s" }', "3:30 rego_type_error: match error"],
    ['p if { x := {y: 1 | y := "a"}; x[1] }', "3:32 rego_type_error: undefined ref: x[1]"],
    ['p if { 1 == 1; not 1 == "a" }', "3:16 rego_type_error: match error"],
    ['p if { regex.match(1, "a") }', "3:8 rego_type_error: regex.match: invalid argument(s)"],
    ['p if { upper("a") == 1 }', "3:8 rego_type_error: match error"],
    ['p if { {"a"} - ["a"] }', "3:8 rego_type_error: minus: invalid argument(s)"],
    ["p if { {1} & [1] }", "3:8 rego_type_error: and: invalid argument(s)"],
    ['p if { json.unmarshal("a").foo.bar == 1 }'],
    ["p if { set() == [] }", "3:8 rego_type_error: match error"],
    ['p if { walk({"a":1}, [p2, v]); p2 == 1; v }', "3:32 rego_type_error: match error"],
    ['p if { input.a[1].b == "x"; is_string(1) }'],
    ["p if { x := 1; x.y.z }", "3:16 rego_type_error: undefined ref: x.y.z"],
    ["p if { any([true]) }", "3:8 rego_type_error: deprecated built-in function calls in expression: any"],
    ["p if { [] == [1] }", "3:8 rego_type_error: match error"],
    ['default p := 1\np := "a" if { input.x }\nq if { p == true }', "5:8 rego_type_error: match error"],
    ['p if { not q.y }\nq := {"x": 1}', "3:12 rego_type_error: undefined ref: data.a.q.y"],
    ['p := {x | x := q.y }\nq := {"x": 1}', "3:16 rego_type_error: undefined ref: data.a.q.y"],
  ],
  "many at once": [
    [
      "p if { x }\nq if { y }\nr if { foo(1) }",
      "3:8 rego_unsafe_var_error: var x is unsafe",
      "4:8 rego_unsafe_var_error: var y is unsafe",
      "5:8 rego_type_error: undefined function foo",
    ],
  ],
  accepted: [
    ["p contains x if { y = 1; x == {y | y = 1} }"],
    ["package a.b\np := 1"],
    ["p := rego.metadata.rule()"],
    ["p if { x := input.a; y := [z | z := x[_]]; count(y) > 0 }"],
    ["p if { plus(1, 2, x); x == 3 }"],
    [
      "p if { y > x; x := 1; y := 2 }",
      "3:15 rego_compile_error: var x referenced above",
      "3:23 rego_compile_error: var y referenced above",
    ],
    ["p := x if { [x, y] = [y, 1] }"],
    ["p if { input[x] = y; y = x }"],
    ["p contains [x, y] if { some x, y; input[x][y] }"],
    ["p if { count = 3; count > 1 }"],
  ],
  strict: [
    [
      "package a\nimport data.foo\nimport input.bar\np if bar",
      "2:1 rego_compile_error: import data.foo unused",
    ],
    ["p if { x := 1; true }", "3:8 rego_compile_error: assigned var x unused"],
    ["f(x, y) := x", "3:1 rego_compile_error: unused argument y. (hint: use _ (wildcard variable) instead)"],
    ["f(x) := 1 if { false } else := 2 if { x }"],
    ["p := [1 | x := 1; true]", "3:11 rego_compile_error: assigned var x unused"],
  ],
};

function found(text: string, strict: boolean): readonly string[] {
  const source = text.startsWith("package") ? text : `package a\n\n${text}`;
  const { module, diagnostics } = parseModule("a.rego", `${source}\n`);
  expect(diagnostics).toEqual([]);
  const result = checkPolicy(module === undefined ? [] : [module], { strict });
  expect(result.policy === undefined).toBe(result.diagnostics.length > 0);
  return result.diagnostics.map(
    ({ code, message, location }) => `${location.row}:${location.column} ${code}: ${message}`,
  );
}

describe.each(Object.entries(tables))("%s", (name, rows) => {
  test.each(rows)("%s", (text, ...expected) => {
    expect(found(text, name === "strict")).toEqual(expected);
  });
});
