// What was acknowledged is in the log, in order, signed as often as it says; what failed is told to whoever wrote it.
import { describe, expect, it } from "vitest";
import { createMemoryAuditStore } from "../memory/memory-audit-store.js";
import { privateKeyOf, publicKeyOf } from "../signing/ed25519-key.js";
import { AuditLog, type AuditLogOptions } from "./audit-log.js";
import type { AuditEvent, AuditHead } from "./audit-record.js";
import { readRecordLine } from "./record-line.js";
import { verifyLog } from "./verify-log.js";

const key = privateKeyOf(new Uint8Array(32).fill(1));
const event = (name: string): AuditEvent => ({ kind: "decision", details: { name } });

function opened(more: Partial<AuditLogOptions> = {}) {
  const store = createMemoryAuditStore();
  const log = new AuditLog({ store, now: () => Date.UTC(2026, 10, 30), newLogId: () => "log", ...more });
  return { store, log };
}

async function linesOf(store: AuditLogOptions["store"], from?: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.lines(from)) lines.push(line);
  return lines;
}

async function kindsOf(store: AuditLogOptions["store"], from?: number): Promise<string[]> {
  return (await linesOf(store, from)).map((line) => {
    const read = readRecordLine(line);
    return "record" in read ? `${read.record.sequence} ${read.record.kind}` : read.problem;
  });
}

describe("an audit log", () => {
  it("opens itself, numbers what it is given, and is dated", async () => {
    const { store, log } = opened();
    expect(await log.append(event("a"))).toMatchObject({ sequence: 2 });
    const { digest } = await log.append(event("b"));
    expect(await store.head()).toEqual({ log: "log", sequence: 3, digest });
    expect(await kindsOf(store)).toEqual(["1 log-opened", "2 decision", "3 decision"]);
    const [, second] = await linesOf(store);
    expect(JSON.parse(second ?? "")).toMatchObject({
      at: "2026-11-30T00:00:00.000Z",
      details: { name: "a" },
    });
  });

  it.each<[string, (head: AuditHead) => AuditHead | undefined]>([
    ["is gone", () => undefined],
    ["ends before what was written to it", (head) => ({ ...head, sequence: head.sequence - 1 })],
    ["ends otherwise", (head) => ({ ...head, digest: `sha256:${"0".repeat(64)}` })],
    ["is another one", (head) => ({ ...head, log: "other", sequence: 99 })],
  ])("that %s takes nothing more", async (_, change) => {
    const memory = createMemoryAuditStore();
    let isChanged = false;
    const changed: typeof memory.append = (seal) =>
      memory.append((head) => seal(isChanged && head !== undefined ? change(head) : head));
    const { log } = opened({ store: { ...memory, append: changed } });
    const { sequence } = await log.append(event("a"));
    isChanged = true;
    await expect(log.append(event("b"))).rejects.toThrow(
      `the log ended with record ${sequence}, and does not any more: somebody changed it`,
    );
    isChanged = false;
    // What another process has added is none of that.
    await opened({ store: memory }).log.append(event("c"));
    expect(await log.append(event("d"))).toMatchObject({ sequence: sequence + 2 });
  });

  it("makes what comes at once durable at once, in its order", async () => {
    let appends = 0;
    const memory = createMemoryAuditStore();
    const store = {
      ...memory,
      append: (seal: Parameters<typeof memory.append>[0]) => {
        appends++;
        return memory.append(seal);
      },
    };
    const { log } = opened({ store });
    const receipts = await Promise.all(["a", "b", "c", "d"].map((name) => log.append(event(name))));
    expect(receipts.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5]);
    expect(appends).toBe(1);
    expect(await verifyLog(store.lines())).toMatchObject({ records: 5 });
  });

  it("writes one batch after the other: what comes meanwhile is the next", async () => {
    const memory = createMemoryAuditStore();
    let [open, most] = [0, 0];
    const sizes: number[] = [];
    const store: AuditLogOptions["store"] = {
      ...memory,
      append: async (seal) => {
        most = Math.max(most, ++open);
        await new Promise((resolve) => setTimeout(resolve, 1));
        await memory.append((head) => {
          const records = seal(head);
          sizes.push(records.length);
          return records;
        });
        open--;
      },
    };
    const { log } = opened({ store });
    const first = log.append(event("a"));
    await Promise.resolve();
    await Promise.resolve();
    const more = ["b", "c"].map((name) => log.append(event(name)));
    await first;
    const last = log.append(event("d"));
    const receipts = await Promise.all([first, ...more, last]);
    expect(receipts.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5]);
    expect([most, sizes]).toEqual([1, [2, 2, 1]]);
  });

  it("is signed whenever so many records were passed, and its head is kept", async () => {
    const heads: AuditHead[] = [];
    const { store, log } = opened({
      signer: { key, every: 3 },
      heads: { keep: async (head) => void heads.push(head) },
    });
    for (const name of ["a", "b", "c"]) await log.append(event(name));
    expect(await kindsOf(store)).toEqual([
      "1 log-opened",
      "2 decision",
      "3 decision",
      "4 checkpoint",
      "5 decision",
    ]);
    expect(heads.map(({ sequence }) => sequence)).toEqual([2, 4, 5]);
    expect(
      await verifyLog(store.lines(), { keys: [publicKeyOf(key)], head: heads[2] as AuditHead }),
    ).toMatchObject({
      records: 5,
      signedUpTo: 3,
      tail: "whole",
    });
    await Promise.all(["d", "e", "f", "g"].map((name) => log.append(event(name))));
    expect(await kindsOf(store, 6)).toEqual([
      "6 decision",
      "7 decision",
      "8 decision",
      "9 decision",
      "10 checkpoint",
    ]);
    expect(await kindsOf(createMemoryAuditStore())).toEqual([]);
  });

  it("stores what the mask left, and nothing that it refused", async () => {
    const { store, log } = opened({
      mask: ({ kind, details }) => {
        if (details["name"] === "refused") throw new Error("not that");
        return { kind, details: { ...details, secret: undefined, masked: true } };
      },
    });
    await expect(log.append({ ...event("refused") })).rejects.toThrow("not that");
    await log.append({ kind: "decision", details: { name: "a", secret: "hunter2" } });
    const text = (await linesOf(store)).join("\n");
    expect(text).not.toContain("hunter2");
    expect(text).toContain('"masked":true');
  });

  it("tells everybody in a batch that it may not be durable, and goes on with the next", async () => {
    const memory = createMemoryAuditStore();
    let isDown = true;
    const { log } = opened({
      store: {
        ...memory,
        append: async (seal) => {
          if (isDown) throw new Error("disk full");
          await memory.append(seal);
        },
      },
    });
    const results = await Promise.allSettled([log.append(event("a")), log.append(event("b"))]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    isDown = false;
    expect(await log.append(event("c"))).toMatchObject({ sequence: 2 });
  });

  it("does not acknowledge what its head could not be kept of", async () => {
    const { log } = opened({ heads: { keep: () => Promise.reject(new Error("no second place")) } });
    await expect(log.append(event("a"))).rejects.toThrow("no second place");
  });
});

describe("the records of an audit log", () => {
  async function sequences(log: AuditLog, after: AuditHead | number): Promise<number[]> {
    const all: number[] = [];
    for await (const { sequence } of log.records(after)) all.push(sequence);
    return all;
  }

  it("are given from a number on, or after a head that is still there", async () => {
    const { store, log } = opened();
    for (const name of ["a", "b", "c"]) await log.append(event(name));
    expect(await sequences(log, 1)).toEqual([1, 2, 3, 4]);
    expect(await sequences(log, 3)).toEqual([3, 4]);
    expect(await sequences(log, 9)).toEqual([]);
    const head = (await store.head()) as AuditHead;
    expect(await sequences(log, head)).toEqual([]);
    await log.append(event("d"));
    await log.append(event("e"));
    expect(await sequences(log, head)).toEqual([5, 6]);
  });

  it("are not given on from what is no record, from another one, or from a log that was cut off", async () => {
    const { store, log } = opened();
    for (const name of ["a", "b", "c"]) await log.append(event(name));
    const lines = await linesOf(store);
    const head = (await store.head()) as AuditHead;
    const changed = (change: (lines: string[]) => readonly string[]): AuditLog => {
      const made = change([...lines]);
      async function* from(first = 1): AsyncGenerator<string> {
        yield* made.slice(first - 1);
      }
      return opened({ store: { ...store, lines: from } }).log;
    };
    const edited = changed((all) => all.map((line) => line.replace('"b"', '"x"')));
    await expect(sequences(edited, 1)).rejects.toThrow(
      "record 3 of the log is not sound: its digest is another",
    );
    const another = opened();
    for (const name of ["a", "x", "y"]) await another.log.append(event(name));
    const others = await linesOf(another.store);
    const swapped = changed((all) => [...all.slice(0, 3), others[3] ?? ""]);
    await expect(sequences(swapped, 1)).rejects.toThrow("record 4 of the log is another one");
    await expect(sequences(swapped, head)).rejects.toThrow("record 4 of the log is another one");
    const shortened = changed((all) => all.slice(0, 3));
    await expect(sequences(shortened, head)).rejects.toThrow("record 4 of the log is missing");
    const gap = changed((all) => all.toSpliced(2, 1));
    await expect(sequences(gap, 1)).rejects.toThrow("record 3 of the log is another one");
  });
});
