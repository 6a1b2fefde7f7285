// What a line may have of everything, on both sides of each bound.
import { describe, expect, it } from "vitest";
import { readLine, readWords } from "./read-line.js";

const place = { at: "/command", surroundings: {} };
const read = (line: string) => readLine(line, place);
const repeat = (part: string, count: number): string => part.repeat(count);

const tooDeep = { at: "/command", kind: "too-deep", message: "the line is nested too deep" };
const tooLong = { at: "/command", kind: "too-long" };
const tooMany = {
  at: "/command",
  kind: "too-long",
  message: "the line comes to too many commands, or its variables to too long a text",
};

describe("brackets in brackets", () => {
  it.each(["(", "{", "["])("%s, a hundred of them", (open) => {
    expect(read(`echo '${repeat(open, 100)}'`).unread).toEqual([]);
    expect(read(`echo '${repeat(open, 101)}'`).unread).toEqual([tooDeep]);
  });

  it.each(["()", "{}", "[]", "(]", "[}", "{)"])("%s beside each other do not count", (pair) => {
    expect(read(`echo '${repeat(pair, 300)}'`).unread).toEqual([]);
    expect(read(`echo '${repeat(pair, 10)}${repeat("(", 101)}'`).unread).toEqual([tooDeep]);
  });

  it("closing more than was opened gives no room", () => {
    expect(read(`echo '${repeat("]", 50)}${repeat("(", 101)}'`).unread).toEqual([tooDeep]);
  });

  it("what was deep stays deep", () => {
    expect(read(`echo '${repeat("(", 101)}${repeat(")", 101)}'`).unread).toEqual([tooDeep]);
  });
});

describe("the text of a line", () => {
  it("is of 65,536 characters", () => {
    const message = "the line is longer than 65536 characters";
    expect(read(`echo ${repeat("x", 65_531)}`).unread).toEqual([]);
    expect(read(`echo ${repeat("x", 65_532)}`).unread).toEqual([{ ...tooLong, message }]);
    expect(readWords(["echo", repeat("x", 65_531)], place).unread).toEqual([]);
    expect(readWords(["echo", repeat("x", 65_532)], place).unread).toEqual([{ ...tooLong, message }]);
  });

  it("has 199 heredocs", () => {
    const message = "the line has too many heredocs";
    expect(read(`echo '${repeat("<<", 199)}'`).unread).toEqual([]);
    expect(read(`echo '${repeat("<<", 200)}'`).unread).toEqual([{ ...tooLong, message }]);
  });

  it("shows every character", () => {
    const message = "the line has a character that cannot be seen";
    expect(read("echo \u200b a").unread).toEqual([
      { at: "/command", kind: "invisible", range: { start: 5, end: 6 }, message },
    ]);
    expect(read("echo '\u{1f600}\ufe0f\t\n'").unread).toEqual([]);
  });
});

describe("what a line comes to", () => {
  it("is 500 operations", () => {
    expect(read(repeat("ls;", 500)).unread).toEqual([]);
    expect(read(repeat("ls;", 500)).operations).toHaveLength(500);
    const { operations, unread } = read(repeat("ls;", 600));
    expect(operations).toHaveLength(500);
    expect(unread).toEqual([tooMany]);
  });

  it("is 100 reasons why it is not understood", () => {
    expect(read(repeat("frob;", 100)).unread).toHaveLength(100);
    expect(read(repeat("frob;", 101)).unread).toHaveLength(100);
  });

  it("is what a wrapper runs, but not when it is full", () => {
    const { operations, unread } = read(
      `${repeat("ls;", 499)}find a ${repeat("-exec ls ; ", 3).replaceAll(";", "\\;")}`,
    );
    expect(operations).toHaveLength(500);
    expect(unread).toEqual([tooMany]);
  });
});

describe("commands in commands", () => {
  const commands = { ...tooDeep, message: "commands run commands too deep" };

  it.each([
    ["wrappers", (depth: number) => `${repeat("sudo ", depth)}ls`, 12],
    ["a line in wrappers", (depth: number) => `${repeat("sudo ", depth)}sh -c ls`, 11],
    ["a line in many wrappers", (depth: number) => `${repeat("sudo ", depth)}sh -c ''`, 12],
    ["an editor", (depth: number) => `${repeat("sudo ", depth)}sh -c 'EDITOR=ls kubectl edit cm/a'`, 10],
    ["a function", (depth: number) => `f() { ${repeat("sudo ", depth)}ls; }; f`, 11],
    ["lines", (depth: number) => heredocs(depth), 12],
  ] as const)("%s", (_, line, most) => {
    expect(read(line(most)).unread).toEqual([]);
    expect(read(line(most + 1)).unread).toMatchObject([commands]);
  });
});

it("the command of an `-exec` has 199 words", () => {
  const finding = (words: number) => read(`find a -exec ls ${"x ".repeat(words - 1)}\\;`).unread;
  expect(finding(199)).toEqual([]);
  expect(finding(200)).toMatchObject([{ message: "the command of an `-exec` does not end" }]);
});

it("a script of sed has 2,000 commands", () => {
  expect(read(`sed '${repeat("p;", 1_999)}p' f`).unread).toEqual([]);
  expect(read(`sed '${repeat("p;", 2_000)}p' f`).unread).toMatchObject([{ kind: "runs-text" }]);
});

/** A shell that reads a shell that reads … `ls`. */
function heredocs(depth: number): string {
  let line = "ls";
  for (let each = 0; each < depth; each++) line = `sh <<'E${each}'\n${line}\nE${each}`;
  return line;
}
