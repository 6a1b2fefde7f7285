import { describe, expect, it } from "vitest";
import { base32, binary, decimal, hex, octal } from "./number-codes.js";

const codes = (text: string, base: number, width = 0): string[] =>
  [...text].map((letter) => letter.charCodeAt(0).toString(base).padStart(width, "0"));

describe("hex", () => {
  it.each([
    ["of eight bytes", codes("all pods", 16).join(""), "all pods"],
    ["of seven", codes("all pod", 16).join(""), ""],
    [
      "with signs",
      codes("all pods", 16)
        .map((code) => `0x${code}, `)
        .join(""),
      "all pods",
    ],
    ["with colons", codes("all pods", 16).join(":"), "all pods"],
    ["in capitals", Buffer.from("all the pöds/jokes").toString("hex").toUpperCase(), "all the pöds/jokes"],
    ["that is no text", "00".repeat(12), ""],
    [
      "twice",
      `${codes("all pods", 16).join("")} and ${codes("all jobs", 16).join("")}`,
      "all pods\nall jobs",
    ],
  ])("%s: %s", (_, text, found) => expect(hex.unwrap(text)).toBe(found));
});

describe("binary", () => {
  it.each([
    ["of six bytes", codes("a node", 2, 8).join(" "), "a node"],
    ["of five", codes("a pod", 2, 8).join(" "), ""],
    ["without gaps", codes("show all", 2, 8).join(""), "show all"],
    ["with commas", codes("show all", 2, 8).join(", "), "show all"],
    ["that is no text", codes("\u0001\u0002\u0003\u0004\u0005\u0006", 2, 8).join(" "), ""],
  ])("%s: %s", (_, text, found) => expect(binary.unwrap(text)).toBe(found));
});

describe.each([
  ["decimal", decimal, 10],
  ["octal", octal, 8],
])("%s", (_name, layer, base) => {
  const written = (text: string, gap = " ") => codes(text, base, 2).join(gap);
  it.each([
    ["eight letters", "nodepods"],
    ["letters of no word", "xqzt qqw"],
    ["words with figures", "show the pods 24"],
    ["white space", "show\tthe\npods\rof\u000bit\u000call"],
    ["the first and the last sign", "show the ~ pods"],
    ["more than thousands of letters", "show all the pods ".repeat(400)],
  ])("%s", (_, text) => expect(layer.unwrap(written(text))).toBe(text));

  it.each([
    ["seven letters", "all pod"],
    ["figures", "12 34 56 78"],
    ["a sign that deletes", "show the pods\u007f"],
    ["a sign that goes back", "show the pods\b"],
    ["a sign that shifts", "show the pods\u000e"],
    ["a sign before the space", "show the pods\u001f"],
  ])("not %s", (_, text) => expect(layer.unwrap(written(text))).toBe(""));

  it.each([", ", ";", "| ", "-"])("with `%s` between", (gap) => {
    expect(layer.unwrap(written("show the pods", gap))).toBe("show the pods");
  });

  it("in two rows", () => {
    expect(layer.unwrap(`${written("show the pods")}\n${written("and the nodes")}`)).toBe(
      "show the pods\nand the nodes",
    );
  });
});

describe("base32", () => {
  it.each([
    ["of sixteen digits", "ONUG65ZAMEQHA33E", "show a pod"],
    ["of fifteen digits", "ONUG65ZAMEQHA3Y", ""],
    ["that is filled up", "ONUG65ZAMFWGYIDUNBSSA4DPMRZQ====", "show all the pods"],
    [
      "of every letter",
      "ORUGKIDROVUWG2ZAMZXXQID3NJ2W24DTPUQG65TFOIQMHP36EBQW4ZBAYO3GW===",
      "the quick fox {jumps} over ÿ~ and ök",
    ],
    ["that is no text", "AEBAGIDTNBXXOIDUNBSSA4DPMRZQ====", ""],
    [
      "twice",
      "ONUG65ZAMFWGYIDUNBSSA4DPMRZQ==== MFXGIIDUNBSSA3TPMRSXG===",
      "show all the pods\nand the nodes",
    ],
  ])("%s: %s", (_, text, found) => expect(base32.unwrap(text)).toBe(found));
});
