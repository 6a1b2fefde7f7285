// Values where they lie in a module's memory, written here word by word: read, weighed, and refused where there is none.
import { wasmLayout as layout, regoText } from "@palisade/language";
import { describe, expect, test } from "vitest";
import { EvaluationError } from "../evaluation-error.js";
import { ModuleMemory, pageSize } from "./module-memory.js";
import { readSetMembers, readValue } from "./read-value.js";

const size = 8 * pageSize;

/** Puts values into memory, one after the other, and gives their addresses. */
class Hand {
  readonly memory: ModuleMemory;
  readonly words: Uint32Array;
  readonly #bytes: Uint8Array;
  #next = 64;

  constructor() {
    const buffer = new ArrayBuffer(size);
    this.memory = new ModuleMemory({ buffer });
    this.words = new Uint32Array(buffer);
    this.#bytes = new Uint8Array(buffer);
  }

  /** So many bytes of zeros, with these words at their start. */
  place(bytes: number, ...words: readonly number[]): number {
    const address = this.#next;
    this.#next += Math.ceil(bytes / 8) * 8;
    this.words.set(words, address >>> 2);
    return address;
  }

  null(): number {
    return this.place(8, layout.tagNull);
  }

  boolean(value: number): number {
    return this.place(8, layout.tagBoolean, value);
  }

  integer(value: bigint): number {
    const bits = BigInt.asUintN(64, value);
    return this.place(16, layout.tagNumber, 0, Number(bits & 0xffff_ffffn), Number(bits >> 32n));
  }

  numberText(text: string): number {
    return this.#text(text, layout.tagNumber, layout.numberText);
  }

  string(text: string): number {
    return this.#text(text, layout.tagString, layout.stringText);
  }

  array(...items: readonly number[]): number {
    const list = this.place(4 * items.length, ...items);
    return this.place(16, layout.tagArray, items.length, list);
  }

  table(tag: number, ...entries: readonly (readonly [key: number, value: number])[]): number {
    const list = this.place(layout.entrySize * entries.length);
    for (const [index, [key, value]] of entries.entries()) {
      const entry = list + index * layout.entrySize;
      this.words[(entry + layout.entryKey) >>> 2] = key;
      this.words[(entry + layout.entryValue) >>> 2] = value;
    }
    const address = this.place(40, tag);
    this.words[(address + layout.tableCount) >>> 2] = entries.length;
    this.words[(address + layout.tableEntries) >>> 2] = list;
    return address;
  }

  object(...entries: readonly (readonly [key: number, value: number])[]): number {
    return this.table(layout.tagObject, ...entries);
  }

  set(...members: readonly number[]): number {
    return this.table(layout.tagSet, ...members.map((member) => [member, member] as const));
  }

  #text(text: string, tag: number, at: number): number {
    const bytes = new TextEncoder().encode(text);
    const address = this.place(at + bytes.length, tag, bytes.length);
    this.#bytes.set(bytes, address + at);
    return address;
  }
}

const heavy = 1_000_000;
const tooHeavy = new EvaluationError("eval_cancel_error", "memory limit exceeded");

describe("in memory", () => {
  test.each<[text: string, write: (hand: Hand) => number, weight: number]>([
    ["null", (hand) => hand.null(), 0],
    ["false", (hand) => hand.boolean(0), 0],
    ["true", (hand) => hand.boolean(1), 0],
    ["0", (hand) => hand.integer(0n), 0],
    ["-1", (hand) => hand.integer(-1n), 0],
    ["4294967296", (hand) => hand.integer(2n ** 32n), 0],
    ["-4294967297", (hand) => hand.integer(-(2n ** 32n) - 1n), 0],
    ["4503599627370495", (hand) => hand.integer(2n ** 52n - 1n), 0],
    ["4503599627370497", (hand) => hand.integer(2n ** 52n + 1n), 0],
    ["9007199254740993", (hand) => hand.integer(2n ** 53n + 1n), 0],
    ["-9007199254740993", (hand) => hand.integer(-(2n ** 53n) - 1n), 0],
    ["9223372036854775807", (hand) => hand.integer(2n ** 63n - 1n), 0],
    ["-9223372036854775808", (hand) => hand.integer(-(2n ** 63n)), 0],
    ["1.50", (hand) => hand.numberText("1.50"), 64 + 4],
    ['"aé"', (hand) => hand.string("aé"), 3],
    [`"${"é".repeat(30)}"`, (hand) => hand.string("é".repeat(30)), 60],
    ['""', (hand) => hand.string(""), 0],
    ["[]", (hand) => hand.array(), 64],
    ["[null, true]", (hand) => hand.array(hand.null(), hand.boolean(1)), 64 + 32],
    ["{}", (hand) => hand.object(), 256],
    ['{"a": 1}', (hand) => hand.object([hand.string("a"), hand.integer(1n)]), 256 + 64 + 1],
    [
      '{"a": 1, "b": [2]}',
      (hand) =>
        hand.object([hand.string("b"), hand.array(hand.integer(2n))], [hand.string("a"), hand.integer(1n)]),
      256 + 128 + 2 + 64 + 16,
    ],
    ["set()", (hand) => hand.set(), 256],
    ["{1, 2}", (hand) => hand.set(hand.integer(2n), hand.integer(1n)), 256 + 128],
  ])("%s", (text, write, weight) => {
    const hand = new Hand();
    const address = write(hand);
    const read = readValue(address, hand.memory, weight);
    expect(regoText(read.value)).toBe(text);
    expect(read.weight).toBe(weight);
    if (weight > 0) expect(() => readValue(address, hand.memory, weight - 1)).toThrow(tooHeavy);
  });

  test("an integer that a double has is JavaScript's own number", () => {
    const hand = new Hand();
    expect(readValue(hand.integer(-(2n ** 52n)), hand.memory, heavy).value).toBe(-(2 ** 52));
    expect(readValue(hand.integer(2n ** 52n), hand.memory, heavy).value).toBe(2 ** 52);
    expect(readValue(hand.integer(2n ** 60n), hand.memory, heavy).value).toBe(2n ** 60n);
  });

  test("the members of a set are read as they lie", () => {
    const hand = new Hand();
    const address = hand.set(hand.integer(2n), hand.string("a"), hand.integer(1n));
    expect(readSetMembers(address, hand.memory, heavy)).toEqual([2, "a", 1]);
    const [least] = [256 + 3 * 64 + 1];
    expect(readSetMembers(address, hand.memory, least)).toHaveLength(3);
    expect(() => readSetMembers(address, hand.memory, least - 1)).toThrow(tooHeavy);
  });
});

describe("no value", () => {
  const noValue = (address: number) =>
    new EvaluationError("eval_internal_error", `the module has no value at address ${address}`);

  test.each<[string, (hand: Hand) => number]>([
    ["where there are zeros", () => 8],
    ["of a tag that is none", (hand) => hand.place(8, layout.tagSet + 1)],
    ["beyond the memory", () => size],
    ["below it", () => -8],
  ])("%s", (_, write) => {
    const hand = new Hand();
    const address = write(hand);
    expect(() => readValue(address, hand.memory, heavy)).toThrow(noValue(address));
    expect(() => readValue(hand.array(address), hand.memory, heavy)).toThrow(noValue(address >>> 0));
  });

  test("of a text that ends beyond the memory", () => {
    const hand = new Hand();
    const address = hand.place(8, layout.tagString, size);
    const message = `the module has no text at address ${address + layout.stringText}`;
    expect(() => readValue(address, hand.memory, heavy)).toThrow(
      new EvaluationError("eval_internal_error", message),
    );
  });

  test.each<[string, (hand: Hand, inner: number) => number]>([
    ["arrays", (hand, inner) => hand.array(inner)],
    ["sets", (hand, inner) => hand.set(inner)],
    ["objects", (hand, inner) => hand.object([hand.null(), inner])],
    ["keys", (hand, inner) => hand.object([inner, hand.null()])],
  ])("of %s that nest too deeply", (_, wrap) => {
    const hand = new Hand();
    const nested = (levels: number): number => {
      let address = hand.null();
      for (let level = 0; level < levels; level++) address = wrap(hand, address);
      return address;
    };
    const deepest = nested(2048);
    expect(() => readValue(deepest, hand.memory, heavy)).not.toThrow();
    expect(() => readValue(wrap(hand, deepest), hand.memory, heavy)).toThrow(
      new EvaluationError("eval_cancel_error", "a value nests deeper than 2048 levels"),
    );
  });
});
