// No byte of a log can be changed, taken out or put in without its line being found.
import { Buffer } from "node:buffer";
import { readFileSync, rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuditHead, verifyLog } from "@palisade/guardrails/gate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditLogOver } from "../testing/store-suites.js";
import { openFileAuditStore } from "./index.js";
import { strictLines } from "./strict-lines.js";

let folder: string;
let bytes: Uint8Array;
let head: AuditHead;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "palisade-lines-"));
  const store = await openFileAuditStore(folder);
  // What bytes that are no text are often replaced by, and a break that is none.
  await auditLogOver(store).append({ kind: "decision", details: { note: "\ufffd ü \u2028" } });
  await auditLogOver(store).append({ kind: "call", details: {} });
  head = (await store.head()) as AuditHead;
  await store.close();
  bytes = new Uint8Array(readFileSync(join(folder, "audit-000001.jsonl")));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function* chunksOf(content: Uint8Array, size = content.length || 1): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size);
}

const problemOf = async (content: Uint8Array) =>
  (await verifyLog(strictLines(chunksOf(content), "a.jsonl"), { head })).problem;

/** The line that each byte is in, its break included. */
function lineNumbers(): number[] {
  let line = 1;
  return [...bytes].map((byte) => (byte === 0x0a ? line++ : line));
}

const lineOf = async (content: Uint8Array) => (await problemOf(content))?.line;

describe("a small log", () => {
  it("has nothing wrong with it", async () => {
    expect(await problemOf(bytes)).toBeUndefined();
    expect(lineNumbers().at(-1)).toBe(3);
  });

  it.each<[string, (byte: number) => number]>([
    ["one bit", (byte) => byte ^ 1],
    ["the bit that makes it no text", (byte) => byte ^ 0x80],
    ["a byte of no text", (byte) => (byte === 0xff ? 0xfe : 0xff)],
    ["a line break", (byte) => (byte === 0x0a ? 0x20 : 0x0a)],
    ["the other line break", () => 0x0d],
  ])("has its first bad line named, whichever byte became another by %s", async (_, change) => {
    const numbers = lineNumbers();
    for (const [index, byte] of bytes.entries()) {
      const changed = Uint8Array.from(bytes);
      changed[index] = change(byte);
      expect([index, await lineOf(changed)]).toEqual([index, numbers[index]]);
    }
  });

  it("has its first bad line named, whichever byte was taken out or put in", async () => {
    const numbers = lineNumbers();
    for (const [index, byte] of bytes.entries()) {
      const [before, after] = [bytes.subarray(0, index), bytes.subarray(index)];
      const line = numbers[index] ?? 0;
      expect([index, await lineOf(Buffer.concat([before, after.subarray(1)]))]).toEqual([index, line]);
      for (const more of [[0x20], [0xef, 0xbb, 0xbf], [0x0a]]) {
        const changed = Buffer.concat([before, Uint8Array.from(more), after]);
        // A second break behind a line is a line of its own.
        const isSecond = byte === 0x0a && more[0] === 0x0a;
        expect([index, await lineOf(changed)]).toEqual([index, isSecond ? line + 1 : line]);
      }
    }
  });

  it("has its first bad line named, wherever it was cut off", async () => {
    const numbers = lineNumbers();
    for (const [index] of bytes.entries())
      expect([index, await lineOf(bytes.subarray(0, index))]).toEqual([index, numbers[index]]);
  });

  it("is the same in pieces of any size", async () => {
    const whole = Buffer.from(bytes).toString().split("\n").slice(0, -1);
    for (const size of [1, 2, 7, 64, bytes.length - 1]) {
      const lines: string[] = [];
      for await (const line of strictLines(chunksOf(bytes, size), "a.jsonl")) lines.push(line);
      expect(lines).toEqual(whole);
    }
  });
});

describe("what is wrong", () => {
  it.each<[string, Uint8Array, string, string]>([
    ["no text", Uint8Array.of(0x61, 0x0a, 0xff, 0x0a), "corrupt", "line 2 of a.jsonl is not UTF-8 text"],
    [
      "no break",
      Uint8Array.of(0x61, 0x0a, 0x62),
      "unfinished",
      "line 2 of a.jsonl has no line break: it was cut off, or is being written",
    ],
  ])("is said: %s", async (_, content, code, message) => {
    const lines = strictLines(chunksOf(content, 1), "a.jsonl");
    expect(await lines.next()).toEqual({ done: false, value: "a" });
    await expect(lines.next()).rejects.toMatchObject({ code, message });
  });

  it("is said of a line without an end before memory is full", async () => {
    const piece = new Uint8Array(16 * 1024 * 1024).fill(0x61);
    let pieces = 0;
    const endless = async function* () {
      for (;;) {
        pieces++;
        yield piece;
      }
    };
    await expect(strictLines(endless(), "a.jsonl").next()).rejects.toMatchObject({
      code: "corrupt",
      message: "line 1 of a.jsonl is longer than any record",
    });
    expect(pieces).toBe(5);
  });
});
