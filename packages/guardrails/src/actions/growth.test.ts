// Lines and queries that somebody wrote to keep the guard busy.
import { describe, expect, it } from "vitest";
import { growthOf, mostGrowth } from "../testing/growth.js";
import { readLine } from "./shell/read-line.js";
import { readSql } from "./sql/read-sql.js";

const place = { at: "/command", surroundings: {} };

/** Whole parts, about so many units of them. */
const repeated =
  (part: string) =>
  (length: number): string =>
    part.repeat(Math.floor(length / part.length));

/** Some of what it is made of, then what is done with it. */
const both =
  (first: string, then: string) =>
  (length: number): string =>
    repeated(first)(length / 2) + repeated(then)(length / 2);

const lines: Readonly<Record<string, (length: number) => string>> = {
  commands: repeated("kubectl get pods; "),
  pipes: repeated("cat a | "),
  "words of one command": repeated("echo a "),
  "brackets that open": repeated("(("),
  "braces of choices": repeated("{a,b}"),
  substitutions: repeated("$(echo a)"),
  backquotes: repeated("`echo a` "),
  "quotes that open": repeated("'\"'"),
  assignments: repeated("A=b; "),
  variables: both("A", "$A$A "),
  "values in values": (length) => `A=${repeated("x")(length / 2)}; echo ${repeated("$A")(length / 2)}`,
  heredocs: repeated("<<E\n"),
  redirections: repeated(">a "),
  globs: repeated("*?[a]"),
  loops: repeated("for a in b c; do echo $a; done; "),
  functions: repeated("f() { echo a; }; f; "),
  subscripts: repeated("a[b"),
  escapes: repeated("\\\\a"),
  comments: repeated("# a\n"),
  conditions: repeated("if true; then echo a; fi; "),
  "commands in words": repeated("sh -c 'echo a'; "),
};

const queries: Readonly<Record<string, (length: number) => string>> = {
  statements: repeated("select 1; "),
  words: repeated("select "),
  brackets: repeated("("),
  quotes: repeated("'a''"),
  "quoted dollars": repeated("$a$ "),
  comments: repeated("/* a "),
  "comments of lines": repeated("-- a\n"),
  tables: repeated("update a set b = 1; "),
};

describe("the cost of a line grows with its length, no faster", () => {
  it.each(Object.entries(lines))("%s", (_, make) => {
    expect(growthOf((text) => readLine(text, place), make, 15_000)).toBeLessThan(mostGrowth);
  });
});

describe("the cost of a query grows with its length, no faster", () => {
  it.each(Object.entries(queries))("%s", (_, make) => {
    const read = (text: string) => readSql(text, { ...place, tool: "psql" });
    expect(growthOf(read, make, 15_000)).toBeLessThan(mostGrowth);
  });
});

/** Ten words each, one loop in the other. */
function loops(depth: number): string {
  const open = Array.from({ length: depth }, (_, index) => `for v${index} in 1 2 3 4 5 6 7 8 9 10; do `);
  return `${open.join("")}x=1;${" done;".repeat(depth)}`;
}

/** Each variable is the one before it, twice. */
function doubled(first: string, count: number): string {
  const next = Array.from({ length: count }, (_, index) => `A${index + 1}=$A${index}$A${index};`);
  return `A0=${first}; ${next.join(" ")} echo $A${count}`;
}

describe("what a line does to itself over and over is not followed to its end", () => {
  it.each([
    ["loops in loops", loops(9)],
    ["a loop over loops in a line of another shell", `sh -c '${loops(9)}'`],
    ["a text that doubles", doubled("xy", 40)],
    ["a long text, many times", `A=${"x".repeat(30_000)}; echo ${"$A".repeat(10_000)}`],
  ])("%s", (_, line) => {
    const { unread } = readLine(line, place);
    expect(unread.filter(({ kind }) => kind === "too-long")).toEqual([
      {
        at: "/command",
        kind: "too-long",
        message: "the line comes to too many commands, or its variables to too long a text",
      },
    ]);
  });

  it("the output of a command that doubles still comes from that command", () => {
    const { operations, unread } = readLine(doubled("$(kubectl get pods)", 40), place);
    expect(unread).toEqual([]);
    expect(operations.at(-1)).toMatchObject({ tool: "shell", reads_from: [0] });
  });

  it.each([
    ["three loops of ten", loops(3)],
    ["a text of 32,768 characters", doubled("x", 14)],
  ])("%s is", (_, line) => {
    expect(readLine(line, place).unread).toEqual([]);
  });
});
