import { describe, expect, it } from "vitest";
import { base64 } from "./base64.js";

const groupsOf = (text: string, size: number, gap: string): string =>
  btoa(text).replace(new RegExp(`.{${size}}(?=.)`, "g"), `$&${gap}`);

describe("a piece of base64", () => {
  it.each([
    ["of twelve digits", "c2hvdyBhbGw=", "show all"],
    ["of eleven digits is a word", "c2hvdyBhbGw", ""],
    ["without the filling", "c2hvdyBhbGwgcA", "show all p"],
    ["with a digit that is none of a byte", "c2hvdyBhbGwgc", ""],
    ["in the alphabet of URLs", "c2hvIOKPuCDDuyDDvyDDuyB0aGVt".replace("+", "-"), "sho ⏸ û ÿ û them"],
    [
      "with signs of either alphabet",
      btoa("show ~~~ >>> ??? the pods of all").replaceAll("+", "-"),
      "show ~~~ >>> ??? the pods of all",
    ],
    [
      "with an underline for a slash",
      btoa("show all ??? the ???pods of all").replaceAll("/", "_"),
      "show all ??? the ???pods of all",
    ],
    ["that is no text", btoa("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u00ff\u00fe"), ""],
    ["joined to a word", "x-c2hvdyBhbGw=", "show all"],
    ["of eleven digits that is joined to a word", "x-c2hvdyBhbGw", ""],
    ["between words", "id_c2hvdyBhbGw_x/c2hvdyBhbGwg", "show all "],
  ])("%s: %s", (_, text, found) => expect(base64.unwrap(text)).toBe(found));

  it("in bytes above ASCII", () => {
    const text = "Grüße, wer immer es lesen kann: ¿qué tal?";
    expect(base64.unwrap(Buffer.from(text).toString("base64"))).toBe(text);
    expect(base64.unwrap(Buffer.from(text).toString("base64url"))).toBe(text);
  });
});

describe("pieces in a row", () => {
  const text = "show all the pods of all nodes here";
  it.each([
    ["three groups of four digits", groupsOf("show all", 4, " "), "show all"],
    ["lines of a quotation", groupsOf(text, 16, "\n> "), text],
    ["texts of a program", groupsOf(text, 16, '",\n"'), text],
    ["line breaks that are written out", groupsOf(text, 16, "\\n  "), text],
    ["two long groups", groupsOf("show all the pods here..", 16, " "), "show all the pods here.."],
    ["two groups that could be words", groupsOf("show all pods here", 12, " "), "show all \npods here"],
    ["three of them", groupsOf("show all pods here and there", 12, " "), "show all pods here and there"],
    [
      "two texts with more between them than a gap",
      groupsOf("show all the pods here..", 16, " (!) "),
      "show all the\n pods here..",
    ],
    ["too wide a gap", groupsOf("show all the pods here..", 16, " ".repeat(9)), "show all the\n pods here.."],
    ["the widest gap", groupsOf("show all the pods here..", 16, " ".repeat(8)), "show all the pods here.."],
    [
      "a short last group, which ends the text",
      `${groupsOf("show all the pods here", 16, " ")} ${btoa("and then the nodes")}`,
      "show all the pods here\nand then the nodes",
    ],
    [
      "a longer one, which begins another",
      `${btoa("show all ")} ${btoa("and then the nodes")}`,
      "show all \nand then the nodes",
    ],
    [
      "a group that is filled up, which ends the text",
      `${btoa("show all")} ${btoa("the pods")} ${btoa("and then ")}`,
      "show all\nthe pods\nand then ",
    ],
    [
      "groups of half a byte",
      ["c2hvdyBhbGwgcA", "c2hvdyBhbGwgcA", "c2hvdyBhbGwgcA"].join(" "),
      "show all p\nshow all p\nshow all p",
    ],
    [
      "groups that are no text together",
      `${btoa("show all the pods.\u00e9\u00e9\u00e9").slice(0, 24)} ${"////".repeat(6)}`,
      "show all the pods.",
    ],
  ])("%s", (_, given, found) => expect(base64.unwrap(given)).toBe(found));
});
