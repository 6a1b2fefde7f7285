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
      "3 yaml: Excessive alias count indicates a resource exhaustion attack",
    ],
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
