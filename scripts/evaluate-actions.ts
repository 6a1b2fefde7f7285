// Measures the action pack on labelled actions: `npm run evaluate:actions -- FILE.jsonl [--report OUT.json] [--misses N]`.
import { writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { createGuard } from "@palisade/guardrails/node";
import {
  type ActionFigures,
  figuresBy,
  figuresOf,
  isAcceptable,
  isTooMild,
  type JudgedAction,
  judgeAction,
  readActionRows,
} from "./evaluation/action-rows.js";

function readOptions(): { readonly file: string; readonly report?: string; readonly misses: number } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { report: { type: "string" }, misses: { type: "string", default: "0" } },
  });
  const [file] = positionals;
  const misses = Number(values.misses);
  if (file === undefined || positionals.length > 1 || !Number.isSafeInteger(misses)) {
    console.error("usage: npm run evaluate:actions -- FILE.jsonl [--report OUT.json] [--misses N]");
    process.exit(2);
  }
  return { file, misses, ...(values.report === undefined ? {} : { report: values.report }) };
}

const columns = ["rows", "exact", "acceptable", "too mild", "allowed", "benign stopped"];

function printFigures(title: string, figures: Readonly<Record<string, ActionFigures>>): void {
  console.log(`\n${title.padEnd(22)}${columns.map((name) => name.padStart(16)).join("")}`);
  for (const [name, each] of Object.entries(figures)) {
    const cells = [
      String(each.rows),
      share(each.exact, each.rows),
      share(each.acceptable, each.rows),
      share(each.tooMild, each.harmful),
      share(each.allowed, each.harmful),
      share(each.stopped, each.benign),
    ];
    console.log(`  ${name.padEnd(20)}${cells.map((cell) => cell.padStart(16)).join("")}`);
  }
}

/** `"3 (4.5%)"` */
function share(part: number, whole: number): string {
  return `${part} (${whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10}%)`;
}

function printMiss({ row, decision }: JudgedAction): void {
  const findings = decision.findings.map(({ rule, message }) => `${rule}: ${message}`).join("; ");
  const said = decision.failure?.message ?? findings;
  console.log(
    `${row.id} ${row.kind} ${row.environment ?? "-"}: ${decision.effect}, not ${row.accept.join(" or ")}`,
  );
  console.log(`    ${JSON.stringify(row.request)}\n    ${said}`);
}

function printTimes(judged: readonly JudgedAction[]): void {
  const micros = judged.map((each) => each.micros).sort((left, right) => left - right);
  const at = (part: number) => micros[Math.min(micros.length - 1, Math.floor(micros.length * part))] ?? 0;
  const failed = judged.filter(({ decision }) => decision.failure !== undefined).length;
  console.log(`\np50 ${Math.round(at(0.5))} µs, p99 ${Math.round(at(0.99))} µs, failures ${failed}`);
}

const { file, report, misses } = readOptions();
const guard = await createGuard();
const judged = readActionRows(file).map((row) => judgeAction(guard, row));
const result = {
  all: figuresOf(judged),
  byKind: figuresBy(judged, (row) => row.kind),
  byEnvironment: figuresBy(judged, (row) => row.environment ?? "not named"),
};
printFigures("by kind", result.byKind);
printFigures("by environment", result.byEnvironment);
printFigures("all", { all: result.all });
printTimes(judged);

// The mild ones first: they do harm, the strict ones only cost time.
const missed = judged.filter((each) => !isAcceptable(each));
const worstFirst = [...missed.filter(isTooMild), ...missed.filter((each) => !isTooMild(each))];
worstFirst.slice(0, misses).forEach(printMiss);

if (report !== undefined) {
  const decisions = judged.map(({ row, decision }) => ({
    id: row.id,
    effect: decision.effect,
    rules: decision.findings.map(({ rule, title }) => `${rule}: ${title}`),
  }));
  writeFileSync(report, `${JSON.stringify({ ...result, decisions }, undefined, 2)}\n`);
}
