// Files of lines keep what was acknowledged, whatever happens to the process, the disk or the file.
import { type ChildProcess, fork, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuditStore, verifyLog } from "@palisade/guardrails/gate";
import { afterAll, expect, it } from "vitest";
import { auditLogOver, describeAuditStore, namesIn } from "../testing/store-suites.js";
import { type FileAuditLog, openFileAuditStore, readAuditFile, readAuditLines } from "./index.js";

const root = mkdtempSync(join(tmpdir(), "palisade-audit-"));
const open: FileAuditLog[] = [];
afterAll(async () => {
  for (const log of open) await log.close();
  rmSync(root, { recursive: true });
});

let folders = 0;
const newFolder = () => join(root, String(++folders), "audit");

async function openedAt(folder: string, rotateBytes?: number): Promise<FileAuditLog> {
  const log = await openFileAuditStore(folder, rotateBytes === undefined ? {} : { rotateBytes });
  open.push(log);
  return log;
}

describeAuditStore(async () => {
  const folder = newFolder();
  const store = await openedAt(folder);
  return {
    store,
    reopen: async () => {
      await store.close();
      return openedAt(folder);
    },
  };
});

const write = (store: AuditStore, name: string) =>
  auditLogOver(store).append({ kind: "decision", details: { name } });

it("begins no log where one must be", async () => {
  const folder = newFolder();
  await expect(openFileAuditStore(folder, { mustExist: true })).rejects.toMatchObject({
    code: "unavailable",
    message: "reading the folder failed: ENOENT",
  });
  mkdirSync(folder, { recursive: true });
  await expect(openFileAuditStore(folder, { mustExist: true })).rejects.toMatchObject({
    code: "unavailable",
    message: "no audit log is in this folder: it would have audit-000001.jsonl",
  });
  expect(readdirSync(folder)).toEqual([]);
  await (await openedAt(folder)).close();
  await (await openFileAuditStore(folder, { mustExist: true })).close();
});

it("goes on in a new file when one is large, and after a restart in the last", async () => {
  const folder = newFolder();
  const first = await openedAt(folder, 1000);
  for (const name of ["a", "b", "c", "d", "e"]) await write(first, name);
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(1000);
  await first.close();
  const again = await openedAt(folder, 1000);
  await write(again, "f");
  expect(await namesIn(again)).toEqual(["log-opened", "a", "b", "c", "d", "e", "f"]);
  expect(await namesIn(again, 4)).toEqual(["c", "d", "e", "f"]);
  expect(await verifyLog(again.lines())).not.toHaveProperty("problem");
});

it("is read from any record on, in whatever file it is, and not before", async () => {
  const folder = newFolder();
  const first = await openedAt(folder, 2000);
  const names = ["log-opened", ...Array.from({ length: 12 }, (_, index) => `n${index}`)];
  for (const name of names.slice(1, 4)) await write(first, name);
  await first.close();
  const log = await openedAt(folder, 2000);
  for (const name of names.slice(4)) await write(log, name);
  for (let from = 1; from <= names.length + 1; from++)
    expect(await namesIn(log, from)).toEqual(names.slice(from - 1));
  const path = join(folder, "audit-000001.jsonl");
  const bytes = readFileSync(path);
  writeFileSync(path, Buffer.concat([Buffer.of(0xff), bytes.subarray(1)]));
  await expect(namesIn(log)).rejects.toMatchObject({ code: "corrupt" });
  expect(await namesIn(log, 6)).toEqual(names.slice(5));
});

it("is read from any record on after many of them", async () => {
  const log = await openedAt(newFolder());
  let sequence = 0;
  for (let batch = 0; batch < 150; batch++) ({ sequence } = await write(log, `n${batch}`));
  expect(await namesIn(log, sequence - 1)).toEqual(["n148", "n149"]);
  expect(await namesIn(log, 50)).toHaveLength(sequence - 49);
});

it("goes on from the file before, if a new one has nothing in it yet", async () => {
  const folder = newFolder();
  const first = await openedAt(folder);
  await write(first, "a");
  await first.close();
  writeFileSync(join(folder, "audit-000002.jsonl"), "");
  const again = await openedAt(folder);
  await write(again, "b");
  expect(await namesIn(again)).toEqual(["log-opened", "a", "b"]);
  expect(readFileSync(join(folder, "audit-000002.jsonl"), "utf8")).toContain('"name":"b"');
});

it("leaves out a record that was half written", async () => {
  const folder = newFolder();
  const first = await openedAt(folder);
  await write(first, "a");
  await first.close();
  appendFileSync(
    join(folder, "audit-000001.jsonl"),
    `{"at":"2026-11-30T00:00:00.000Z","details":{"x":"${"y".repeat(100_000)}`,
  );
  const again = await openedAt(folder);
  await write(again, "b");
  expect(await namesIn(again)).toEqual(["log-opened", "a", "b"]);
});

it("gives no record that is not durable yet, nor half of one", async () => {
  const folder = newFolder();
  const log = await openedAt(folder);
  await write(log, "a");
  const reading = log.lines()[Symbol.asyncIterator]();
  const read = [await reading.next()];
  await write(log, "b");
  read.push(await reading.next(), await reading.next());
  expect(read.map(({ done }) => done)).toEqual([false, false, true]);
  // As another process would find it in the middle of a write.
  appendFileSync(join(folder, "audit-000001.jsonl"), '{"at":"2026');
  expect(await namesIn(log)).toEqual(["log-opened", "a", "b"]);
  expect(await namesIn(log, 3)).toEqual(["b"]);
  expect(await namesIn(log, 4)).toEqual([]);
  const empty = await openedAt(newFolder());
  expect(await namesIn(empty)).toEqual([]);
});

it("is not written after a last record that is not sound", async () => {
  const folder = newFolder();
  const first = await openedAt(folder);
  await write(first, "a");
  await first.close();
  appendFileSync(join(folder, "audit-000001.jsonl"), "{}\n");
  await expect(openedAt(folder)).rejects.toMatchObject({
    code: "corrupt",
    message: "the log's last record is not sound: it is no record: schemaVersion",
  });
  rmSync(join(folder, "audit-000001.jsonl"));
  await write(await openedAt(folder), "b");
});

it("is neither read from nor written to what is no file", async () => {
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  spawnSync("mkfifo", [join(folder, "audit-000001.jsonl")]);
  const refused = {
    name: "StoreError",
    code: "corrupt",
    message: "audit-000001.jsonl is not a regular file",
  };
  await expect(openedAt(folder)).rejects.toMatchObject(refused);
  await expect(readAuditLines(folder).next()).rejects.toMatchObject(refused);
  await expect(readAuditFile("/dev/zero").next()).rejects.toMatchObject({
    message: "zero is not a regular file",
  });
});

it("is not written after a last record that is no text", async () => {
  const folder = newFolder();
  const first = await openedAt(folder);
  await write(first, "\ufffd");
  await first.close();
  const file = join(folder, "audit-000001.jsonl");
  const bytes = readFileSync(file);
  bytes[bytes.lastIndexOf(0xef)] = 0xff;
  writeFileSync(file, bytes);
  await expect(openedAt(folder)).rejects.toMatchObject({
    code: "corrupt",
    message: "the log's last record is not UTF-8 text",
  });
});

it("is written by one at a time, and nothing is written once it is closed", async () => {
  const folder = newFolder();
  const first = await openedAt(folder);
  await expect(openedAt(folder)).rejects.toMatchObject({
    code: "unavailable",
    message: "another process writes this audit log, or its folder cannot be written",
  });
  await first.close();
  await expect(write(first, "a")).rejects.toMatchObject({ message: "the log is closed" });
  await write(await openedAt(folder), "b");
});

it("is its owner's alone", async () => {
  const folder = newFolder();
  await write(await openedAt(folder), "a");
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "audit-000001.jsonl")).mode & 0o777).toBe(0o600);
});

it.skipIf(process.getuid?.() === 0)("says that a folder cannot be written", async () => {
  const folder = newFolder();
  await (await openedAt(folder)).close();
  chmodSync(folder, 0o500);
  await expect(openedAt(folder)).rejects.toMatchObject({ code: "unavailable" });
});

const program = `
  import { openFileAuditStore } from ${JSON.stringify(new URL("../../dist/file/index.js", import.meta.url).href)};
  import { AuditLog } from ${JSON.stringify(new URL("../../../guardrails/dist/gate/index.js", import.meta.url).href)};
  const store = await openFileAuditStore(process.argv[2], { rotateBytes: 5000 });
  const log = new AuditLog({ store, now: Date.now, newLogId: () => "log" });
  for (let number = Number(process.argv[3]); ; number++) {
    const { sequence } = await log.append({ kind: "decision", details: { number, text: "x".repeat(200) } });
    process.send({ number, sequence });
  }
`;

it("keeps whatever it acknowledged before it was killed, again and again", async () => {
  const folder = newFolder();
  const file = join(root, "writer.mjs");
  writeFileSync(file, program);
  const acknowledged = new Map<number, number>();
  for (let round = 0; round < 4; round++) {
    const writer: ChildProcess = fork(file, [folder, String(round * 1_000_000)]);
    const enough = 10 + 7 * round;
    let heard = 0;
    await new Promise<void>((resolve, reject) => {
      writer.on("message", ({ number, sequence }: { number: number; sequence: number }) => {
        acknowledged.set(sequence, number);
        if (++heard === enough) writer.kill("SIGKILL");
      });
      writer.on("exit", (code) => (heard >= enough ? resolve() : reject(new Error(`it ended with ${code}`))));
    });
  }
  const log = await openedAt(folder, 5000);
  expect(await verifyLog(log.lines())).not.toHaveProperty("problem");
  const numbers = new Map<number, unknown>();
  for await (const line of log.lines()) {
    const { sequence, details } = JSON.parse(line) as { sequence: number; details: { number?: number } };
    numbers.set(sequence, details.number);
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(10 + 17 + 24 + 31);
  for (const [sequence, number] of acknowledged) expect(numbers.get(sequence)).toBe(number);
});
