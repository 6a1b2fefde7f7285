// Which bytes are a text that somebody wrote: UTF-8 and UTF-16, and letters where it is short.
import { describe, expect, it } from "vitest";
import { isText, readableText } from "./readable-text.js";

const bytes = (...list: readonly number[]): Uint8Array => Uint8Array.from(list);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "utf16le"));

describe("bytes", () => {
  it.each([
    ["nothing", []],
    ["ASCII", [0x20, 0x7e]],
    ["a tab", [9]],
    ["a line break", [10]],
    ["a carriage return", [13]],
    ["an escape", [27]],
    ["a backspace", [8]],
    ["two bytes", [0xc2, 0x80]],
    ["the last of two bytes", [0xdf, 0xbf]],
    ["three bytes", [0xe0, 0xa0, 0x80]],
    ["the last of three bytes", [0xef, 0xbf, 0xbf]],
    ["four bytes", [0xf0, 0x90, 0x80, 0x80]],
    ["the last of four bytes", [0xf4, 0x8f, 0xbf, 0xbf]],
    ["one after the other", [0x61, 0xc3, 0xa9, 0x62]],
  ])("of %s are a text", (_, list) => expect(isText(bytes(...list))).toBe(true));

  it.each([
    ["a control character", [0x1f]],
    ["zero", [0]],
    ["a delete", [0x7f]],
    ["what only follows", [0x80]],
    ["a first byte that is too low", [0xc1, 0x80]],
    ["a first byte that is too high", [0xf5, 0x80, 0x80, 0x80]],
    ["two bytes without the second", [0xc3]],
    ["two bytes, the second of another kind", [0xc3, 0x41]],
    ["two bytes, the second a first", [0xc3, 0xc3]],
    ["three bytes without the third", [0xe2, 0x82]],
    ["three bytes, the third of another kind", [0xe2, 0x82, 0x41]],
    ["four bytes without the fourth", [0xf0, 0x9f, 0x98]],
    ["four bytes, the fourth of another kind", [0xf0, 0x9f, 0x98, 0x41]],
  ])("of %s are none", (_, list) => expect(isText(bytes(...list))).toBe(false));
});

describe("what they say", () => {
  it.each([
    ["delete", "delete"],
    ["abcd", "abcd"],
    ["abc", undefined],
    ["abcdefg123", "abcdefg123"],
    ["abcdef1234", undefined],
    ["a b c d e f g h i j k l", "a b c d e f g h i j k l"],
    ["12345678901234567890123", undefined],
    ["123456789012345678901234", "123456789012345678901234"],
    ["für alle die das lesen können", "für alle die das lesen können"],
  ])("%j is %j", (text, read) => expect(readableText(utf8(text))).toBe(read));

  it("is read of UTF-16, too", () => {
    expect(readableText(utf16("delete it"))).toBe("delete it");
    expect(readableText(utf16("ab"))).toBe("ab");
    expect(readableText(utf16("delete\u0001it"))).toBeUndefined();
    expect(readableText(utf16("delete\ud800it"))).toBeUndefined();
    expect(readableText(utf16("delete it").subarray(0, 17))).toBeUndefined();
    expect(readableText(bytes(0x61, 0, 0x62, 1))).toBeUndefined();
    expect(readableText(bytes(0x61, 1, 0x62, 0))).toBeUndefined();
  });

  it("is nothing where they are none", () =>
    expect(readableText(bytes(0xff, 0xfe, 0x61, 0x62, 0x63))).toBeUndefined());
});
