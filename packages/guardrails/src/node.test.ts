// Bundles are read from files, and from nothing that may never end.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBundleFile } from "./node.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "palisade-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("reads the whole of a file", async () => {
  const path = join(folder, "bundle.tar.gz");
  writeFileSync(path, "abc");
  expect(await readBundleFile(path)).toEqual(new Uint8Array([97, 98, 99]));
});

test.skipIf(process.platform === "win32")("refuses a pipe without waiting, and a device", async () => {
  const path = join(folder, "pipe");
  execFileSync("mkfifo", [path]);
  const refused = {
    name: "GuardError",
    code: "invalid_bundle",
    message: "the bundle's path names a pipe or a device, not a file",
  };
  await expect(readBundleFile(path)).rejects.toMatchObject(refused);
  await expect(readBundleFile("/dev/zero")).rejects.toMatchObject(refused);
});

test("refuses what is too large before reading it", async () => {
  const path = join(folder, "large");
  writeFileSync(path, "");
  truncateSync(path, 512 * 1024 * 1024 + 1);
  await expect(readBundleFile(path)).rejects.toMatchObject({
    name: "GuardError",
    code: "invalid_bundle",
    message: "the bundle's file is larger than 512 MiB",
  });
});

test("says what the system says of a missing file", async () => {
  await expect(readBundleFile(join(folder, "none"))).rejects.toMatchObject({ code: "ENOENT" });
  await expect(readBundleFile(folder)).rejects.toMatchObject({ code: "EISDIR" });
});
