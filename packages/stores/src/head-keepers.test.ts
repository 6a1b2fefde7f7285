// The end of a log is kept in a second place, only ever goes on, and what cannot be kept is not acknowledged.

import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type AuditHead,
  AuditLog,
  createMemoryAuditStore,
  type HeadKeeper,
  privateKeyOf,
  verifyLog,
} from "@palisade/guardrails/gate";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createFileHeadKeeper } from "./file/index.js";
import { openSqliteHeadKeeper, readSqliteHeads } from "./sqlite/index.js";
import { createWebhookHeadKeeper } from "./webhook/index.js";

const folder = mkdtempSync(join(tmpdir(), "palisade-heads-"));
afterAll(() => rmSync(folder, { recursive: true }));

const headAt = (sequence: number, log = "log"): AuditHead => ({
  log,
  sequence,
  digest: `sha256:${String(sequence).padStart(64, "0")}`,
});

describe("in a file", () => {
  it("is the last one that was kept, its owner's alone, and nothing lies about", async () => {
    const path = join(folder, "head.json");
    const keeper = createFileHeadKeeper(path);
    expect(await keeper.head()).toBeUndefined();
    for (const sequence of [1, 5, 3]) await keeper.keep(headAt(sequence));
    expect(await createFileHeadKeeper(path).head()).toEqual(headAt(5));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["head.json"]);
  });

  it("is of one log, and is not written over what is none", async () => {
    const path = join(folder, "other.json");
    await createFileHeadKeeper(path).keep(headAt(2));
    await expect(createFileHeadKeeper(path).keep(headAt(9, "another"))).rejects.toMatchObject({
      code: "conflict",
      message: "the file keeps the head of another log",
    });
    writeFileSync(path, "{}");
    await expect(createFileHeadKeeper(path).keep(headAt(9))).rejects.toMatchObject({
      code: "corrupt",
      message: "no head of a log: {log, sequence, digest}",
    });
    await expect(
      createFileHeadKeeper(join(folder, "none", "head.json")).keep(headAt(1)),
    ).rejects.toMatchObject({
      code: "unavailable",
      message: "keeping the head failed: ENOENT",
    });
    await expect(createFileHeadKeeper(folder).head()).rejects.toMatchObject({
      code: "unavailable",
      message: "reading the head failed: EISDIR",
    });
  });

  it("finds a tail that was cut off", async () => {
    const store = createMemoryAuditStore();
    const heads = createFileHeadKeeper(join(folder, "tail.json"));
    const log = new AuditLog({ store, now: () => 0, newLogId: () => "log", heads });
    for (const name of ["a", "b"]) await log.append({ kind: "decision", details: { name } });
    const head = (await heads.head()) as AuditHead;
    const lines: string[] = [];
    for await (const line of store.lines()) lines.push(line);
    expect(await verifyLog(lines, { head })).toMatchObject({ records: 3, tail: "whole" });
    expect((await verifyLog(lines.slice(0, 2), { head })).problem).toMatchObject({ sequence: 3 });
  });
});

describe("in a database", () => {
  it("is the last one of each log, for several gates", async () => {
    const path = join(folder, "heads.db");
    const [first, second] = [openSqliteHeadKeeper(path), openSqliteHeadKeeper(path)];
    for (const sequence of [1, 5, 3]) await first.keep(headAt(sequence));
    await second.keep(headAt(4));
    await second.keep(headAt(7, "another"));
    expect(readSqliteHeads(path)).toEqual([headAt(7, "another"), headAt(5)]);
    await second.keep(headAt(6));
    first.close();
    second.close();
    expect(readSqliteHeads(path)).toEqual([headAt(7, "another"), headAt(6)]);
  });

  it("is not read from what has none, and not kept where somebody else writes", async () => {
    const path = join(folder, "odd.db");
    const database = new Database(path);
    database.exec("CREATE TABLE palisade_heads (log TEXT PRIMARY KEY, sequence INTEGER, digest TEXT)");
    const keeper = openSqliteHeadKeeper(path, { waitMilliseconds: 1 });
    database.exec("INSERT INTO palisade_heads VALUES ('log', 1, 'none')");
    expect(() => readSqliteHeads(path)).toThrow(expect.objectContaining({ code: "corrupt" }));
    database.exec("BEGIN EXCLUSIVE");
    await expect(keeper.keep(headAt(2))).rejects.toMatchObject({ code: "unavailable" });
    database.exec("ROLLBACK");
    keeper.close();
    database.close();
    expect(() => readSqliteHeads(join(folder, "none.db"))).toThrow(
      expect.objectContaining({ code: "unavailable" }),
    );
  });
});

describe("with a server", () => {
  let server: Server;
  let url: string;
  let status = 204;
  const told: unknown[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk) => {
        text += chunk;
      });
      request.on("end", () => {
        told.push([request.method, request.headers["content-type"], JSON.parse(text)]);
        response.writeHead(status, { location: "/elsewhere" }).end("ok");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/heads`;
  });
  afterAll(() => server.close());

  it("is posted, signed, and kept if the server says so", async () => {
    const key = privateKeyOf(new Uint8Array(32).fill(1));
    await createWebhookHeadKeeper({ url }).keep(headAt(1));
    await createWebhookHeadKeeper({ url: new URL(url), key }).keep(headAt(2));
    expect(told.splice(0)).toEqual([
      ["POST", "application/json", { head: headAt(1) }],
      [
        "POST",
        "application/json",
        { head: headAt(2), signature: { key: expect.any(String), value: expect.any(String) } },
      ],
    ]);
  });

  it.each([
    [199, "the head was not kept: the server cannot be reached"],
    [302, "the head was not kept: the server cannot be reached"],
    [300, "the head was not kept: the server answered 300"],
    [404, "the head was not kept: the server answered 404"],
    [500, "the head was not kept: the server answered 500"],
  ])("is not kept with an answer of %i", async (answer, message) => {
    status = answer;
    const keeper = createWebhookHeadKeeper({
      url,
      ...(answer === 199 ? { fetch: () => Promise.reject(new Error("no route")) } : {}),
    });
    await expect(keeper.keep(headAt(1))).rejects.toMatchObject({ code: "unavailable", message });
  });

  it("is not waited for without end", async () => {
    const never: typeof fetch = (_, { signal } = {}) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
    const keeper: HeadKeeper = createWebhookHeadKeeper({ url, fetch: never, waitMilliseconds: 1 });
    await expect(keeper.keep(headAt(1))).rejects.toMatchObject({ code: "unavailable" });
  });

  it("is told with no credentials in the address", () => {
    for (const url of ["https://user:secret@heads.example.com/", new URL("https://user@heads.example.com/")])
      expect(() => createWebhookHeadKeeper({ url })).toThrow(
        new TypeError("the `url` of a head keeper has no credentials: what proves the sender is the `key`"),
      );
  });

  it("is told to nobody in the clear", () => {
    for (const clear of ["http://heads.example.com/", "ftp://localhost/", "file:///heads", "heads"])
      expect(() => createWebhookHeadKeeper({ url: clear })).toThrow(
        "a head is told over https, or over http to this machine",
      );
    for (const fine of ["https://heads.example.com/", "http://localhost:1/", "http://[::1]/"])
      expect(createWebhookHeadKeeper({ url: fine })).toHaveProperty("keep");
  });
});
