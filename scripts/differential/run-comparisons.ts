// Runs comparisons with as many `opa` processes at a time as there are cores, each case in a folder of its own.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import type { Bench, Comparison, DifferentialCase, OpaRun, Outcome } from "@palisade/testkit";

export type Compared = { readonly kind: string; readonly id: string; readonly outcome: Outcome };

export type RunSettings = { readonly opa: string; readonly jobs: number };

/** What came of each kind for each case, in the order of the cases. */
export async function runComparisons(
  cases: readonly DifferentialCase[],
  comparisons: readonly Comparison[],
  settings: RunSettings,
): Promise<readonly Compared[]> {
  const compared: (readonly Compared[])[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < cases.length; index = next++) {
      compared[index] = await compareCase(cases[index] as DifferentialCase, comparisons, settings.opa);
      done++;
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${cases.length}`);
    }
  };
  await Promise.all(Array.from({ length: settings.jobs }, work));
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  return compared.flat();
}

async function compareCase(
  testCase: DifferentialCase,
  comparisons: readonly Comparison[],
  opa: string,
): Promise<readonly Compared[]> {
  return withBench(opa, async (bench) => {
    for (const [index, text] of testCase.modules.entries()) await bench.write(`module-${index}.rego`, text);
    await bench.write("data.json", testCase.data);
    await bench.write("input.json", testCase.input ?? "null");
    const compared: Compared[] = [];
    for (const { kind, compare } of comparisons) {
      const outcome = await compare(testCase, bench).catch(
        (error: unknown): Outcome => ({
          opa: "",
          palisade: `exception: ${error instanceof Error ? error.stack : String(error)}`,
        }),
      );
      compared.push({ kind, id: testCase.id, outcome });
    }
    return compared;
  });
}

/** A folder for one case, gone when it is done. */
export async function withBench<Result>(
  opa: string,
  use: (bench: Bench, folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "palisade-differential-"));
  try {
    const bench: Bench = {
      opa: (line) => runOpa(opa, line, folder),
      write: (name, content) => writeFile(join(folder, name), content),
      read: (name) => readFile(join(folder, name)),
    };
    return await use(bench, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const longestMillis = 60_000;

export function runOpa(opa: string, line: readonly string[], folder: string): Promise<OpaRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(opa, [...line], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: longestMillis,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString("utf8");
      resolve({ out: text(out), err: text(err), code });
    });
  });
}
