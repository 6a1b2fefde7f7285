// The smallest change of a log is found, at the record where it was made; what cannot be proven is said.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { privateKeyOf, publicKeyOf } from "../signing/ed25519-key.js";
import { StoreError } from "../store-error.js";
import type { AuditEvent, AuditHead, AuditRecord } from "./audit-record.js";
import { checkpointEvent, keyAddedEvent } from "./checkpoints.js";
import { writeRecordLine } from "./record-line.js";
import { emptyLog, headOf, sealRecords } from "./seal-records.js";
import { verifyLog } from "./verify-log.js";

const key = privateKeyOf(new Uint8Array(32).fill(1));
const next = privateKeyOf(new Uint8Array(32).fill(2));
const keys = [publicKeyOf(key)];
const at = "2026-11-30T10:00:00.000Z";
const decision = (name: string): AuditEvent => ({
  kind: "decision",
  tenant: "acme",
  project: "shop",
  details: { name, effect: "allow", note: 'ü "quoted" \\ \u2028' },
});

/** Two decisions, signed, a key that takes over, a decision signed by it, and one that nobody has signed. */
function smallLog(log = "log-1"): readonly AuditRecord[] {
  const records: AuditRecord[] = [];
  let head: AuditHead = emptyLog(log);
  const add = (...events: readonly AuditEvent[]) => {
    for (const record of sealRecords(head, events, at)) {
      records.push(record);
      head = headOf(record);
    }
  };
  add({ kind: "log-opened", details: { checkpointEvery: 2 } }, decision("a"), decision("b"));
  add(checkpointEvent(key, head.digest));
  add(keyAddedEvent(key, next));
  add(decision("c"));
  add(checkpointEvent(next, head.digest));
  add(decision("d"));
  return records;
}

const log = smallLog();
const lines = log.map(writeRecordLine);
const last = log.at(-1) as AuditRecord;
const head = headOf(last);

describe("a log that nobody touched", () => {
  it("is whole as far as its head was kept, and proven as far as it is signed", async () => {
    expect(await verifyLog(lines, { keys, head })).toEqual({
      records: 8,
      head: { log: "log-1", sequence: 8, digest: last.digest },
      signedUpTo: 6,
      tail: "whole",
    });
  });

  it("that went on since its head was kept is whole, too", async () => {
    const earlier = headOf(log[3] as AuditRecord);
    expect(await verifyLog(lines, { head: earlier })).toMatchObject({
      records: 8,
      signedUpTo: 0,
      tail: "whole",
    });
  });

  it("without a head may have lost its tail, and without keys is signed by nobody known", async () => {
    expect(await verifyLog(lines.slice(0, 5))).toMatchObject({ records: 5, signedUpTo: 0, tail: "unknown" });
    expect(await verifyLog([], { keys })).toEqual({
      records: 0,
      head: undefined,
      signedUpTo: 0,
      tail: "unknown",
    });
  });

  it("is signed as far as the keys that are trusted go", async () => {
    expect((await verifyLog(lines, { keys: [publicKeyOf(next)] })).signedUpTo).toBe(6);
    expect((await verifyLog(lines.slice(0, 5), { keys })).signedUpTo).toBe(3);
  });
});

describe("a log that somebody touched", () => {
  const problemOf = async (changed: readonly string[]) => (await verifyLog(changed, { keys, head })).problem;

  it("has its first bad record found, whichever byte was changed", async () => {
    const bytes = Buffer.from(`${lines.slice(0, 4).join("\n")}\n`);
    const kept = headOf(log[3] as AuditRecord);
    let line = 1;
    for (const [index, byte] of bytes.entries()) {
      const changed = Buffer.from(bytes);
      changed[index] = byte ^ 1;
      const { problem } = await verifyLog(changed.toString().split("\n").slice(0, -1), { head: kept });
      const isLastBreak = index === bytes.length - 1;
      // A log without its last line break lacks its last line: whoever reads it takes that for a line all the same.
      expect([index, problem?.line]).toEqual([index, isLastBreak ? 4 : line]);
      if (byte === 0x0a) line++;
    }
  });

  it("has its first bad record found, whichever was deleted, moved or written twice", async () => {
    const places = lines.keys();
    for (const index of places) {
      const without = lines.toSpliced(index, 1);
      expect(await problemOf(without)).toMatchObject({ line: index + 1, sequence: index + 1 });
      expect(await problemOf(lines.toSpliced(index, 0, lines[index] ?? ""))).toMatchObject({
        line: index + 2,
      });
      for (const to of [0, 3, 7]) {
        if (to === index) continue;
        const moved = without.toSpliced(to, 0, lines[index] ?? "");
        expect(await problemOf(moved)).toMatchObject({ line: Math.min(index, to) + 1 });
      }
    }
  });

  it("has a tail that was cut off found by the head that was kept elsewhere", async () => {
    for (const [index] of lines.entries())
      expect(await problemOf(lines.slice(0, index))).toEqual({
        line: index + 1,
        sequence: index + 1,
        message: "the log ended with record 8 when its head was kept: the tail is missing",
      });
  });

  it("that was written anew as a whole is not signed any more, and has another head", async () => {
    const anew = sealRecords(
      emptyLog("log-1"),
      log.map(({ kind, details }) => ({ kind, details: kind === "decision" ? { effect: "deny" } : details })),
      at,
    ).map(writeRecordLine);
    const report = await verifyLog(anew, { keys });
    expect(report.problem).toEqual({
      line: 4,
      sequence: 4,
      message: "its signature is no signature of its key",
    });
    const unsigned = sealRecords(emptyLog("log-1"), [{ kind: "log-opened", details: {} }, decision("x")], at);
    const short = unsigned.map(writeRecordLine);
    expect(await verifyLog(short, { keys })).toMatchObject({ records: 2, signedUpTo: 0, tail: "unknown" });
    expect(
      (await verifyLog(short, { head: { ...headOf(unsigned[1] as AuditRecord), digest: last.digest } }))
        .problem,
    ).toMatchObject({ line: 2, message: "it is another than the one whose head was kept" });
  });

  it.each<[string, (lines: readonly string[]) => readonly string[], number, string]>([
    [
      "a record of another log",
      (all) => [...all.slice(0, 2), ...smallLog("x").map(writeRecordLine).slice(2)],
      3,
      'it belongs to another log, "x"',
    ],
    ["no record", (all) => [...all.slice(0, 2), '{"a":1}'], 3, "it is no record: schemaVersion"],
    ["spaces", (all) => [all[0] ?? "", ` ${all[1] ?? ""}`], 2, "it is not written as canonical JSON"],
    ["text", () => ["hello"], 1, "it is no JSON"],
    ["a beginning that is none", (all) => all.slice(1), 1, "it has number 2"],
  ])("tells %s", async (_, change, line, message) => {
    expect(await problemOf(change(lines))).toEqual({ line, sequence: line, message });
  });

  it("tells a first record that is none, and a checkpoint without a signature", async () => {
    const first = sealRecords(emptyLog("l"), [decision("a")], at).map(writeRecordLine);
    expect((await verifyLog(first)).problem?.message).toBe("a log begins with `log-opened`");
    const events: AuditEvent[] = [
      { kind: "log-opened", details: {} },
      { kind: "checkpoint", details: {} },
    ];
    const unsigned = sealRecords(emptyLog("l"), events, at).map(writeRecordLine);
    expect((await verifyLog(unsigned)).problem).toEqual({
      line: 2,
      sequence: 2,
      message: "it has no signature",
    });
  });

  it("tells what the store found, and where; a store that cannot be read proves nothing", async () => {
    const failing = async function* (error: Error) {
      yield* lines.slice(0, 2);
      throw error;
    };
    const corrupt = new StoreError("corrupt", "line 3 is not UTF-8 text");
    expect(await verifyLog(failing(corrupt))).toMatchObject({
      records: 2,
      problem: { line: 3, sequence: 3, message: "line 3 is not UTF-8 text" },
    });
    for (const error of [new StoreError("unavailable", "it is gone"), new Error("corrupt")])
      await expect(verifyLog(failing(error))).rejects.toBe(error);
  });

  it("never proves random lines", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(...lines)), { minLength: 1 }),
        async (random) => {
          const isPrefix = random.every((line, index) => line === lines[index]);
          expect((await verifyLog(random, { keys })).problem === undefined).toBe(isPrefix);
        },
      ),
    );
  });
});
