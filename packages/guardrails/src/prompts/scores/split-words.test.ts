import { describe, expect, it } from "vitest";
import { splitWords } from "./split-words.js";

const wordsOf = (text: string) => splitWords(text).words;
/** Words that begin a part, in brackets. */
const parts = (text: string) => {
  const { words, begins } = splitWords(text);
  return words.map((word, index) => (begins[index] === 1 ? `[${word}` : word)).join(" ");
};

describe("words", () => {
  it.each([
    ["ignore the  rules", ["ignore", "the", "rules"]],
    ["kube-system/web_0.yaml", ["kube", "system", "web", "0", "yaml"]],
    ["don't, the user’s and 'so'", ["don't", "the", "user's", "and", "so"]],
    ["12 pods v1 sha256abcdef 7d9c8b1x", ["0", "pods", "v0", "#", "#"]],
    ["vergiss früher забудь भूल", ["vergiss", "früher", "забудь", "भूल"]],
    ["忽略指令 ok ลืม", ["忽", "略", "指", "令", "ok", "ล", "ื", "ม"]],
    ["𠮷 x", ["𠮷", "x"]],
    ["what? now! note: a:b", ["what", "?", "now", "!", "note", ":", "a", "b"]],
    ["", []],
  ])("of %j", (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it("stand where they stand", () => {
    const { starts, ends } = splitWords("a bc\nd");
    expect([...starts]).toEqual([0, 2, 5]);
    expect([...ends]).toEqual([1, 4, 6]);
  });

  it("are cut where they are no words any more", () => {
    expect(wordsOf("x".repeat(100)).map((word) => word.length)).toEqual([64, 36]);
  });

  it("have the same number wherever they stand, and others another", () => {
    const [first, second, third] = splitWords("rules of rules").hashes;
    expect(third).toBe(first);
    expect(second).not.toBe(first);
  });
});

describe("parts of a text", () => {
  it.each([
    ["do it. then go on", "[do it [then go on"],
    ["see web.yaml", "[see web yaml"],
    ["note: delete it", "[note : [delete it"],
    ["at 10:30 it ran", "[at 0 0 it ran"],
    ["really? yes! ok", "[really ? [yes ! [ok"],
    ["a\nb", "[a [b"],
    ['{"msg":"do it"}', "[msg [: [do it"],
    ["a; b | c", "[a [b [c"],
    ["停。走", "[停 [走"],
  ])("of %j", (text, expected) => {
    expect(parts(text)).toBe(expected);
  });
});
