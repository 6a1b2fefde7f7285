// Kills gates at random moments, again and again, and then holds what was acknowledged against the stores.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type ApprovalStore, type AuditRecord, type AuditStore, verifyLog } from "@palisade/guardrails/gate";
import { openFileAuditStore } from "@palisade/stores/file";
import { openPostgresStores } from "@palisade/stores/postgres";
import { openSqliteStores } from "@palisade/stores/sqlite";

export type SoakOptions = {
  /** Which stores: the audit log in files is beside approvals in SQLite. */
  readonly kind: "sqlite" | "file" | "postgres";
  /** An empty folder. */
  readonly folder: string;
  /** Where PostgreSQL is. */
  readonly where?: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  readonly kills: number;
  /** Between 0 and 1. */
  readonly random: () => number;
};

export type SoakReport = {
  readonly kills: number;
  /** Lines that a gate had acknowledged before it was killed. */
  readonly acknowledged: number;
  readonly executed: number;
  readonly records: number;
  /** What was lost, done twice, or done without a record: nothing, if all is well. */
  readonly problems: readonly string[];
};

const worker = fileURLToPath(new URL("gate-worker.mjs", import.meta.url));
/** Bytes that a gate acknowledges, at most, before it is killed: some lines, however fast the machine is. */
const longestLife = 1000;
/** Milliseconds, at most, from there on, so that it dies between any two steps. */
const longestPause = 50;

export async function soakGate(options: SoakOptions): Promise<SoakReport> {
  const { kind, folder, where, kills, random } = options;
  const file = join(folder, "acknowledged");
  const lengthNow = () => (existsSync(file) ? statSync(file).size : 0);
  const problems: string[] = [];
  for (let killed = 0; killed < kills; ) {
    // Files have one writer; the others have two, of which one survives the other for a while.
    const count = kind === "file" ? 1 : Math.min(2, kills - killed);
    const before = lengthNow();
    const children = Array.from({ length: count }, () => begin({ kind, folder, where }));
    let enough = before + 1;
    for (const child of children) {
      while (lengthNow() < enough && children.every(({ exitCode }) => exitCode === null)) await sleep(5);
      enough = lengthNow() + random() * longestLife;
      while (lengthNow() < enough && child.exitCode === null) await sleep(1);
      await sleep(random() * longestPause);
      problems.push(...(await kill(child)));
      killed++;
    }
  }
  return { kills, ...(await examine(options, file, problems)) };
}

function begin(
  asked: Pick<SoakOptions, "kind" | "folder"> & { readonly where: SoakOptions["where"] },
): ChildProcess {
  return spawn(process.execPath, [worker, JSON.stringify(asked)], { stdio: ["ignore", "ignore", "inherit"] });
}

async function kill(child: ChildProcess): Promise<readonly string[]> {
  if (child.exitCode !== null) return [`a gate ended by itself, with ${child.exitCode}`];
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await ended;
  return [];
}

type Stores = { readonly audit: AuditStore; readonly approvals: ApprovalStore; close(): unknown };

async function openStores({ kind, folder, where }: SoakOptions): Promise<Stores> {
  if (kind === "postgres") return openPostgresStores(where);
  const stores = openSqliteStores(join(folder, "stores.db"));
  if (kind === "sqlite") return stores;
  const audit = await openFileAuditStore(join(folder, "audit"));
  return {
    audit,
    approvals: stores.approvals,
    close: async () => {
      stores.close();
      await audit.close();
    },
  };
}

async function examine(
  options: SoakOptions,
  file: string,
  before: readonly string[],
): Promise<Omit<SoakReport, "kills">> {
  const stores = await openStores(options);
  try {
    const { problem, records: count } = await verifyLog(stores.audit.lines());
    const problems = [...before, ...(problem === undefined ? [] : [`the log: ${JSON.stringify(problem)}`])];
    const steps = new Set<string>();
    for await (const line of stores.audit.lines())
      for (const step of stepsOf(JSON.parse(line))) steps.add(step);
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    const uses = new Map<string, string[]>();
    for (const line of lines) {
      const [word = "", approval = "", run = ""] = line.split(" ");
      for (const step of expected[word]?.(approval, run) ?? [line])
        if (!steps.has(step)) problems.push(`\`${line}\` was acknowledged, and \`${step}\` is not on record`);
      if (word === "executed") uses.set(approval, [...(uses.get(approval) ?? []), run]);
      const stored = await stores.approvals.get("acme", approval);
      if (stored === undefined) problems.push(`\`${line}\` was acknowledged, and the approval is gone`);
      else if (word === "executed" && (stored.state !== "consumed" || stored.ending !== run))
        problems.push(`\`${line}\` happened, and the approval is ${stored.state}`);
      else if (word === "voted" && stored.votes.length === 0) problems.push(`\`${line}\`: the vote is gone`);
    }
    for (const [approval, runs] of uses)
      if (runs.length > 1) problems.push(`${approval} was used by ${runs.join(" and ")}`);
    return { acknowledged: lines.length, executed: uses.size, records: count, problems };
  } finally {
    await stores.close();
  }
}

/** What must be on record for each line; a line of any other word is a problem by itself. */
const expected: Readonly<Record<string, (approval: string, run: string) => readonly string[]>> = {
  requested: (approval) => [`requested ${approval}`],
  voted: (approval) => [`voted ${approval}`, `approved ${approval}`],
  executed: (approval, run) => [`consumed ${approval} ${run}`, `run-started ${approval} ${run}`],
  done: (approval, run) => [`consumed ${approval} ${run}`, `run-ended ${run}`],
};

function stepsOf({ kind, details }: AuditRecord): readonly string[] {
  const { step, approval, run } = details as Readonly<Record<string, string>>;
  if (kind === "approval")
    return [step === "consumed" ? `consumed ${approval} ${run}` : `${step} ${approval}`];
  if (kind === "run-started") return [`run-started ${approval} ${run}`];
  return kind === "run-ended" ? [`run-ended ${run}`] : [];
}

/** Seeded, so that a run can be repeated as far as processes can. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
