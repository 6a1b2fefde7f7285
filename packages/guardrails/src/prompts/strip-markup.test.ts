// What is form to terminals and documents is taken off, and what is text stays.
import { describe, expect, it } from "vitest";
import { stripMarkup, stripTerminal } from "./strip-markup.js";

describe("of a terminal", () => {
  it.each([
    ["a\u001b[31mred\u001b[0m b", "ared b"],
    ["\u001b[38;5;12mx", "x"],
    ["a\u009b31mred", "ared"],
    ["\u001b[1m\u009b2mx\u001b(Bx", "xx"],
    ["\u001b]0;a title\u0007text", "a title\u0007text"],
    ["a\u001bx b", "a\u001bx b"],
    ["a\u001b", "a\u001b"],
    ["no sequence", "no sequence"],
  ])("%j is %j", (text, stripped) => {
    expect(stripTerminal(text)).toBe(stripped);
  });
});

describe("of a document", () => {
  it.each([
    ["**bold** and _so_", "bold and so"],
    ["ig<!-- -->no/**/re", "ignore"],
    ["a <!-- hidden --> b", "a   hidden   b"],
    ["<b>a</b> <br/>c <A HREF='x'>d</A> <custom>", "a \nc d <custom>"],
    ["one<br>two<p class=x>three</p>four", "one\ntwo\nthree\nfour"],
    ['[text](https://example.org "title") and ![image](x)', "text  and image "],
    ["\\# a \\[b\\]", "# a [b]"],
    ["~~gone~~ `code`", "gone code"],
    ["a line\n  // that goes on\n# Title", "a line\nthat goes on\n# Title"],
    ["2 * 3 and snake_case", "2 * 3 and snake_case"],
  ])("%j is %j", (text, stripped) => {
    expect(stripMarkup(text).text).toBe(stripped);
  });

  it.each([
    ["<a href='/x' title=\"what a title says\">b</a>", "what a title says"],
    [
      "<div data-a='first words here' data-b = third_and_fourth>c</div>",
      "first words here\nthird_and_fourth",
    ],
    ["<span title='said two times'>a</span><span title='said two times'>b</span>", "said two times"],
    ['[text](https://example.org/a?q=b "and its title")', "https://example.org/a?q=b\nand its title"],
    ["<b class=short>a</b> [b](c) <custom-element name=stays-where-it-is>", ""],
    ["<img alt='a text for readers' src=/a/long/address.png>", "a text for readers"],
  ])("%j says %j in its form", (text, asides) => {
    expect(stripMarkup(text).asides).toBe(asides);
  });
});
