import { describe, expect, it } from "vitest";
import { unescapeText } from "./escapes.js";

const textOf = (text: string): string => unescapeText(text).text;

describe("a code of a character", () => {
  it.each([
    ["x\\u0000y\\u0001", "x\\u0000y\u0001"],
    ["\\u{d7ff} \\u{d800} \\u{dfff} \\u{e000}", "\ud7ff \\u{d800} \\u{dfff} \ue000"],
    ["\\u{10ffff} \\u{110000}", "\u{10ffff} \\u{110000}"],
    ["\\U0001f600 \\x41 \\x{42} \\101", "😀 A B A"],
    ["\\nlist\\rall\\tpods", "\nlist\nall\tpods"],
    ["\\u0041\\\"\\'\\/", "A\"'/"],
    ["U+0041 U+0042, U+0043;U+0044", "ABCD"],
    ["U+0041 U+0042 U+0043", ""],
    ["U+0041 U+0042 U+0043 U+D800", "ABCD800"],
  ])("%s", (text, expected) => expect(unescapeText(text)).toEqual({ name: "escapes", text: expected }));
});

describe("what is written for URLs and mail", () => {
  it.each([
    ["url", "list+all%20pods", "list all pods"],
    ["url", "%e2%82%ac%20%41", "€ A"],
    ["url", "%ff%fe and%20%41", "%ff%fe and A"],
    ["quoted-printable", "a=20b=20c=41", "a b cA"],
    ["quoted-printable", "_a=20b=20_c=41", " a b  cA"],
    ["quoted-printable", "=3dx=3Dy=41=\nand", "=x=yAand"],
    ["quoted-printable", "=41=41=\r\n=41", "AAA"],
    ["escapes", "a=20b=41", ""],
  ])("%s: %j", (name, text, expected) => {
    expect(unescapeText(text)).toEqual({ name, text: expected });
  });
});

describe("an entity of HTML", () => {
  it.each(
    Object.entries({
      amp: "&",
      lt: "<",
      gt: ">",
      quot: '"',
      apos: "'",
      nbsp: " ",
      Tab: "\t",
      NewLine: "\n",
      colon: ":",
      period: ".",
      comma: ",",
      excl: "!",
      num: "#",
      lpar: "(",
      rpar: ")",
      lsqb: "[",
      rsqb: "]",
      sol: "/",
      hyphen: "-",
      dash: "-",
      lowbar: "_",
      shy: "",
      zwnj: "",
      zwj: "",
      ensp: " ",
      emsp: " ",
      thinsp: " ",
    }),
  )("%s is %j", (name, sign) => {
    expect(unescapeText(`a&${name};b`)).toEqual({ name: "html", text: `a${sign}b` });
  });

  it.each([
    ["&#65;&#x42;&#X43;", "ABC"],
    ["&#65 &#x42 &lt;", "A B <"],
    ["&lt &#65;", "&lt A"],
    ["&unknown; &#65;", "&unknown; A"],
    ["&#0; &#1114111;&#1114112; &#65;", "&#0; \u{10ffff}&#1114112; A"],
  ])("%s", (text, expected) => expect(unescapeText(text)).toEqual({ name: "html", text: expected }));
});

describe("escapes of a text", () => {
  it("are taken off its lines, and lines without any are left out", () => {
    expect(textOf("none\na%20b\nnone\n&lt;\n")).toBe("a b\n<");
    expect(unescapeText("none")).toEqual({ name: "escapes", text: "" });
    expect(unescapeText("a&unknown;b")).toEqual({ name: "escapes", text: "" });
  });

  it("are taken off four times", () => {
    expect(textOf(`&${"amp;".repeat(3)}lt;`)).toBe("<");
    expect(textOf(`&${"amp;".repeat(4)}lt;`)).toBe("&lt;");
  });

  it("have the name of their kind, or that of all where they are of several", () => {
    expect(unescapeText("a%20b")).toEqual({ name: "url", text: "a b" });
    expect(unescapeText("a%20b\n&lt;")).toEqual({ name: "escapes", text: "a b\n<" });
    expect(unescapeText("%26lt;")).toEqual({ name: "escapes", text: "<" });
  });

  it("of a line that is broken in mail are not those of another text", () => {
    expect(textOf("a=\nb%20c")).toBe("b c");
    expect(textOf("a=\nb=41=41=41=41")).toBe("abAAAA");
  });
});
