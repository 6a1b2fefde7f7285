// A module's memory: texts in it, what ends them, and views that follow its growth.
import { describe, expect, test } from "vitest";
import { EvaluationError } from "../evaluation-error.js";
import { ModuleMemory, pageSize } from "./module-memory.js";

const utf8 = new TextEncoder();
/** A text longer than this must be UTF-8. */
const longestBroken = 4 * 1024 * 1024;

function memoryOf(bytes: Uint8Array, pages = 1): ModuleMemory {
  const buffer = new ArrayBuffer(pages * pageSize);
  new Uint8Array(buffer).set(bytes);
  return new ModuleMemory({ buffer });
}

describe("texts", () => {
  test("are read to their length, short and long, with every character they have", () => {
    for (const text of ["", "a", "é", "\ufeffa", "x".repeat(24), "x".repeat(25), `\ufeff${"é".repeat(40)}`]) {
      const bytes = utf8.encode(text);
      expect(memoryOf(bytes).text(0, bytes.length)).toBe(text);
    }
  });

  test("end within memory, to the byte", () => {
    const memory = memoryOf(new Uint8Array(0));
    expect(memory.text(pageSize - 3, 3)).toBe("\0\0\0");
    expect(() => memory.text(pageSize - 3, 4)).toThrow(
      new EvaluationError("eval_internal_error", `the module has no text at address ${pageSize - 3}`),
    );
    expect(() => memory.text(-1, 1)).toThrow("the module has no text at address -1");
  });

  test("of megabytes are UTF-8, or the evaluation ends; a byte order mark is one of their characters", () => {
    const long = new Uint8Array(longestBroken + 1).fill(0x61);
    long.set([0xef, 0xbb, 0xbf]);
    const memory = memoryOf(long, 65);
    expect(memory.text(0, long.length).slice(0, 2)).toBe("\ufeffa");
    memory.bytes[100] = 0xff;
    const ended = new EvaluationError("eval_cancel_error", "a long text of the module is no UTF-8");
    expect(() => memory.text(0, longestBroken + 1)).toThrow(ended);
    expect(memory.text(0, longestBroken)).toHaveLength(longestBroken - 2);
    // A byte that is no text is kept apart from every other.
    expect(memory.text(99, 3)).toHaveLength(3);
  });
});

describe("what a NUL ends", () => {
  test("is measured and read up to it", () => {
    const memory = memoryOf(utf8.encode("one\0two"));
    expect(memory.terminatedLength(0)).toBe(3);
    expect(memory.terminatedLength(4)).toBe(3);
    expect(memory.message(0)).toBe("one");
    expect(memory.message(4)).toBe("two");
  });

  test("ends with memory where there is none", () => {
    const memory = memoryOf(new Uint8Array(pageSize).fill(0x61));
    expect(memory.terminatedLength(pageSize - 5)).toBe(5);
    expect(memory.message(pageSize - 5)).toBe("aaaaa");
  });

  test("as a message has at most 4096 bytes", () => {
    const memory = memoryOf(new Uint8Array(5000).fill(0x61));
    expect(memory.message(0)).toHaveLength(4096);
    expect(memory.message(5000 - 4095)).toHaveLength(4095);
  });
});

test("views follow the memory as it grows", () => {
  const held = { buffer: new ArrayBuffer(pageSize) };
  const memory = new ModuleMemory(held);
  expect([memory.pages, memory.bytes.length, memory.words.length]).toEqual([1, pageSize, pageSize / 4]);
  held.buffer = new ArrayBuffer(2 * pageSize);
  expect(memory.bytes).toHaveLength(2 * pageSize);
  expect(memory.words).toHaveLength(pageSize / 2);
  held.buffer = new ArrayBuffer(3 * pageSize);
  expect(memory.words).toHaveLength((3 * pageSize) / 4);
  expect(memory.pages).toBe(3);
});
