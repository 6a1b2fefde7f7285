// `palisade audit verify`: what is proven of a log is said, and what is not.
import { generateKeyPairSync } from "node:crypto";
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { AuditLog, type AuditStore, privateKeySchema, publicKeyOf } from "@palisade/guardrails/gate";
import { openFileAuditStore } from "@palisade/stores/file";
import { openSqliteHeadKeeper, openSqliteStores } from "@palisade/stores/sqlite";
import Database from "libsql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const pair = generateKeyPairSync("ed25519");
const { kty, crv, x, d } = pair.privateKey.export({ format: "jwk" });
const key = privateKeySchema.parse({ kty, crv, x, d });

let workspace: Workspace;
beforeEach(() => {
  workspace = new Workspace().write({
    "key.json": JSON.stringify(publicKeyOf(key)),
    "key.pem": String(pair.publicKey.export({ type: "spki", format: "pem" })),
    "no-key.json": "{}",
  });
});
afterEach(() => workspace.remove());

const at = (name: string) => join(workspace.path, name);

/** Four records: opened, two decisions, a checkpoint after the second. */
async function fill(store: AuditStore): Promise<void> {
  const signer = { key, every: 3 };
  const log = new AuditLog({ store, now: () => 0, newLogId: () => "log", signer });
  for (const name of ["a", "b", "c"]) await log.append({ kind: "decision", details: { name } });
}

async function filledFolder(): Promise<string> {
  const folder = at("audit");
  const store = await openFileAuditStore(folder);
  await fill(store);
  writeFileSync(at("head.json"), JSON.stringify(await store.head()));
  await store.close();
  return folder;
}

it("says what is proven of a folder, by each form of a key", async () => {
  const folder = await filledFolder();
  for (const name of ["key.json", "key.pem"])
    expect(await runHere(["audit", "verify", folder, "--key", at(name), "--head", at("head.json")])).toEqual({
      code: 0,
      out: "5 records, each follows from the one before\nsigned up to record 3\nnothing is missing at its end\n",
      err: "",
    });
});

it("says what is not proven without keys and a head", async () => {
  const folder = await filledFolder();
  expect(await runHere(["audit", "verify", join(folder, "audit-000001.jsonl")])).toEqual({
    code: 0,
    out:
      "5 records, each follows from the one before\n" +
      "no trusted key has signed any of it: give --key, or it may have been written anew\n" +
      "its end may be missing: give --head, as it was kept elsewhere\n",
    err: "",
  });
});

it("names the first bad record of a file and of a database, and ends with 1", async () => {
  const folder = await filledFolder();
  const file = join(folder, "audit-000001.jsonl");
  writeFileSync(file, readFileSync(file, "utf8").replace('"name":"b"', '"name":"x"'));
  const edited = await runHere(["audit", "verify", folder]);
  expect(edited.code).toBe(1);
  expect(edited.out.split("\n")[0]).toBe("record 3 (line 3): its digest is another");
  const stores = openSqliteStores(at("palisade.db"));
  await fill(stores.audit);
  stores.close();
  const found = await runHere([
    "audit",
    "verify",
    at("palisade.db"),
    "--format",
    "json",
    "--head",
    at("head.json"),
  ]);
  expect(found.code).toBe(0);
  expect(JSON.parse(found.out)).toMatchObject({ records: 5, signedUpTo: 0, tail: "whole" });
});

it("names a last record that was not written to its end, and bytes that are no text", async () => {
  const file = join(await filledFolder(), "audit-000001.jsonl");
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.subarray(0, -1));
  expect((await runHere(["audit", "verify", file])).out.split("\n")[0]).toBe(
    "record 5 (line 5): line 5 of audit-000001.jsonl has no line break: it was cut off, or is being written",
  );
  writeFileSync(file, Buffer.concat([Buffer.from([0xff]), bytes]));
  expect(await runHere(["audit", "verify", file])).toMatchObject({
    code: 1,
    out: expect.stringContaining("record 1 (line 1): line 1 of audit-000001.jsonl is not UTF-8 text\n"),
  });
});

it("says which file it cannot use", async () => {
  const folder = await filledFolder();
  workspace.makeFifo("fifo.jsonl");
  workspace.write({ "empty/a.txt": "", "text.db": "SQLite format 4\0" });
  for (const [words, message] of [
    [[at("missing")], "missing: no such file or directory"],
    [[at("fifo.jsonl")], "fifo.jsonl: is a FIFO, not a regular file"],
    [["/dev/zero"], "/dev/zero: is a device, not a regular file"],
    [[at("empty")], "empty: no audit log is in this folder: it would have audit-000001.jsonl"],
    [
      [at("text.db")],
      "text.db: is no audit log: a folder, lines of JSON (.jsonl) or a SQLite database is expected",
    ],
    [[folder, "--key", at("no-key.json")], "no-key.json: no Ed25519 public key, as a JSON Web Key or in PEM"],
    [[folder, "--head", at("key.json")], "key.json: no head of a log: {log, sequence, digest}"],
  ] as const) {
    const { code, err } = await runHere(["audit", "verify", ...words]);
    expect(code).toBe(2);
    expect(err).toContain(message);
  }
});

describe("palisade audit keys", () => {
  it("makes a key that nobody else can read, and the one that verifies", async () => {
    const file = at("signer.json");
    const { code, out } = await runHere(["audit", "keys", file]);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /signer\.json: the private key [0-9a-f]{64}\n.*signer\.pub\.json: what verifies it\n$/,
      ),
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { d: secret, ...known } = JSON.parse(readFileSync(file, "utf8"));
    expect(JSON.parse(readFileSync(at("signer.pub.json"), "utf8"))).toEqual(known);
    expect(out).not.toContain(secret);
    expect(await runHere(["audit", "keys", file])).toMatchObject({
      code: 2,
      err: expect.stringContaining("signer.json: there is such a file: a key is never written over"),
    });
  });

  it("writes over no public key, which others verify with", async () => {
    const text = JSON.stringify(publicKeyOf(key));
    workspace.write({ "signer.pub.json": text });
    const file = at("signer.json");
    const refused = {
      code: 2,
      out: "",
      err: expect.stringContaining(
        "signer.pub.json: is another key's: move it away, or name another file for the private key",
      ),
    };
    expect(await runHere(["audit", "keys", file])).toMatchObject(refused);
    expect(existsSync(file)).toBe(false);
    await runHere(["audit", "keys", at("other.json")]);
    renameSync(at("other.json"), file);
    const folder = await filledFolder();
    expect(await runHere(["audit", "keys", file, "--rotate", "--log", folder])).toMatchObject(refused);
    expect(readFileSync(at("signer.pub.json"), "utf8")).toBe(text);
  });

  it("makes nothing in what is no gate's", async () => {
    writeFileSync(at("key"), JSON.stringify(key), { mode: 0o600 });
    workspace.write({ "folder/a.txt": "", "none.db": "" });
    const other = new Database(at("other.db"));
    other.exec("CREATE TABLE things (name TEXT)");
    other.close();
    const bytes = readFileSync(at("other.db"));
    for (const [log, message] of [
      ["folder", "folder: no audit log is in this folder: it would have audit-000001.jsonl"],
      ["none.db", "none.db: is no audit log: a folder or a SQLite database is expected"],
      ["other.db", "other.db: no gate keeps anything in it: it has none of their tables"],
    ] as const)
      expect(await runHere(["audit", "keys", at("key"), "--rotate", "--log", at(log)])).toMatchObject({
        code: 2,
        err: expect.stringContaining(message),
      });
    expect(readdirSync(at("folder"))).toEqual(["a.txt"]);
    expect(readFileSync(at("other.db")).equals(bytes)).toBe(true);
  });

  it("puts no key in the place of one that has signed nothing in the log", async () => {
    const folder = await filledFolder();
    await runHere(["audit", "keys", at("signer.json")]);
    const before = readFileSync(at("signer.json"), "utf8");
    const line = ["audit", "keys", at("signer.json"), "--rotate", "--log", folder];
    expect(await runHere(line)).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        "signer.json: this key has signed nothing in the log: it is another log's, or was never used",
      ),
    });
    expect(readFileSync(at("signer.json"), "utf8")).toBe(before);
    const file = join(folder, "audit-000001.jsonl");
    writeFileSync(file, readFileSync(file, "utf8").replace('"name":"b"', '"name":"x"'));
    writeFileSync(at("key"), JSON.stringify(key), { mode: 0o600 });
    expect(await runHere(["audit", "keys", at("key"), "--rotate", "--log", folder])).toMatchObject({
      code: 2,
      err: expect.stringContaining("key: record 3 of the log is not sound: its digest is another"),
    });
  });

  it("puts another in its place: in files and in a database, whoever trusts the first trusts it, too", async () => {
    const folder = await filledFolder();
    const stores = openSqliteStores(at("palisade.db"));
    await fill(stores.audit);
    stores.close();
    for (const log of [folder, at("palisade.db")]) {
      writeFileSync(at("key"), JSON.stringify(key), { mode: 0o600 });
      const line = ["audit", "keys", at("key"), "--rotate", "--log", log, "--format", "json"];
      const { code, out } = await runHere([...line, "--keep-head", at("kept.json")]);
      expect([code, JSON.parse(out)]).toEqual([
        0,
        { key: expect.stringMatching(/^[0-9a-f]{64}$/), file: at("key"), publicFile: at("key.pub.json") },
      ]);
      for (const trusted of ["key.json", "key.pub.json"])
        expect(
          await runHere(["audit", "verify", log, "--key", at(trusted), "--head", at("kept.json")]),
        ).toMatchObject({
          out: expect.stringContaining(
            "7 records, each follows from the one before\nsigned up to record 6\nnothing is missing",
          ),
        });
      for (const name of ["kept.json", "key.pub.json"]) rmSync(at(name));
    }
  });

  it("says what it needs, and leaves the key where it was", async () => {
    const folder = await filledFolder();
    workspace.write({ "open.json": JSON.stringify(key) });
    writeFileSync(at("key"), JSON.stringify(key), { mode: 0o600 });
    chmodSync(at("open.json"), 0o644);
    for (const [words, message] of [
      [[at("a"), "--log", folder], "--log and --keep-head go with --rotate"],
      [[at("a"), "--rotate"], "name the log that the key signs with --log"],
      [[at("key"), "--rotate", "--log", at("none")], "none: no such file or directory"],
      [
        [at("key"), "--rotate", "--log", at("key.json")],
        "is no audit log: a folder or a SQLite database is expected",
      ],
      [[at("a"), "--rotate", "--log", folder], "a: reading the key failed: ENOENT"],
      [[at("open.json"), "--rotate", "--log", folder], "open.json: others may read this key: `chmod 600` it"],
    ] as const)
      expect(await runHere(["audit", "keys", ...words])).toMatchObject({
        code: 2,
        err: expect.stringContaining(message),
      });
  });
});

it("takes the head of its log from a database of heads", async () => {
  const folder = await filledFolder();
  const heads = openSqliteHeadKeeper(at("heads.db"));
  const none = { sequence: 1, digest: `sha256:${"0".repeat(64)}` };
  await heads.keep({ log: "another", ...none });
  const line = ["audit", "verify", folder, "--head", at("heads.db")];
  expect(await runHere(line)).toMatchObject({
    code: 2,
    err: expect.stringContaining("heads.db: no head of the log `log` is kept here"),
  });
  await heads.keep(JSON.parse(readFileSync(at("head.json"), "utf8")));
  heads.close();
  expect((await runHere(line)).out).toContain("nothing is missing at its end");
});
