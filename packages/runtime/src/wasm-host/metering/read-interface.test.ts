// What a module says of itself, section by section: each limit from both sides.
import { describe, expect, it } from "vitest";
import type { Sections } from "./module-sections.js";
import { readInterface, readSection } from "./read-interface.js";

const grants = { module: "env", memory: "memory", functions: new Set(["abort"]) };

function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest & 0x7f) | 0x80);
  return [...bytes, rest];
}
const text = (name: string): number[] => [...unsigned(name.length), ...new TextEncoder().encode(name)];
const list = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];
const read = (sections: Readonly<Record<number, readonly (readonly number[])[]>>) => {
  const all: Sections = new Map(
    Object.entries(sections).map(([id, items]) => [Number(id), Uint8Array.from(list(items))]),
  );
  return readInterface(all, grants);
};
const repeated = (count: number, item: readonly number[]) => Array.from({ length: count }, () => item);
const problem = (message: string) =>
  expect.objectContaining({
    code: "invalid_module",
    message: expect.stringContaining(`the module cannot be loaded: ${message}`),
  });
const refused = (sections: Parameters<typeof read>[0], message: string): void =>
  expect(() => read(sections)).toThrow(problem(message));

describe("a module", () => {
  it("of nothing has nothing, and a memory without pages", () => {
    expect(read({})).toEqual({
      types: [],
      functions: [],
      imported: [],
      globals: 0,
      exports: new Map(),
      memory: { minimum: 0, maximum: 65_536 },
    });
  });

  it("has types, functions, globals and exports by their numbers", () => {
    const found = read({
      1: [
        [0x60, ...list([[0x7f], [0x7e]]), ...list([[0x7f]])],
        [0x60, 0, 0],
      ],
      2: [[...text("env"), ...text("abort"), 0, 1]],
      3: [[0], [1], [0]],
      6: [
        [0x7f, 1, 0x41, 5, 0x0b],
        [0x7e, 0, 0x42, 7, 0x0b],
      ],
      7: [
        [...text("eval"), 0, 3],
        [...text("heap"), 3, 1],
      ],
    });
    expect(found).toMatchObject({
      types: [
        { parameters: [0x7f, 0x7e], results: [0x7f] },
        { parameters: [], results: [] },
      ],
      functions: [1, 0, 1, 0],
      imported: ["abort"],
      globals: 2,
      exports: new Map([
        ["eval", { kind: 0, index: 3 }],
        ["heap", { kind: 3, index: 1 }],
      ]),
    });
  });

  it("has a type that is a function's", () =>
    refused({ 1: [[0x5f, 0, 0]] }, "it has a type that is no function's"));

  it("has sections no longer than what is in them", () => {
    const sections: Sections = new Map([[3, Uint8Array.of(1, 0, 0)]]);
    expect(() => readSection(sections, 3, (reader) => reader.unsigned())).toThrow(
      problem("one of its sections (3) is longer than what is in it"),
    );
    expect(readSection(sections, 4, (reader) => reader.unsigned())).toEqual([]);
  });
});

describe("the memory", () => {
  it.each([
    [[0, 3], { minimum: 3, maximum: 65_536 }],
    [[1, 3, 7], { minimum: 3, maximum: 7 }],
  ])("of %j, its own or its host's, is %j", (limits, memory) => {
    expect(read({ 5: [limits] }).memory).toEqual(memory);
    expect(read({ 2: [[...text("env"), ...text("memory"), 2, ...limits]] }).memory).toEqual(memory);
  });

  it("is one", () => {
    const both = { 2: [[...text("env"), ...text("memory"), 2, 0, 1]], 5: [[0, 1]] };
    refused(both, "it has more than one memory");
    refused(
      {
        5: [
          [0, 1],
          [0, 1],
        ],
      },
      "it has more than one memory",
    );
  });

  it("is of no other kind", () => refused({ 5: [[2, 1, 1]] }, "it has a memory or a table of another kind"));
});

describe("tables", () => {
  const half = unsigned(500_000);
  it("have a million entries together", () => {
    expect(read({ 4: repeated(2, [0x70, 0, ...half]) }).memory.minimum).toBe(0);
    refused(
      {
        4: [
          [0x70, 0, ...half],
          [0x70, 1, ...unsigned(500_001), ...unsigned(500_001)],
        ],
      },
      "its tables have more than 1000000 entries",
    );
  });

  it("are of functions", () => refused({ 4: [[0x6f, 0, 1]] }, "it has a table of what is no function"));
});

describe("imports", () => {
  const abort = [...text("env"), ...text("abort"), 0, 0];
  it("are a thousand", () => {
    expect(read({ 2: repeated(1000, abort) }).imported).toHaveLength(1000);
    refused({ 2: repeated(1001, abort) }, "it wants too much of its host");
  });

  it.each([
    ["another module", [...text("wasi"), ...text("abort"), 0, 0], "`wasi.abort`"],
    ["another memory", [...text("wasi"), ...text("memory"), 2, 0, 1], "`wasi.memory`"],
    ["another function", [...text("env"), ...text("exit"), 0, 0], "`env.exit`"],
    ["a memory of another name", [...text("env"), ...text("more"), 2, 0, 1], "`env.more`"],
    ["a function called as the memory is", [...text("env"), ...text("memory"), 0, 0], "`env.memory`"],
    ["a memory called as a function is", [...text("env"), ...text("abort"), 2, 0, 1], "`env.abort`"],
    ["a global", [...text("env"), ...text("abort"), 3, 0x7f, 0], "`env.abort`"],
    ["a name that would steer a terminal", [...text("env"), ...text("a\u001b b~"), 0, 0], "`env.a??b~`"],
    ["a long name", [...text("env"), ...text("x".repeat(65)), 0, 0], `\`env.${"x".repeat(64)}\``],
  ])("are no %s", (_, item, shown) => refused({ 2: [item] }, `it wants ${shown}, which no host grants`));
});

describe("exports", () => {
  const exported = (count: number) =>
    Array.from({ length: count }, (_, index) => [...text(`e${index}`), 0, 0]);
  it("are ten thousand, each once", () => {
    expect(read({ 7: exported(10_000) }).exports.size).toBe(10_000);
    refused({ 7: exported(10_001) }, "it exports too much");
    refused({ 7: [...exported(2), ...exported(1)] }, "it exports `e0` twice");
  });
});
