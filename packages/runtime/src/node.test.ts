import { mkdtemp, rm, writeFile } from "node:fs/promises";
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
