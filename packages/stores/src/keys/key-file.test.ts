// Keys are their owner's alone, are never written over, and take over from one another by the log.
import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type AuditHead,
  AuditLog,
  createMemoryAuditStore,
  type PrivateKey,
  publicKeyOf,
  readRecordLine,
  verifyLog,
} from "@palisade/guardrails/gate";
import { afterAll, describe, expect, it } from "vitest";
import { makeKeyFile, readKeyFile, rotateKeyFile } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "palisade-keys-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const newFile = () => join(folder, `${++files}.json`);

function written(text: string, mode = 0o600): string {
  const path = newFile();
  writeFileSync(path, text, { mode });
  chmodSync(path, mode);
  return path;
}

describe("a key's file", () => {
  it("is its owner's alone, holds the key, and is not written over", async () => {
    const path = newFile();
    const key = await makeKeyFile(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await readKeyFile(path)).toEqual(key);
    const text = readFileSync(path, "utf8");
    await expect(makeKeyFile(path)).rejects.toMatchObject({
      code: "conflict",
      message: "there is such a file: a key is never written over",
    });
    expect(readFileSync(path, "utf8")).toBe(text);
    expect((await makeKeyFile(newFile())).d).not.toBe(key.d);
  });

  it("has its name only once it is whole, and is made by one of many", async () => {
    const own = mkdtempSync(join(folder, "own-"));
    const path = join(own, "key.json");
    const made = await Promise.allSettled(Array.from({ length: 8 }, () => makeKeyFile(path)));
    const [key, ...others] = made.flatMap((each) => (each.status === "fulfilled" ? each.value : []));
    expect(others).toEqual([]);
    expect(await readKeyFile(path)).toEqual(key);
    symlinkSync(join(own, "none"), join(own, "link.json"));
    await expect(makeKeyFile(join(own, "link.json"))).rejects.toMatchObject({ code: "conflict" });
    expect(readdirSync(own).sort()).toEqual(["key.json", "link.json"]);
  });

  it("may be in PEM", async () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const path = written(String(privateKey.export({ type: "pkcs8", format: "pem" })));
    expect(await readKeyFile(path)).toEqual(
      expect.objectContaining({ d: privateKey.export({ format: "jwk" }).d }),
    );
  });

  it("is refused where others may read it, and where it holds no such key", async () => {
    const good = JSON.stringify(await makeKeyFile(newFile()));
    const other = await makeKeyFile(newFile());
    const rsa = generateKeyPairSync("rsa", { modulusLength: 1024 }).privateKey;
    const fifo = newFile();
    spawnSync("mkfifo", ["-m", "600", fifo]);
    const notKey = "no Ed25519 private key, as a JSON Web Key or in PEM";
    for (const [path, code, message] of [
      [
        written(good, 0o640),
        "corrupt",
        "others may read this key: `chmod 600` it, or make another if they have",
      ],
      [
        written(good, 0o604),
        "corrupt",
        "others may read this key: `chmod 600` it, or make another if they have",
      ],
      [written("{}"), "corrupt", notKey],
      [written(JSON.stringify(publicKeyOf(other))), "corrupt", notKey],
      [written(String(rsa.export({ type: "pkcs8", format: "pem" }))), "corrupt", notKey],
      [written(good + " ".repeat(64 * 1024)), "corrupt", notKey],
      [
        written(JSON.stringify({ ...JSON.parse(good), x: other.x })),
        "corrupt",
        "the key's public half is another key's",
      ],
      [fifo, "corrupt", "the key is in no regular file"],
      [newFile(), "unavailable", "reading the key failed: ENOENT"],
    ] as const)
      await expect(readKeyFile(path)).rejects.toMatchObject({ name: "StoreError", code, message });
    await expect(makeKeyFile(join(folder, "none", "key.json"))).rejects.toMatchObject({
      code: "unavailable",
      message: "making the key failed: ENOENT",
    });
  });
});

describe("a rotation", () => {
  const now = () => Date.UTC(2026, 10, 30);

  async function signedLog(key: PrivateKey) {
    const store = createMemoryAuditStore();
    const log = (by: PrivateKey) =>
      new AuditLog({ store, now, newLogId: () => "log", signer: { key: by, every: 2 } });
    await log(key).append({ kind: "decision", details: {} });
    return { store, log };
  }

  async function kindsIn(lines: AsyncIterable<string>): Promise<string[]> {
    const kinds: string[] = [];
    for await (const line of lines) {
      const read = readRecordLine(line);
      kinds.push("record" in read ? read.record.kind : read.problem);
    }
    return kinds;
  }

  it("puts another key in the file's place, which who trusts the old one comes to trust", async () => {
    const path = newFile();
    const old = await makeKeyFile(path);
    const { store, log } = await signedLog(old);
    const heads: AuditHead[] = [];
    const key = await rotateKeyFile(path, {
      store,
      now,
      heads: { keep: async (head) => void heads.push(head) },
    });
    expect(key.d).not.toBe(old.d);
    expect(await readKeyFile(path)).toEqual(key);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(existsSync(`${path}.next`)).toBe(false);
    expect(await kindsIn(store.lines())).toEqual([
      "log-opened",
      "decision",
      "checkpoint",
      "key-added",
      "checkpoint",
    ]);
    expect(heads).toEqual([await store.head()]);
    for (const trusted of [old, key])
      expect(await verifyLog(store.lines(), { keys: [publicKeyOf(trusted)] })).toMatchObject({
        records: 5,
        signedUpTo: 4,
      });
    await log(key).append({ kind: "decision", details: {} });
    expect(await verifyLog(store.lines(), { keys: [publicKeyOf(old)] })).toMatchObject({
      records: 7,
      signedUpTo: 6,
    });
  });

  it("leaves the old key without a say", async () => {
    const path = newFile();
    const old = await makeKeyFile(path);
    const { store, log } = await signedLog(old);
    await rotateKeyFile(path, { store, now });
    const stolen = newFile();
    writeFileSync(stolen, JSON.stringify(old), { mode: 0o600 });
    await log(old).append({ kind: "decision", details: {} });
    await rotateKeyFile(stolen, { store, now });
    expect(await verifyLog(store.lines(), { keys: [publicKeyOf(old)] })).toMatchObject({
      records: 9,
      signedUpTo: 4,
    });
  });

  it("that was broken off is finished by another", async () => {
    const path = newFile();
    const { store } = await signedLog(await makeKeyFile(path));
    const key = await makeKeyFile(`${path}.next`);
    expect(await rotateKeyFile(path, { store, now })).toEqual(key);
    expect(await readKeyFile(path)).toEqual(key);
  });

  it("needs a log that it has signed, and that is sound", async () => {
    const path = newFile();
    await makeKeyFile(path);
    const text = readFileSync(path, "utf8");
    const { store } = await signedLog(await makeKeyFile(newFile()));
    await expect(rotateKeyFile(path, { store, now })).rejects.toMatchObject({
      code: "conflict",
      message: "this key has signed nothing in the log: it is another log's, or was never used",
    });
    const broken = {
      ...store,
      lines: async function* () {
        yield "{}";
      },
    };
    await expect(rotateKeyFile(path, { store: broken, now })).rejects.toMatchObject({
      code: "corrupt",
      message: expect.stringMatching(/^record 1 of the log is not sound: /),
    });
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(existsSync(`${path}.next`)).toBe(false);
  });

  it("needs a log that has begun, and leaves the key where the log cannot be written", async () => {
    const path = newFile();
    const old = await makeKeyFile(path);
    await expect(rotateKeyFile(path, { store: createMemoryAuditStore() })).rejects.toMatchObject({
      message: "the log has no record yet: make another key, and use that",
    });
    const { store } = await signedLog(old);
    const full = { ...store, append: () => Promise.reject(new Error("disk full")) };
    await expect(rotateKeyFile(path, { store: full })).rejects.toThrow("disk full");
    expect(await readKeyFile(path)).toEqual(old);
  });
});
