import { describe, expect, it } from "vitest";
import { parseModule } from "./parser.js";

function annotations(text: string) {
  return parseModule("p.rego", text).module?.annotations ?? [];
}

/** The fields that a block of these lines gives. */
function fields(...lines: string[]) {
  const [block] = annotations(
    `package p\n\n# METADATA\n${lines.map((line) => `# ${line}\n`).join("")}q := 1\n`,
  );
  return block?.fields;
}

function mistakes(...lines: string[]): readonly string[] {
  const text = `package p\n\n# METADATA\n${lines.map((line) => `# ${line}\n`).join("")}q := 1\n`;
  return parseModule("p.rego", text).diagnostics.map(({ location, message }) => `${location.row} ${message}`);
}

describe("METADATA", () => {
  it("is attached to the statement below, with OPA's default scopes", () => {
    const found = annotations(
      "# METADATA\n# title: a\npackage p\n\n# METADATA\n# title: b\nq := 1\n\n# METADATA\n# entrypoint: true\nr := 1\n",
    );
    expect(found.map(({ scope }) => scope)).toEqual(["package", "rule", "document"]);
    expect(found[1]?.target).toMatchObject({
      kind: "rule",
      rule: { head: { reference: { parts: [{ name: "q" }] } } },
    });
    expect(found[2]).toMatchObject({ entrypoint: true, location: { row: 9, column: 1 } });
  });

  it("leaves other comments alone", () => {
    expect(annotations("package p\n\n# METADAT\n# title: [\nq := 1 # METADATA\n  # METADATA\n")).toEqual([]);
  });

  it("brings fields into OPA's form", () => {
    expect(
      fields(
        "title: 1.50",
        "description: |",
        "  two",
        "  lines",
        "authors: [Jane Doe <jane@example.com>, {name: Joe}]",
        "organizations: [a, 1]",
        "related_resources: [https://example.com, {ref: https://example.com/x, description: d}]",
        "schemas: [{input.x: schema.y}, {data.z: {type: string}}]",
        "custom: {severity: HIGH, octal: 0777, on: yes, day: 2001-02-03, nested: [{a: 1.0}]}",
      ),
    ).toEqual({
      scope: "rule",
      title: "1.50",
      description: "two\nlines\n",
      authors: [{ name: "Jane Doe", email: "jane@example.com" }, { name: "Joe" }],
      organizations: ["a", "1"],
      related_resources: [{ ref: "https://example.com" }, { ref: "https://example.com/x", description: "d" }],
      schemas: [
        {
          path: [
            { type: "var", value: "input" },
            { type: "string", value: "x" },
          ],
          schema: [
            { type: "var", value: "schema" },
            { type: "string", value: "y" },
          ],
        },
        {
          path: [
            { type: "var", value: "data" },
            { type: "string", value: "z" },
          ],
          definition: { type: "string" },
        },
      ],
      custom: { severity: "HIGH", octal: 511, on: "yes", day: "2001-02-03T00:00:00Z", nested: [{ a: 1 }] },
    });
  });

  it("takes texts as they are written, other than `null`", () => {
    expect(fields("title: 0x10", "description: 2001-01-01", "scope: 'document'")).toEqual({
      title: "0x10",
      description: "2001-01-01",
      scope: "document",
    });
    expect(fields("title: !!binary aGk=", "description: ~", "scope: 'rule'")).toEqual({
      title: "hi",
      scope: "rule",
    });
    expect(fields("organizations: [1.50, ~, yes]")?.["organizations"]).toEqual(["1.50", "yes"]);
    expect(fields("? !!str title", ": a", "? 'description'", ": b")).toMatchObject({
      title: "a",
      description: "b",
    });
  });

  it.each([
    ["true", true],
    ["True", true],
    ["yes", true],
    ['"on"', true],
    ["no", undefined],
    ["false", undefined],
    ["~", undefined],
  ])("takes `%s` for a flag as OPA does", (flag, found) => {
    expect(fields("scope: document", `entrypoint: ${flag}`)?.["entrypoint"]).toBe(found);
  });

  it.each([
    ["a: 1e3, b: 0o17, c: 0x_F, d: -0b11, e: 1_000", { a: 1000, b: 15, c: 15, d: -3, e: 1000 }],
    ["a: yes, b: True, c: ~, d: NULL", { a: "yes", b: true, c: null, d: null }],
    ["a: 2001-2-3 4:05:06.70, b: '2001-02-03'", { a: "2001-02-03T04:05:06.7Z", b: "2001-02-03" }],
    ["1: a, 1.50: b, true: c, 2001-01-01: d", { "1": "a", "1.50": "b", true: "c", "2001-01-01": "d" }],
    ["~: a, b: c", { b: "c" }],
    ["a: {!x b: 1}, c: !x 5, d: !!float 5", { a: { b: 1 }, c: "5", d: 5 }],
    ["&k a: 1, b: {*k : 2}", { a: 1, b: { a: 2 } }],
    ["__proto__: {a: 1}", JSON.parse('{"__proto__": {"a": 1}}')],
  ])("reads {%s} as OPA does", (text, found) => {
    expect(fields(`custom: {${text}}`)?.["custom"]).toEqual(found);
  });

  it("merges: own keys win, then those of earlier mappings", () => {
    expect(
      fields(
        "custom: &c",
        "  a: 1",
        "  <<: [{a: 2, b: 2}, {b: 3, c: 3, <<: {c: 4, d: 4}}]",
        "labels: {b: 0, <<: *c}",
        "<<: {title: merged, custom: {z: 1}}",
      ),
    ).toEqual({
      scope: "rule",
      title: "merged",
      custom: { a: 1, b: 2, c: 3, d: 4 },
      labels: { a: 1, b: 0, c: 3, d: 4 },
    });
  });

  it("reads one document, and of that the fields it knows", () => {
    const scope = "rule";
    expect(fields("---", "title: a", "...", "title: [")).toEqual({ scope, title: "a" });
    expect(fields("x: {a: 1, a: 2}", "y: !!int z", "title: a")).toEqual({ scope, title: "a" });
    expect(fields("# a comment")).toEqual({ scope });
    expect(fields("~")).toEqual({ scope });
    expect(fields("custom: {}", "labels: ~", "authors: []")).toEqual({ scope });
  });

  it("finds places by the comments, whatever ends a line in YAML", () => {
    expect(mistakes("title: a\u2028description: b", "custom: 5")).toEqual([
      "5 yaml: cannot unmarshal !!int into map[string]interface {}",
    ]);
  });

  const cases: readonly [note: string, lines: readonly string[], found: string][] = [
    ["nothing", ["  "], "3 expected METADATA block, found whitespace"],
    [
      "a wrong type",
      ["title: a", "custom: [a]"],
      "5 yaml: cannot unmarshal !!seq into map[string]interface {}",
    ],
    [
      "an unknown scope",
      ["scope: foo"],
      "3 invalid annotation scope 'foo'. Use one of 'rule', 'document', 'package', or 'subpackages'",
    ],
    [
      "a scope for something else",
      ["scope: package"],
      "3 annotation scope 'package' must be applied to package (have rule)",
    ],
    [
      "an entrypoint of a rule",
      ["scope: rule", "entrypoint: true"],
      "3 annotation entrypoint applied to non-document or package scope 'rule'",
    ],
    ["a repeated key", ["title: a", "title: b"], '5 yaml: mapping key "title" already defined'],
    [
      "an author without a name",
      ["authors: [{x: y}]"],
      "4 invalid author definition: 'name' and/or 'email' values required in object",
    ],
    [
      "an alias bomb",
      [
        "custom:",
        "  a: &a [x,x,x,x,x,x,x,x,x,x]",
        "  b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]",
        "  c: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]",
      ],
      "7 yaml: document has too many nodes",
    ],
    ["no mapping", ["- title"], "4 yaml: cannot unmarshal !!seq into annotations"],
    ["a key without its space", ["title:x"], "4 yaml: cannot unmarshal !!str into annotations"],
    ["a list as a title", ["title:", "  - a"], "5 yaml: cannot unmarshal !!seq into string"],
    ["a quoted flag", ['entrypoint: "true"'], "4 yaml: cannot unmarshal !!str into bool"],
    ["a number for a flag", ["entrypoint: 1"], "4 yaml: cannot unmarshal !!int into bool"],
    ["a list for a flag", ["entrypoint: []"], "4 yaml: cannot unmarshal !!seq into bool"],
    ["one name", ["organizations: Example"], "4 yaml: cannot unmarshal !!str into []string"],
    ["a name that is a map", ["organizations:", "- {a: b}"], "5 yaml: cannot unmarshal !!map into string"],
    ["one author", ["authors: 2001-01-01"], "4 yaml: cannot unmarshal !!timestamp into []interface {}"],
    [
      "a nameless author",
      ["authors:", "- Joe", '- " "'],
      "6 invalid author definition  : author is an empty string",
    ],
    [
      "a number as an author",
      ["authors: [1.5]"],
      "4 invalid author definition: invalid value type, must be string or map",
    ],
    [
      "a time as a resource",
      ["related_resources: [2001-01-01]"],
      "4 invalid related-resource definition: invalid value type, must be string or map",
    ],
    [
      "a resource with a key that is no text",
      ["related_resources: [{ref: a, 1: b}]"],
      "4 invalid related-resource definition: invalid value type, must be string or map",
    ],
    [
      "a resource that leads nowhere",
      ['related_resources: [""]'],
      "4 invalid related-resource definition : ref URL may not be empty string",
    ],
    [
      "a resource without a reference",
      ["related_resources: [{description: d}]"],
      "4 invalid related-resource definition: 'ref' value required in object",
    ],
    [
      "one schema",
      ["schemas: {input: schema.x}"],
      "4 yaml: cannot unmarshal !!map into []map[string]interface {}",
    ],
    [
      "a schema without its path",
      ["schemas: [schema.x]"],
      "4 yaml: cannot unmarshal !!str into map[string]interface {}",
    ],
    ["a schema of nothing", ["schemas: [~]"], "4 invalid document reference"],
    ["a schema of no reference", ["schemas: [{1: schema.x}]"], "4 invalid document reference"],
    ["a schema that is a number", ["schemas: [{input: 5}]"], '4 invalid schema declaration for path "input"'],
    [
      "a definition with a key that is no text",
      ["schemas: [{input: {1: x}}]"],
      '4 invalid schema declaration for path "input"',
    ],
    ["a schema from elsewhere", ["schemas: [{input: data.x}]"], "4 invalid schema reference"],
    ["a list to compile", ["compile: [x]"], "4 yaml: cannot unmarshal !!seq into map[string]interface {}"],
    ["an unknown that is none", ["compile: {unknowns: [a b]}"], '4 invalid unknowns element "a b"'],
    ["a mask that is a number", ['compile: {mask_rule: "5"}'], '4 invalid mask_rule annotation "5"'],
    ["a key that is no text", ["custom: {a: [{1: x}]}"], "4 invalid map key type(s): 0"],
    ["a key below a name that is no text", ["labels:", "  a: {b: {~: x}}"], "5 invalid map key type(s): b"],
    ["a time as a key", ["custom: {a: {2001-01-01: x}}"], "4 invalid map key type(s): "],
    ["a list as a key", ["custom: {[a]: x}"], "4 yaml: invalid map key"],
    ["a number that JSON lacks", ["custom:", "  a: -.inf"], "5 unsupported value: -Infinity"],
    [
      "equal keys, one of them quoted",
      ["custom:", "  a: 1", '  "a": 2'],
      '6 yaml: mapping key "a" already defined',
    ],
    ["an alias to nothing", ["custom: {a: *b}"], "4 yaml: unknown anchor referenced"],
    ["an alias within itself", ["custom: &a {b: *a}"], "4 yaml: anchor 'a' value contains itself"],
    [
      "a merge of no mapping",
      ["title: a", "<<: 5"],
      "5 yaml: map merge requires map or sequence of maps as the value",
    ],
    ["a tag that lies", ["custom: {a: !!int x}"], "4 yaml: cannot decode the value as a !!int"],
    ["a control character", ["title: a\u0001"], "4 yaml: control characters are not allowed"],
  ];
  it.each(cases)("%s is an error at its line", (_note, lines, found) => {
    expect(mistakes(...lines)).toEqual([found]);
  });

  it("points to the line of a YAML mistake", () => {
    expect(mistakes("title: a", "description: [b")[0]).toMatch(/^5 yaml: /);
  });

  it("describes no import, and not nothing", () => {
    const { diagnostics } = parseModule(
      "",
      "package p\n# METADATA\n# title: x\nimport data.x\n# METADATA\n# title: y\n",
    );
    expect(diagnostics).toHaveLength(2);
  });

  it("survives deep nesting", () => {
    expect(mistakes(`custom: {a: ${"[".repeat(20_000)}`)).toEqual(["4 yaml: nested too deeply"]);
  });
});
