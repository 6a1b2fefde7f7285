import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatModule } from "./format.js";

function format(text: string, regoVersion: "v0" | "v1" = "v1"): string {
  const { text: formatted, diagnostics } = formatModule("p.rego", `package p\n\n${text}`, { regoVersion });
  expect(diagnostics).toEqual([]);
  return (formatted ?? "").replace("package p\n\n", "");
}

const cases: readonly [note: string, text: string, formatted: string][] = [
  ["spaces", "p:=1+2*3", "p := 1 + (2 * 3)\n"],
  ["blank lines between rules", "p := 1 if {\nx\n}\n\n\n\nq := 2", "p := 1 if {\n\tx\n}\n\nq := 2\n"],
  ["one-liners together", "p := 1\nq := 2\n", "p := 1\nq := 2\n"],
  ["a body on the line of its head", "p if { x }", "p if x\n"],
  ["a body that says nothing", "p := 1 if true", "p := 1\n"],
  ["a set for a body keeps its braces", "p if { {x} }", "p if {\n\t{x}\n}\n"],
  ["unification in a head", "p = 1", "p := 1\n"],
  ["else", "p if {\nx\n} else := 2 if {\ny\n}", "p if {\n\tx\n} else := 2 if {\n\ty\n}\n"],
  [
    "imports, sorted in their groups",
    "import data.b\nimport data.a # a\n\nimport input.c as d\n",
    "import data.a # a\nimport data.b\n\nimport input.c as d\n",
  ],
  ["items over several lines", "p := [1,\n2, 3]", "p := [\n\t1,\n\t2, 3,\n]\n"],
  [
    "an object over several lines",
    'p := {\n"a": 1,\n  "b": [x |\n x := 1]}',
    'p := {\n\t"a": 1,\n\t"b": [x |\n\t\tx := 1\n\t],\n}\n',
  ],
  [
    "comments",
    "# above\np := 1 # beside\n\n# METADATA\n# title: x\nq if {\n  # inside\n  x # there\n  # below\n}\n# end",
    "# above\np := 1 # beside\n\n# METADATA\n# title: x\nq if {\n\t# inside\n\tx # there\n\n\t# below\n}\n\n# end\n",
  ],
  [
    "comments that crowd stay as written",
    "p := f(1, # one\n  2) # two\n",
    "p := f(\n\t1, # one\n\t2,\n) # two\n",
  ],
  [
    "with",
    "p if {\nx with input as 1\n  with data.y as 2\n}",
    "p if {\n\tx with input as 1\n\t\twith data.y as 2\n}\n",
  ],
  ["every", "p if every x in xs { x > 1; y }", "p if every x in xs { x > 1; y }\n"],
  ["raw strings and escapes as written", 'p := `a\\b`\nq := "\\u00e9"', 'p := `a\\b`\nq := "\\u00e9"\n'],
  ["an entry that is true", "p[x] := true if {\nx := 1\n}", "p[x] := true if {\n\tx := 1\n}\n"],
  ["quoted keywords in refs", 'p := x["if"].not["y"]', 'p := x["if"].not.y\n'],
  ["names that a compiler gave", "p if {\nf(__local0__,\n1)\n}", "p if {\n\tf(__local0__, 1)\n}\n"],
  ["parentheses that matter", "p if {\nx != (y != z)\n}", "p if {\n\tx != (y != z)\n}\n"],
  [
    "parentheses that do not",
    "p := f((x * y)) if {\n(1 + 2) == y\n}",
    "p := f(x * y) if {\n\t1 + 2 == y\n}\n",
  ],
  ["a union behind a brace", "p if {\n(x | y)\nz\n}", "p if {\n\t(x | y)\n\tz\n}\n"],
  ["an else in the row of its rule", "p := 1 if { {x} } else := 2", "p := 1 if {\n\t{x}\n}\n\nelse := 2\n"],
  ["imports that `rego.v1` stands for", "import rego.v1\nimport future.keywords.in", "import rego.v1\n"],
  ["METADATA that is wrong", "# METADATA\n# scope: no\np := 1", "# METADATA\n# scope: no\np := 1\n"],
  [
    "bodies behind not",
    "import future.keywords.not\n\np if {\nnot {\nx # why\ny\n}\n}",
    "import future.keywords.not\n\np if {\n\tnot {\n\t\tx # why\n\t\ty\n\t}\n}\n",
  ],
  [
    "a chain of and and or",
    "import rego.v2\n\np if {\n(x and y) or\nz or (u or v)\n}",
    "import rego.v2\n\np if {\n\tx and y or\n\t\tz or (u or v)\n}\n",
  ],
  ["template strings", 'p := $"a {x+1} \\{"', 'p := $"a {x + 1} \\{"\n'],
];

describe("formatModule", () => {
  it.each(cases.filter(([note]) => !note.includes("crowd") && note !== "comments" && note !== "every"))(
    "%s",
    (_note, text, formatted) => {
      expect(format(text)).toBe(formatted);
    },
  );

  it.each(cases)("is idempotent: %s", (_note, text) => {
    const once = format(text);
    expect(format(once)).toBe(once);
  });

  it("keeps every comment", () => {
    const comment = fc.constantFrom("", "# one\n", " # two\n", "\n");
    const pieces = [
      "p := [",
      "1,",
      "2",
      "]\n",
      "q if {\n",
      "x == 1\n",
      "y := {",
      "z |",
      "z := 1",
      "}\n",
      "}\n",
    ];
    fc.assert(
      fc.property(fc.array(comment, { minLength: pieces.length, maxLength: pieces.length }), (between) => {
        const text = pieces.map((piece, index) => piece + (between[index] ?? "")).join("");
        const count = (of: string) => of.split("#").length;
        const formatted = format(text);
        expect(count(formatted)).toBe(count(text));
        expect(format(formatted)).toBe(formatted);
      }),
      { numRuns: 300 },
    );
  });

  it("leaves v0 its words", () => {
    expect(format("p { x }", "v0")).toBe("p {\n\tx\n}\n");
    expect(format("p[x] { x := 1 }", "v0")).toBe("p[x] {\n\tx := 1\n}\n");
  });

  it("leaves v0 its `=`", () => {
    const imported = "import future.keywords\n\n";
    expect(format(`${imported}p[x] = y if { x }`, "v0")).toBe(`${imported}p[x] = y if x\n`);
    expect(format("p.q.r", "v0")).toBe("p.q.r\n");
  });

  it("looks for the brace after a key in brackets, as OPA does", () => {
    expect(format("p contains x if {\nx := 1\n# end\n}")).toBe("p contains x if {\n\tx := 1\n}\n\n# end\n");
  });

  it("says what is wrong with a text", () => {
    const { text, diagnostics } = formatModule("p.rego", "package p\nq := ]");
    expect(text).toBeUndefined();
    expect(diagnostics[0]?.message).toBe("unexpected ] token");
  });
});
