import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moduleJson } from "./module-json.js";
import { parseModule, parseQuery, parseTermText } from "./parser.js";
import { printModule, printTerm } from "./print.js";

/** The rules of a module, printed; its diagnostics if there are any. */
function read(text: string, regoVersion: "v0" | "v1" = "v1"): string {
  const { module, diagnostics } = parseModule("p.rego", `package p\n${text}`, { regoVersion });
  if (module === undefined) {
    return diagnostics
      .map(({ location, message }) => `${location.row}:${location.column} ${message}`)
      .join("\n");
  }
  return printModule(module).replace("package p\n\n", "").trimEnd();
}

describe("rules", () => {
  const cases: readonly [text: string, printed?: string][] = [
    ["p := 1"],
    ["p = 1"],
    ["default p := []"],
    ["default f(_) := false"],
    ["p if x", "p if {\n\tx\n}"],
    ['p if {"a": 1}', 'p if {\n\t{"a": 1}\n}'],
    ["p if { x }", "p if {\n\tx\n}"],
    ["p if {x | y}", "p if {\n\t{x | y}\n}"],
    ["p contains 1"],
    ["p contains x if x := 1", "p contains x if {\n\tx := 1\n}"],
    ["p[x] := y if { x; y }", "p[x] := y if {\n\tx\n\ty\n}"],
    ["p.q[r].s := 1 if r := 2", "p.q[r].s := 1 if {\n\tr := 2\n}"],
    ["p.q contains 1 if true", "p.q contains 1 if {\n\ttrue\n}"],
    ["f(x, [y]) := x + y"],
    ["a.b.f(x) := x"],
    ["p := 1 if a else := 2 if b else := 3", "p := 1 if {\n\ta\n} else := 2 if {\n\tb\n} else := 3"],
    ["p if a else if b", "p if {\n\ta\n} else if {\n\tb\n}"],
    ["f(x)", "f(x) = true"],
    ["p if.x", "`if` keyword cannot"],
  ];
  it.each(cases.slice(0, -1))("%s", (text, printed = text) => {
    expect(read(text)).toBe(printed);
  });

  const older: readonly [text: string, printed: string][] = [
    ["p { x }", "p {\n\tx\n}"],
    ["p[x] { x }", "p[x] {\n\tx\n}"],
    ["p[x] = y { x; y }", "p[x] = y {\n\tx\n\ty\n}"],
    ["p { x } { y }", "p {\n\tx\n}\n\np {\n\ty\n}"],
    ["p.q.r { true }", "p.q.r {\n\ttrue\n}"],
    ["import future.keywords.if\np if { x }", "import future.keywords.if\n\np if {\n\tx\n}"],
    ["in := 1", "in := 1"],
  ];
  it.each(older)("v0: %s", (text, printed) => {
    expect(read(text, "v0")).toBe(printed);
  });

  it("tells members of sets from refs by what follows them", () => {
    const head = (text: string, version: "v0" | "v1") =>
      parseModule("", `package p\n${text}`, { regoVersion: version }).module?.rules[0]?.head;
    expect(head("p[x] { x := 1 }", "v0")).toMatchObject({
      key: { name: "x" },
      reference: { parts: [{ name: "p" }] },
    });
    expect(head("p[x] if x := 1", "v1")).toMatchObject({ value: { value: true }, generatedValue: true });
    expect(head("p[x] if x := 1", "v1")).not.toHaveProperty("key");
  });
});

describe("terms", () => {
  const cases: readonly [text: string, printed?: string][] = [
    ["1 + 2 * 3"],
    ["(1 + 2) * 3"],
    ["1 - (2 - 3)"],
    ["a | b & c == d"],
    ["(a | b) in c in d", "a | b in c in d"],
    ["(x, y in z) in w"],
    ["[(a | b), c]"],
    ["[a | b]"],
    ["{1 | 2, 3}", "{(1 | 2), 3}"],
    ["[1 | 2, [3 | 4, 5]]", "[(1 | 2), [(3 | 4), 5]]"],
    ["{k: v | some k, v in xs}"],
    ["{,1}", "{1}"],
    ["[1, 2,]", "[1, 2]"],
    ["set()"],
    ["{}"],
    ["f(x)[0].y"],
    ['{"a": 1}.a'],
    ["[1, 2][i]"],
    ["a.b.c(d).e"],
    ["-x", "0 - x"],
    ["x -1", "x - 1"],
    ["- 1", "-1"],
    [".5", "0.5"],
    ["1e400"],
    ["123456789012345678901234567890"],
    ['input["a b"].c[d]'],
    ['data.foo["if"]', 'data.foo["if"]'],
    ["data.foo.if", 'data.foo["if"]'],
    ["`a\\nb`", "`a\\nb`"],
    ['"\\u00e9\\n"', '"é\\n"'],
    ['$"a {x} \\{b"'],
    ["$`a {f(x)} \\{`"],
    ['$"{1}{"a"}b"', '$"{1}a{"b"}"'],
    ['$"{{"a": $"{x}"}}"'],
    ["or(x, y)"],
    ["f(_, _)"],
  ];
  it.each(cases)("%s", (text, printed = text) => {
    const { term, diagnostics } = parseTermText(text);
    expect(diagnostics).toEqual([]);
    expect(term && printTerm(term)).toBe(printed);
  });

  it("gives each wildcard a name of its own", () => {
    expect(parseTermText("f(_, _)").term).toMatchObject({ args: [{ name: "$0" }, { name: "$1" }] });
  });
});

describe("expressions", () => {
  const cases: readonly [text: string][] = [
    ["some x, y"],
    ["some k, v in xs"],
    ["every x in xs { x > 1; y }"],
    ["every k, v in xs { k == v }"],
    ["not x with input as 1 with data.y as 2"],
    ["x, y in z"],
    ["x := y"],
    ["f(x) = y"],
    ["eq(x, y)"],
  ];
  it.each(cases)("%s", (text) => {
    expect(read(`p if { ${text} }`)).toBe(`p if {\n\t${text}\n}`);
  });

  const imported: readonly [text: string][] = [
    ["a or b and c"],
    ["(a or b) and c"],
    ["not { a; b }"],
    ["not (a or b)"],
    ["{ a; b } or not { c }"],
    ["(a with input as 1) or b"],
    ["a and b with input as 1"],
  ];
  it.each(imported)("with future.keywords: %s", (text) => {
    expect(read(`import future.keywords\np if ${text}`)).toBe(
      `import future.keywords\n\np if {\n\t${text}\n}`,
    );
  });

  it("separates by lines and semicolons", () => {
    expect(parseQuery("x; y\nz").body).toHaveLength(3);
    expect(parseQuery("x y").diagnostics).toMatchObject([
      { message: expect.stringContaining("expected \\n or ;") },
    ]);
  });
});

describe("mistakes", () => {
  const cases: readonly [text: string, found: string][] = [
    [
      "q := ]",
      "2:6 unexpected ] token\n2:6 unexpected ] token: expected rule value term (e.g., q := <VALUE> { ... })",
    ],
    ["p", "2:1 var cannot be used for rule name"],
    ["p { x }", "2:1 `if` keyword is required before rule body"],
    [
      "p[x] { x := 1 }",
      "2:1 `if` keyword is required before rule body\n2:1 `contains` keyword is required for partial set rules",
    ],
    ["p[x]", "2:1 `contains` keyword is required for partial set rules"],
    ["p.q.r", "2:1 rule must have value assignment and/or body declaration"],
    ["if := 1", "2:1 if keyword cannot be used for rule name"],
    ["default in := 1", "2:9 in keyword cannot be used for rule name"],
    [
      "f(x) contains 1",
      "2:6 unexpected contains keyword: the contains keyword can only be used with multi-value rule definitions (e.g., f contains <VALUE> { ... })",
    ],
    ["default p := input.x", "2:1 illegal default rule (value cannot contain ref)"],
    ["default f(x, x) := 1", "2:1 illegal default rule (arguments cannot be repeated x)"],
    ["p[x] := 1 if { x := 1 } else := 2", "2:25 else keyword cannot be used on rules with variables in head"],
    ["p contains 1 if { true } else := 2", "2:26 else keyword cannot be used on multi-value rules"],
    ["p if { every x in y {} }", "2:22 found empty body"],
    ["p if { x y }", "2:10 unexpected identifier token: expected \\n or ; or }"],
    ["p if { not some x }", "2:12 unexpected some keyword: illegal negation of 'some'"],
    ["p if { every x { y } }", "2:16 unexpected { token: expected `x[, y] in xs { ... }` expression"],
    [
      "p := 01",
      "2:6 unexpected number token: expected number without leading zero\n2:6 unexpected number token: expected rule value term (e.g., p := <VALUE> { ... })",
    ],
    [
      "p := 1e1000000",
      "2:6 number too big\n2:6 unexpected number token: expected rule value term (e.g., p := <VALUE> { ... })",
    ],
    ["p := 1x", "2:6 illegal number format"],
    ['p := "a', "2:6 non-terminated string"],
    ['p := "\\q"', "2:6 illegal escape sequence"],
    [
      'p := "\\u12"',
      '2:6 illegal string literal: "\\u12"\n2:6 unexpected string token: expected rule value term (e.g., p := <VALUE> { ... })',
    ],
    ["p := a ! b", "2:8 illegal ! character"],
    ["p := \u00a01", "2:6 illegal non-breaking space character, use a regular space instead"],
    ["p := @", "2:6 illegal token"],
    ['"a".b := 1', "2:1 illegal ref (head cannot be string)"],
    [
      "import foo.bar",
      "2:8 unexpected import path, must begin with one of: {data, future, input, rego}, got: foo",
    ],
    ["import data.foo.if", "2:17 unexpected import path, must not end with a keyword, got: if"],
    ["import data.foo as if", "2:20 unexpected if keyword: expected var"],
    ["import rego.v3", "2:8 invalid import `rego.v3`, must be one of: `rego.v1`, `rego.v2`"],
    ["import future.foo", "2:8 invalid import, must be `future.keywords`"],
    ["package q", "2:1 unexpected package"],
    ["x == 1", "2:1 rule name conflicts with built-in function"],
  ];
  it.each(cases)("%s", (text, found) => {
    expect(read(text)).toBe(
      found.replace("illegal token: expected rule value term (e.g., p := <VALUE> { ... })", "illegal token"),
    );
  });

  it("says of v0 which word has to be imported", () => {
    const messages = (text: string) =>
      parseModule("p.rego", `package p\n${text}`, { regoVersion: "v0" }).diagnostics.map(
        ({ location, message }) => `${location.row} ${message}`,
      );
    const name = "2 var cannot be used for rule name (hint: `import future.keywords";
    expect(messages("p if { x }")).toEqual([`${name}.if\` for \`p if { ... }\` rules)`]);
    const member = `${name}.contains\` for \`p contains x\` rules)`;
    expect(messages("p contains x { x := 1 }")).toEqual([member, member]);
    const separator =
      "2 unexpected identifier token: expected \\n or ; or } (hint: `import future.keywords.in` for";
    expect(messages("p { some x in y }")).toEqual([`${separator} \`some x in xs\` expressions)`]);
    expect(messages("p { 1 in y }")).toEqual([`${separator} \`x in xs\` expressions)`]);
  });

  it("reports them all, and goes on with the next statement", () => {
    const text = "p := ]\nq := 1\n\nr if {\n  x y\n}\ns := )\n";
    expect(read(text).split("\n")).toEqual([
      "2:6 unexpected ] token",
      expect.stringMatching(/^2:6 unexpected \] token: expected rule value/),
      expect.stringMatching(/^6:5 unexpected identifier token/),
      "8:6 unexpected ) token",
      expect.stringMatching(/^8:6 unexpected \) token: expected rule value/),
    ]);
  });

  it("says what is missing at the top", () => {
    expect(parseModule("", "").diagnostics).toMatchObject([{ message: "empty module" }]);
    expect(parseModule("", "p := 1").diagnostics).toMatchObject([{ message: "package expected" }]);
  });

  it("gives each a help line where it can", () => {
    expect(parseModule("", "package p\np contains 1", { regoVersion: "v0" }).diagnostics[0]?.help).toContain(
      "import future.keywords.contains",
    );
  });

  it("counts columns in code points", () => {
    expect(read('p := "🚀é" ]')).toMatch(/^2:11 /);
  });

  it("caps their number", () => {
    expect(parseModule("", `package p\n${"p := ]\n".repeat(500)}`).diagnostics).toHaveLength(100);
  });
});

describe("robustness", () => {
  const deep = 10_000;
  const openings = [
    "[",
    "{",
    "(",
    "f(",
    '{"a":',
    "[x | ",
    "{x: y | ",
    'a["',
    "a[",
    '$"{',
    "not ",
    "not {",
    "{1|2, ",
  ];
  it.each(openings)("nesting %s is an error, not an overflow", (opening) => {
    for (const text of [
      `package p\nx := ${opening.repeat(deep)}`,
      `package p\nimport future.keywords\nx if ${opening.repeat(deep)}`,
    ]) {
      expect(parseModule("", text).diagnostics.length).toBeGreaterThan(0);
    }
  });
  const chains: readonly [string, string][] = [
    ["x := 1", " + 1"],
    ["x := 1", " in 1"],
    ["x := f", "(1).g"],
    ["x := 1 if a", " else := 1 if a"],
    ["import future.keywords.or\nx if a", " or a"],
  ];
  it.each(chains)("a chain of %s%s too", (start, link) => {
    const { diagnostics } = parseModule("", `package p\n${start}${link.repeat(deep)}`);
    expect(diagnostics[0]?.message).toBe("max parsing recursion depth exceeded");
  });

  it("reads what is nested within the limit", () => {
    const text = `package p\nx := ${"[".repeat(200)}${"]".repeat(200)}\n`;
    const { module } = parseModule("", text);
    expect(module && printModule(module)).toContain("[[[[");
  });

  it.each([
    ["a byte-order mark", "\ufeffpackage p\nx := 1", 0],
    ["carriage returns", "package p\r\nx := 1\r\n", 0],
    ["a null character", 'package p\nx := "\0"', 1],
    ["half a surrogate pair", 'package p\nx := "\ud800"', 1],
    ["a later byte-order mark", "package p\nx := \ufeff1", 1],
    ["prototype names", 'package p\n__proto__ := {"__proto__": constructor}', 0],
  ])("%s", (_note, text, count) => {
    expect(parseModule("", text).diagnostics).toHaveLength(count);
  });

  const tokens =
    'package import as default else not some with null true false in every contains if and or x _ input data 1 .5 -1 "a" `r` $"{ }" $` ` [ ] { } ( ) , : := = == != < <= > >= + - * / % & | . ; # \n';
  const soup = fc
    .array(fc.constantFrom(...tokens.split(" "), "\n", " ", "package p\n", "import future.keywords\n"), {
      maxLength: 60,
    })
    .chain((words) => fc.constantFrom(" ", "").map((glue) => words.join(glue)));

  it("never throws, whatever the tokens; what it reads, it can print and read again", () => {
    fc.assert(
      fc.property(soup, fc.constantFrom("v0" as const, "v1" as const), (text, regoVersion) => {
        const { module, diagnostics } = parseModule("", `package p\n${text}`, { regoVersion });
        if (module === undefined) expect(diagnostics.length).toBeGreaterThan(0);
        else {
          const again = parseModule("", printModule(module), { regoVersion }).module;
          const tree = (parsed: typeof module) => JSON.stringify(moduleJson(parsed, { comments: false }));
          expect(again && tree(again)).toBe(tree({ ...module, annotations: [] }));
        }
      }),
      { numRuns: 500 },
    );
  });

  it("never throws on any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        expect(parseModule("", `package p\n${text}`).diagnostics).toBeInstanceOf(Array);
        expect(parseQuery(text).diagnostics).toBeInstanceOf(Array);
      }),
    );
  });
});
