import { spawnSync } from "node:child_process";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBundle } from "@palisade/bundle";
import { readPlan } from "@palisade/language";
import { loadBundle } from "@palisade/runtime/node";
import { expect, test } from "vitest";

const plan = readPlan({
  plans: {
    plans: [{ name: "a/p", blocks: [{ stmts: [{ type: "ResultSetAddStmt", stmt: { value: 1 } }] }] }],
  },
});

const noRegularFile = {
  name: "BundleError",
  code: "unsupported",
  message: "a bundle's path leads to no regular file",
};

test("a bundle is loaded from its bytes, or from its file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "palisade-"));
  try {
    const path = join(folder, "bundle.tar.gz");
    const bytes = await writeBundle({ plan });
    await writeFile(path, bytes);
    expect((await loadBundle(path)).evaluate("a/p")).toEqual([{}]);
    expect((await loadBundle(bytes)).digest).toBe((await loadBundle(path)).digest);
    await expect(loadBundle(join(folder, "missing"))).rejects.toMatchObject({ code: "ENOENT" });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a bundle's file is a regular one, of a size that a bundle may have", async () => {
  const folder = await mkdtemp(join(tmpdir(), "palisade-"));
  try {
    const large = join(folder, "large.tar.gz");
    await writeFile(large, "");
    await truncate(large, 256 * 1024 * 1024 + 1);
    const message = "a bundle's file has 268435457 bytes, and the limit is 268435456";
    await expect(loadBundle(large)).rejects.toMatchObject({ code: "too_large", message });
    await expect(loadBundle(folder)).rejects.toMatchObject(noRegularFile);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test.skipIf(process.platform === "win32")("a bundle is not read from what may never end", async () => {
  const folder = await mkdtemp(join(tmpdir(), "palisade-"));
  try {
    const pipe = join(folder, "pipe");
    expect(spawnSync("mkfifo", [pipe]).status).toBe(0);
    for (const path of [pipe, "/dev/zero"])
      await expect(loadBundle(path)).rejects.toMatchObject(noRegularFile);
  } finally {
    await rm(folder, { recursive: true });
  }
});
