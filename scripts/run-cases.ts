// What both conformance scripts do: read options and files, run the cases, print and write the report.
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import {
  type CaseEngine,
  type CaseProgram,
  type CaseRun,
  type ConformanceCase,
  caseEngines,
  printReport,
  readExpectedFailures,
  reportCases,
  reportJson,
  runCase,
} from "@palisade/testkit";
import { readYaml } from "../test/conformance/read-yaml.js";

export type RunOptions = {
  readonly file: string;
  readonly engine: CaseEngine;
  readonly report: string | undefined;
  readonly filter: string | undefined;
  readonly verbose: boolean;
};

const usage = (script: string) =>
  `usage: npm run ${script} -- FILE [--engine wasm|interpreter|optimised|opa-wasm] [--report OUT.json] [--filter TEXT] [-v]`;

/** Ends the process with its usage if the command line makes no sense. */
export function readOptions(script: string): RunOptions {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        engine: { type: "string", default: "wasm" },
        report: { type: "string" },
        filter: { type: "string" },
        verbose: { type: "boolean", short: "v", default: false },
      },
    });
    const engine = caseEngines.get(values.engine);
    const [file] = positionals;
    if (engine === undefined) throw new Error(`unknown engine \`${values.engine}\``);
    if (file === undefined || positionals.length > 1) throw new Error("expected one file");
    return { file, engine, report: values.report, filter: values.filter, verbose: values.verbose };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    console.error(usage(script));
    process.exit(2);
  }
}

/** What each line of a file says, gzipped or not. Ends the process with the place of what cannot be read. */
export function readLines<Item>(file: string, readLine: (line: string) => Item): readonly Item[] {
  let place = file;
  try {
    return linesOf(file).map((line, index) => {
      place = `${file}:${index + 1}`;
      return readLine(line);
    });
  } catch (error) {
    console.error(`${place}: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(2);
  }
}

function linesOf(file: string): readonly string[] {
  const bytes = readFileSync(file);
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = (isGzip ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.trimEnd().split("\n");
}

/** Runs the cases and prints the report. The exit code is 1 on a failure that is not on the list, or a stale entry. */
export async function runCases(
  cases: readonly ConformanceCase[],
  { engine, report, filter, verbose }: RunOptions,
  origin: "text" | "plans",
  compile: (testCase: ConformanceCase) => CaseProgram,
): Promise<void> {
  const chosen = cases.filter(
    ({ id, note }) => filter === undefined || id.includes(filter) || note.includes(filter),
  );
  const runs: CaseRun[] = [];
  for (const [index, testCase] of chosen.entries()) {
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${chosen.length}`);
    runs.push({ testCase, verdict: await runCase(testCase, engine, compile) });
  }
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  const expected = readExpectedFailures(readYaml("expected-failures.yaml"), engine.name, origin);
  const summary = reportCases(runs, expected);
  if (report !== undefined) writeFileSync(report, reportJson(summary));
  console.log(printReport(summary, verbose));
  const stale = filter === undefined && summary.stale.length > 0;
  if (summary.unexpected.length > 0 || stale) process.exitCode = 1;
}
