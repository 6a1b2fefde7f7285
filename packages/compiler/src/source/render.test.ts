import { describe, expect, it } from "vitest";
import type { Diagnostic } from "./diagnostic.js";
import { renderDiagnostic, renderDiagnosticLine, renderDiagnostics } from "./render.js";
import { SourceFile } from "./source-file.js";

function diagnosticAt(text: string, start: number, end: number, more: Partial<Diagnostic> = {}): Diagnostic {
  const location = new SourceFile("policy.rego", text).location(start, end);
  return { code: "rego_parse_error", severity: "error", message: "unexpected ] token", location, ...more };
}

describe("renderDiagnostic", () => {
  it("shows place, line, caret and help", () => {
    const text = "package p\nq := ]\n";
    const rendered = renderDiagnostic(diagnosticAt(text, 15, 16, { help: "give it a value" }), text);
    expect(rendered).toMatchInlineSnapshot(`
      "policy.rego:2:6: rego_parse_error: unexpected ] token
        q := ]
             ^
      help: give it a value"
    `);
  });

  const cases: readonly { note: string; line: string; start: number; end: number; carets: string }[] = [
    { note: "a tab stays a tab", line: "\tx := ]", start: 6, end: 7, carets: "\t     ^" },
    { note: "wide characters take two cells", line: '"日本" ]', start: 5, end: 6, carets: "       ^" },
    { note: "wide characters are underlined whole", line: '"日本"', start: 0, end: 4, carets: "^^^^^^" },
    { note: "combining characters take none", line: '"e\u0301" ]', start: 5, end: 6, carets: "    ^" },
    { note: "an astral emoji is one character", line: '"🚀" ]', start: 5, end: 6, carets: "     ^" },
    { note: "an empty span has one caret", line: "x", start: 1, end: 1, carets: " ^" },
    { note: "a span over lines ends with the first", line: "x := [\n1", start: 5, end: 8, carets: "     ^" },
  ];
  it.each(cases)("$note", ({ line, start, end, carets }) => {
    const [, , shown] = renderDiagnostic(diagnosticAt(line, start, end), line).split("\n");
    expect(shown).toBe(`  ${carets}`);
  });

  it("shows a long line in part", () => {
    const text = `${"x".repeat(5000)}]${"y".repeat(5000)}`;
    const [, line = "", carets = ""] = renderDiagnostic(diagnosticAt(text, 5000, 5001), text).split("\n");
    expect(line.length).toBeLessThan(130);
    expect(line[carets.indexOf("^")]).toBe("]");
  });

  it("lets no control character through", () => {
    const text = "x \u001b[2J\u202e ]";
    const rendered = renderDiagnostic(diagnosticAt(text, 8, 9, { message: "\u001bx" }), text);
    expect([...rendered].filter((character) => character === "\u001b" || character === "\u202e")).toEqual([]);
  });

  it("colours only if asked", () => {
    const text = "x ]";
    expect(renderDiagnostic(diagnosticAt(text, 2, 3), text, { color: true })).toContain(
      "\u001b[1;31m^\u001b[0m",
    );
  });

  it("does without the source", () => {
    expect(renderDiagnostics([diagnosticAt("x ]", 2, 3)], new Map())).toBe(
      "policy.rego:1:3: rego_parse_error: unexpected ] token",
    );
  });
});

describe("renderDiagnosticLine", () => {
  it("is OPA's form", () => {
    const found = diagnosticAt("\n ]", 2, 3);
    expect(renderDiagnosticLine(found)).toBe("policy.rego:2: rego_parse_error: unexpected ] token");
    const unnamed = { ...found, location: { ...found.location, file: "" } };
    expect(renderDiagnosticLine(unnamed)).toBe("2:2: rego_parse_error: unexpected ] token");
  });
});
