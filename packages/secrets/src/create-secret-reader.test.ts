// Secrets of the environment and of files, as they are at each time of asking.
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { createSecretReader } from "./index.js";

const folder = mkdtempSync(join(tmpdir(), "palisade-secrets-"));
afterAll(() => rmSync(folder, { recursive: true }));

const environment: Record<string, string | undefined> = { KEY: " first-key\n", EMPTY: "  " };
const secrets = createSecretReader({ environment, pathOf: (path) => join(folder, path) });

it("reads the environment whenever it is asked", async () => {
  expect(await secrets.read({ env: "KEY" })).toBe("first-key");
  environment["KEY"] = "second-key";
  expect(await secrets.read({ env: "KEY" })).toBe("second-key");
});

it("follows a mounted Secret of Kubernetes to what it is now", async () => {
  for (const [version, key] of [
    ["..1", "first-key"],
    ["..2", "second-key"],
  ] as const) {
    mkdirSync(join(folder, version));
    writeFileSync(join(folder, version, "key"), `${key}\n`);
  }
  symlinkSync("..1", join(folder, "..data"));
  symlinkSync("..data/key", join(folder, "key"));
  expect(await secrets.read({ file: "key" })).toBe("first-key");
  symlinkSync("..2", join(folder, "..data_tmp"));
  renameSync(join(folder, "..data_tmp"), join(folder, "..data"));
  expect(await secrets.read({ file: "key" })).toBe("second-key");
});

it.each([
  [{ env: "NONE" }, "not_found", "the environment has no `NONE`"],
  [{ env: "EMPTY" }, "not_found", "the secret is empty"],
  [{ file: "none" }, "not_found", "none` cannot be read: ENOENT"],
  [{ file: "." }, "invalid", "is no regular file"],
  [{ file: "long" }, "invalid", "long` is too long for a secret"],
])("says why there is none in %j", async (source, code, message) => {
  writeFileSync(join(folder, "long"), "x".repeat(70_000));
  await expect(secrets.read(source)).rejects.toMatchObject({
    name: "SecretError",
    code,
    message: expect.stringContaining(message),
  });
});
