// Gates that are killed at random moments lose nothing that they acknowledged, and use no approval twice.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { randomFrom, soakGate } from "../../scripts/soak/soak-gate.js";

const root = mkdtempSync(join(tmpdir(), "palisade-soak-"));
afterAll(() => rmSync(root, { recursive: true }));

it.each(["sqlite", "file"] as const)(
  "over %s: `npm run soak:gate` does the same at length, and over PostgreSQL",
  async (kind) => {
    const folder = mkdtempSync(join(root, `${kind}-`));
    const report = await soakGate({ kind, folder, kills: 5, random: randomFrom(7) });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ kills: 5 });
    expect(report.executed).toBeGreaterThan(0);
  },
  300_000,
);
