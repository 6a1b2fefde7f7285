// Outside text on its way to a person: nothing steers, breaks lines or hides, and data stays the data it is.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeJson, escapeLines, escapeText, escapeXml, withoutLogCommands } from "./escape-text.js";

const hostile =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]|(?! )\p{Zs}/u;

const cases: readonly (readonly [what: string, text: string, escaped: string])[] = [
  ["plain text", "web-0 · prod/наказ 日本 👍 C:\\temp", "web-0 · prod/наказ 日本 👍 C:\\temp"],
  ["line breaks", "a\nb\rc\u0085d\u2028e\u2029f\vg\fh", "a\\nb\\rc\\u0085d\\u2028e\\u2029f\\u000bg\\u000ch"],
  ["tabs", "a\tb", "a\\tb"],
  [
    "C0, DEL and C1",
    "\u0000\u0007\u001b]0;x\u0007\u007f\u009b2J",
    "\\u0000\\u0007\\u001b]0;x\\u0007\\u007f\\u009b2J",
  ],
  [
    "bidirectional controls",
    "\u202egnp\u202c\u2066x\u2069\u200f\u061c",
    "\\u202egnp\\u202c\\u2066x\\u2069\\u200f\\u061c",
  ],
  [
    "what cannot be seen",
    "a\u200bb\u00adc\u034fd\u3164e\ufefff",
    "a\\u200bb\\u00adc\\u034fd\\u3164e\\ufefff",
  ],
  ["variation selectors and tags", "a\ufe0fb\u{e0041}\u{e0100}", "a\\ufe0fb\\u{e0041}\\u{e0100}"],
  ["spaces of other kinds", "a\u00a0b\u2003c\u3000d\u2800", "a\\u00a0b\\u2003c\\u3000d\\u2800"],
  ["halves of pairs and noncharacters", "a\ud800b\uffff", "a\\ud800b\\uffff"],
];

describe("escapeText", () => {
  it.each(cases)("%s", (_, text, escaped) => expect(escapeText(text)).toBe(escaped));

  it("leaves nothing hostile of any text, and is done after one turn", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const escaped = escapeText(text);
        expect(escaped).not.toMatch(hostile);
        expect(escapeText(escaped)).toBe(escaped);
      }),
    );
  });

  it("knows every character that Unicode hides", () => {
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      if (hostile.test(character) === (escapeText(character) === character) && point !== 0x2800)
        expect.fail(`U+${point.toString(16)}`);
    }
  });
});

describe("escapeLines", () => {
  it("keeps line feeds and tabs only", () =>
    expect(escapeLines("a\n\tb\r\n\u001b[31m\u2028")).toBe("a\n\tb\\u000d\n\\u001b[31m\\u2028"));
});

describe("escapeJson", () => {
  it("is JSON of the same value, without anything hostile", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }), (value) => {
        const json = escapeJson(JSON.stringify(value, undefined, 2));
        expect(json.replaceAll("\n", "")).not.toMatch(hostile);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("keeps build servers from obeying a string", () => {
    const json = escapeJson(
      JSON.stringify({ a: "##vso[task.complete]x", b: "##[error]", c: "##teamcity[x]" }),
    );
    expect(json).not.toMatch(/##/);
    expect(JSON.parse(json)).toEqual({ a: "##vso[task.complete]x", b: "##[error]", c: "##teamcity[x]" });
  });
});

describe("escapeXml", () => {
  it("refers to what would steer a terminal or a build server", () =>
    expect(escapeXml("<a>x\u009b\u202e\r\n  ::stop-commands::y ##[error]</a>")).toBe(
      "<a>x&#155;&#8238;&#13;\n  &#58;:stop-commands::y #&#35;[error]</a>",
    ));
});

describe("withoutLogCommands", () => {
  const commands: readonly (readonly [text: string, harmless: string])[] = [
    ["::error::x", "\\u003a:error::x"],
    ["a\n \t::stop-commands::x\nb", "a\n \t\\u003a:stop-commands::x\nb"],
    ["a ##[group]b", "a #\\u0023[group]b"],
    ["x ##vso[task.setvariable]y", "x #\\u0023vso[task.setvariable]y"],
    ["##teamcity[buildStop]", "#\\u0023teamcity[buildStop]"],
    ["std::string, a::b, ## heading, :x", "std::string, a::b, ## heading, :x"],
  ];
  it.each(commands)("%j", (text, harmless) => expect(withoutLogCommands(text)).toBe(harmless));
});
