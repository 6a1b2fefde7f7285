// Who finds what where several detectors look for it, and where the value of a pattern stands.
import { describe, expect, it } from "vitest";
import type { Detector } from "./detector.js";
import { patternDetector } from "./pattern-detector.js";
import { detectorSearch } from "./run-detectors.js";

const general = (kind: string, mark: string, pattern: RegExp): Detector =>
  patternDetector({ kind, marks: [mark], pattern, isGeneral: true });
const formed = (kind: string, mark: string, pattern: RegExp): Detector =>
  patternDetector({ kind, marks: [mark], pattern });

/** As `kind at-end`. */
const found = (text: string, detectors: readonly Detector[]): readonly string[] =>
  detectorSearch(detectors)(text).map(({ kind, at, length }) => `${kind} ${at}-${at + length}`);

describe("of two that overlap", () => {
  const [short, long] = [formed("short", "abc", /abc/y), formed("long", "abc", /abcd+/y)];
  const named = general("named", "key=", /key=(?<value>\w+)/y);

  it.each<[string, string, readonly Detector[], readonly string[]]>([
    ["the longer one stays", "abcd", [short, long], ["long 0-4"]],
    ["in either order", "abcd", [long, short], ["long 0-4"]],
    ["the first of two as long", "abc", [short, formed("other", "abc", /abc/y)], ["short 0-3"]],
    ["the one with a form stays, though shorter", "key=abcxyz", [named, short], ["short 4-7"]],
    ["in either order, too", "key=abcxyz", [short, named], ["short 4-7"]],
    ["that goes on where the other is named", "key=zzabc", [named, short], ["short 6-9"]],
    ["the longer of two that are named", "key=abcd", [named, general("g", "abc", /abc/y)], ["named 4-8"]],
    ["nobody gives way to one that only touches it", "abcabc", [short], ["short 0-3", "short 3-6"]],
    [
      "a later one that is longer takes its place",
      "abxcdyefg",
      [formed("first", "abx", /abxcd/y), formed("second", "xcd", /xcdyefg/y)],
      ["second 2-9"],
    ],
    [
      "a later one that is shorter does not",
      "abxcdyefg",
      [formed("first", "abx", /abxcdy/y), formed("second", "ydy", /none/y), formed("third", "cdy", /cdye/y)],
      ["first 0-6"],
    ],
  ])("%s", (_, text, detectors, wanted) => {
    expect(found(text, detectors)).toEqual(wanted);
  });
});

describe("what is found", () => {
  it("stands in the order of the text, whoever found it", () => {
    const detectors = [formed("b", "bbb", /bbb/y), formed("a", "aaa", /aaa/y)];
    expect(found("bbb aaa bbb", detectors)).toEqual(["b 0-3", "a 4-7", "b 8-11"]);
  });

  it("is not looked for again within what its detector has found", () => {
    const asked: number[] = [];
    const detector: Detector = {
      ...{ kind: "x", marks: ["aaa"] },
      find: (_, at) => {
        asked.push(at);
        return { start: at, end: at + 4 };
      },
    };
    expect(found("aaaaaaaa", [detector])).toEqual(["x 0-4", "x 4-8"]);
    expect(asked).toEqual([0, 4]);
  });

  it("is what goes on behind the one before, and nothing of that again", () => {
    const ends = [6, 6, 7];
    const detector: Detector = {
      ...{ kind: "x", marks: ["."] },
      find: (_, at) => ({ start: at, end: ends.shift() ?? at }),
    };
    expect(found("......a.b", [detector])).toEqual(["x 0-6"]);
  });

  it("may be of a kind that its detector tells only then", () => {
    const detector: Detector = {
      ...{ kind: "x", marks: ["abc"] },
      find: (_, at) => ({ kind: "y", start: at, end: at + 3 }),
    };
    expect(detectorSearch([formed("z", "zzz", /zzz/y), detector])("abc")).toEqual([
      { kind: "y", at: 0, length: 3, by: 1 },
    ]);
  });
});

describe("a pattern", () => {
  const pattern = /id: (?<value>\d+)/y;

  it.each<[string, Partial<Parameters<typeof patternDetector>[0]>, string, number, object | undefined]>([
    ["is its group `value`", { pattern }, "id: 42", 0, { start: 4, end: 6 }],
    ["or all of it", { pattern: /id: \d+/y }, "id: 42", 0, { start: 0, end: 6 }],
    ["stands at the mark", { pattern }, "x id: 42", 0, undefined],
    ["or as far before it as is said", { pattern, before: 2 }, "x id: 42", 4, { start: 6, end: 8 }],
    ["from the beginning on", { pattern, before: 2 }, "id: 42", 2, { start: 4, end: 6 }],
    ["and no earlier", { pattern, before: 2 }, "id: 42", 1, undefined],
    [
      "is taken if it is accepted",
      { pattern, accepts: (value) => value === "42" },
      "id: 42",
      0,
      { start: 4, end: 6 },
    ],
    ["and only then", { pattern, accepts: (value) => value === "42" }, "id: 43", 0, undefined],
    [
      "is the last of a value that stands twice",
      { pattern: /4-(?<value>4)/y },
      "4-4",
      0,
      { start: 2, end: 3 },
    ],
  ])("%s", (_, given, text, at, span) => {
    const detector = patternDetector({ kind: "id", marks: ["id:"], pattern, ...given });
    expect(detector.find(text, at)).toEqual(span);
  });

  it("hears of the text and the place in it", () => {
    const asked: unknown[] = [];
    const accepts = (...given: readonly unknown[]) => asked.push(given) > 0;
    patternDetector({ kind: "id", marks: ["id:"], pattern, accepts }).find("an id: 42", 3);
    expect(asked).toEqual([["42", "an id: 42", { start: 7, end: 9 }]]);
  });

  it("is told by its form unless it is said to be told by its name", () => {
    expect(formed("a", "abc", pattern).isGeneral).toBe(false);
    expect(general("a", "abc", pattern).isGeneral).toBe(true);
  });
});
