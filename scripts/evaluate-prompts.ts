// Measures the prompt pack on labelled texts: `npm run evaluate:prompts -- FILE.jsonl [--folds N] [--leave-one-source-out]
// [--report OUT.json] [--misses N]`. With folds, each text is judged by a model that has seen nothing of its cluster.
import { writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { type Judged, judgeApart, judgeAsShipped } from "./prompts/judge-rows.js";
import { type LabelledRow, readLabelledRows } from "./prompts/labelled-rows.js";
import { printReport } from "./prompts/print-report.js";
import { reportOn } from "./prompts/report-on.js";

const usage =
  "usage: npm run evaluate:prompts -- FILE.jsonl [--folds N] [--leave-one-source-out] [--report OUT.json] [--misses N]";

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      folds: { type: "string", default: "0" },
      "leave-one-source-out": { type: "boolean", default: false },
      report: { type: "string" },
      misses: { type: "string", default: "0" },
    },
  });
  const [file] = positionals;
  const [folds, misses] = [Number(values.folds), Number(values.misses)];
  if (
    file === undefined ||
    positionals.length > 1 ||
    !Number.isSafeInteger(folds) ||
    !Number.isSafeInteger(misses)
  ) {
    console.error(usage);
    process.exit(2);
  }
  return { file, folds, misses, report: values.report, bySource: values["leave-one-source-out"] };
}

/** The same rows are always in the same fold. */
function foldOf(text: string, folds: number): string {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) as number), 16777619);
  return String(((hash ^ (hash >>> 15)) >>> 0) % folds);
}

/** `purplellama-pi` and `purplellama-mitre-frr` are of one source. */
function familyOf({ source }: LabelledRow): string {
  return source.split("-")[0] as string;
}

async function judge(rows: readonly LabelledRow[]): Promise<readonly Judged[]> {
  if (bySource) return judgeApart(rows, familyOf);
  if (folds > 0) return judgeApart(rows, ({ cluster, id }) => foldOf(cluster ?? id, folds));
  return judgeAsShipped(rows);
}

const { file, folds, misses, report, bySource } = readOptions();
const judged = await judge(readLabelledRows(file));
const result = reportOn(judged);
printReport(result);
for (const { row, decision } of judged
  .filter(({ row, stopped }) => stopped !== (row.label === "attack"))
  .slice(0, misses))
  console.log(
    `${row.label} ${row.kind} ${row.source} ${row.id}: ${decision.effect} ${decision.findings.map(({ rule, message }) => `${rule} ${message}`).join("; ")}`,
  );
if (report !== undefined) {
  const decisions = judged.map(({ row, decision }) => ({
    id: row.id,
    effect: decision.effect,
    rules: decision.findings.map(({ rule, title }) => `${rule}: ${title}`),
    messages: decision.findings.map(({ message }) => message),
  }));
  writeFileSync(report, `${JSON.stringify({ ...result, decisions }, undefined, 2)}\n`);
}
