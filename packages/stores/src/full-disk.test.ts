// Where nothing can be written, nothing is acknowledged, and what was acknowledged before is there.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AuditStore, verifyLog } from "@palisade/guardrails/gate";
import { afterAll, describe, expect, it } from "vitest";
import { openFileAuditStore } from "./file/index.js";
import { openSqliteStores } from "./sqlite/index.js";
import { auditLogOver } from "./testing/store-suites.js";

const root = mkdtempSync(join(tmpdir(), "palisade-full-"));
afterAll(() => rmSync(root, { recursive: true }));

const builtFrom = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** Appends until that fails, and says what was the last that did not, and why the next two did. */
const program = `
  import { openFileAuditStore } from ${builtFrom("../dist/file/index.js")};
  import { openSqliteStores } from ${builtFrom("../dist/sqlite/index.js")};
  import { AuditLog } from ${builtFrom("../../guardrails/dist/gate/index.js")};
  const [kind, path] = process.argv.slice(2);
  const store = kind === "file" ? await openFileAuditStore(path) : openSqliteStores(path).audit;
  const log = new AuditLog({ store, now: () => 0, newLogId: () => "log" });
  const append = () => log.append({ kind: "decision", details: { text: "x".repeat(2000) } });
  let last = 0;
  const reasons = [];
  while (reasons.length < 2)
    await append().then(({ sequence }) => { last = sequence; }, ({ code }) => reasons.push(code));
  console.log(JSON.stringify({ last, reasons }));
`;

const stores: readonly [
  kind: string,
  open: (path: string) => Promise<{ store: AuditStore; close(): unknown }>,
][] = [
  [
    "file",
    async (path) => {
      const store = await openFileAuditStore(path);
      return { store, close: () => store.close() };
    },
  ],
  [
    "sqlite",
    async (path) => {
      const { audit, close } = openSqliteStores(path);
      return { store: audit, close };
    },
  ],
];

// A limit on the size of files is as good as a full disk, and needs no rights.
describe.skipIf(process.platform === "win32").each(stores)("a full disk under a log: %s", (kind, open) => {
  it("is told, and the log goes on where it was once there is room", async () => {
    const path = join(root, kind);
    const file = join(root, "appender.mjs");
    writeFileSync(file, program);
    const limited = 'ulimit -f 400; exec "$0" "$@"';
    const { stdout, stderr } = spawnSync("sh", ["-c", limited, process.execPath, file, kind, path], {
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    const { last, reasons } = JSON.parse(stdout) as { last: number; reasons: string[] };
    expect(last).toBeGreaterThan(1);
    expect(reasons).toEqual(["unavailable", "unavailable"]);
    const { store, close } = await open(path);
    expect(await verifyLog(store.lines())).toMatchObject({ records: last });
    await auditLogOver(store).append({ kind: "decision", details: { name: "after" } });
    expect(await verifyLog(store.lines())).toMatchObject({ records: last + 1 });
    await close();
  });
});

// Not even root writes there.
it.skipIf(process.platform !== "linux")("a folder that cannot be written is told", async () => {
  const unavailable = { name: "StoreError", code: "unavailable" };
  await expect(openFileAuditStore("/sys/palisade")).rejects.toMatchObject(unavailable);
  expect(() => openSqliteStores("/sys/palisade.db")).toThrow(expect.objectContaining(unavailable) as Error);
});
