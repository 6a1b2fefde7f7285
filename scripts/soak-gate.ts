// `npm run soak:gate -- [--kills 200] [--seed 1] [--kind sqlite|file|postgres]`: kills gates over each kind of store, and says what was lost.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { findPostgres, startPostgres } from "../packages/stores/src/testing/postgres-server.js";
import { randomFrom, type SoakOptions, soakGate } from "./soak/soak-gate.js";

const { values } = parseArgs({
  options: { kills: { type: "string" }, seed: { type: "string" }, kind: { type: "string" } },
});
const kills = Number(values.kills ?? 200);
const random = randomFrom(Number(values.seed ?? 1));

async function soak(kind: SoakOptions["kind"], where?: SoakOptions["where"]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "palisade-soak-"));
  const report = await soakGate({ kind, folder, kills, random, ...(where === undefined ? {} : { where }) });
  console.log(kind, JSON.stringify({ ...report, problems: report.problems.length }));
  for (const problem of report.problems) console.log(`  ${problem}`);
  if (report.problems.length > 0) process.exitCode = 1;
  else rmSync(folder, { recursive: true });
}

const isAsked = (kind: SoakOptions["kind"]) => values.kind === undefined || values.kind === kind;

async function soakPostgres(): Promise<void> {
  const programs = findPostgres();
  if (programs === undefined) {
    console.log("postgres: there is no server; install Debian's package `postgresql`");
    return;
  }
  const server = startPostgres(programs);
  try {
    await soak("postgres", server.where);
  } finally {
    server.remove();
  }
}

if (isAsked("sqlite")) await soak("sqlite");
if (isAsked("file")) await soak("file");
if (isAsked("postgres")) await soakPostgres();
