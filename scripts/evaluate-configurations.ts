// Measures the rules on labelled configurations: `npm run evaluate:configurations -- FILE.jsonl [--report OUT.json] [--misses FAMILY-OR-TOPIC]`.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Guard } from "@palisade/guardrails";
import { createGuard, readBundleFile } from "@palisade/guardrails/node";
import { loadBundle } from "@palisade/runtime";
import {
  type ConfigurationFigures,
  type ConfigurationRow,
  configurationFigures,
  configurationFiguresBy,
  type JudgedConfiguration,
  judgeConfiguration,
  macroFigures,
  parametersOf,
  readConfigurationRows,
  readTopicMap,
  rulesOf,
} from "./evaluation/configuration-rows.js";

const usage =
  "usage: npm run evaluate:configurations -- FILE.jsonl [--report OUT.json] [--misses FAMILY-OR-TOPIC]";

function readOptions(): { readonly file: string; readonly report?: string; readonly misses?: string } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { report: { type: "string" }, misses: { type: "string" } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    console.error(usage);
    process.exit(2);
  }
  return {
    file,
    ...(values.report === undefined ? {} : { report: values.report }),
    ...(values.misses === undefined ? {} : { misses: values.misses }),
  };
}

const topics = readTopicMap(fileURLToPath(new URL("../test/evaluation/topics.json", import.meta.url)));

/** One guard for each set of parameters, over one loaded bundle. */
async function guardsFor(): Promise<(row: ConfigurationRow) => Promise<Guard>> {
  const bundle = await loadBundle(await readBundleFile());
  const guards = new Map<string, Promise<Guard>>();
  return (row) => {
    const own = parametersOf(row, topics.get(row.topic));
    const configuration = { packs: ["all"], ...own };
    const key = JSON.stringify(configuration);
    const guard = guards.get(key) ?? createGuard({ bundle, parameters: { configuration } });
    guards.set(key, guard);
    return guard;
  };
}

function share(part: number, whole: number): string {
  return whole === 0 ? "-" : `${part}/${whole} (${percent(part / whole)})`;
}

function percent(value: number | undefined): string {
  return value === undefined ? "-" : `${Math.round(1000 * value) / 10}%`;
}

function printFigures(title: string, figures: Readonly<Record<string, ConfigurationFigures>>): void {
  console.log(`\n${title.padEnd(44)}${"recall".padStart(22)}${"false positives".padStart(22)}`);
  for (const [name, { failing, found, passing, alarms }] of Object.entries(figures)) {
    const cells = [share(found, failing), share(alarms, passing)].map((cell) => cell.padStart(22)).join("");
    console.log(`  ${name.padEnd(42)}${cells}`);
  }
}

function printMisses(judged: readonly JudgedConfiguration[], chosen: string): void {
  for (const { row, decision, isFound } of judged) {
    if (![row.topic, row.family].includes(chosen) || isFound === (row.expect === "fail")) continue;
    console.log(`\n${row.expect === "fail" ? "MISSED" : "FALSE ALARM"} ${row.topic} ${row.id}`);
    if (decision.failure !== undefined) console.log(`  ${decision.failure.message}`);
    for (const { rule, variant, at, message } of decision.findings)
      console.log(`  ${rule}${variant === undefined ? "" : `/${variant}`} ${at ?? ""}: ${message}`);
    if (row.params !== undefined) console.log(`  params ${JSON.stringify(row.params)}`);
    console.log(`  ${JSON.stringify(row.resource).slice(0, 1500)}`);
  }
}

const { file, report, misses } = readOptions();
const guardFor = await guardsFor();
const judged: JudgedConfiguration[] = [];
for (const row of readConfigurationRows(file))
  judged.push(judgeConfiguration(await guardFor(row), row, topics.get(row.topic)));

/** Rows whose verdict we hold to be wrong, each with the reason: they count by themselves. */
const disputed = new Map(
  Object.entries(
    JSON.parse(
      readFileSync(new URL("../test/evaluation/disputed-configurations.json", import.meta.url), "utf8"),
    ) as Record<string, string>,
  ),
);
const tierOf = ({ id, tier }: ConfigurationRow): string => (disputed.has(id) ? "disputed" : tier);

/** A tier's rows by themselves: only `core` says something of recall and false positives without parameters. */
const tiers = Object.fromEntries(
  [...new Set(judged.map(({ row }) => tierOf(row)))].sort().map((tier) => {
    const rows = judged.filter(({ row }) => tierOf(row) === tier);
    const byTopic = configurationFiguresBy(rows, (row) => row.topic);
    const figures = {
      all: configurationFigures(rows),
      macro: macroFigures(byTopic, 1),
      macroFromFive: macroFigures(byTopic, 5),
      byFamily: configurationFiguresBy(rows, (row) => row.family),
      byForm: configurationFiguresBy(rows, (row) => row.form),
      byTopic,
      withoutRule: Object.keys(byTopic).filter((topic) => rulesOf(topics.get(topic)).length === 0),
    };
    return [tier, figures];
  }),
);

for (const [tier, figures] of Object.entries(tiers)) {
  console.log(`\n== ${tier}`);
  printFigures("by topic", figures.byTopic);
  printFigures("by family", figures.byFamily);
  printFigures("by form", figures.byForm);
  printFigures("micro", { all: figures.all });
  for (const [title, { recall, alarms }] of [
    ["macro, every topic", figures.macro],
    ["macro, topics with 5 rows of a verdict", figures.macroFromFive],
  ] as const)
    console.log(`${title.padEnd(44)}${percent(recall).padStart(22)}${percent(alarms).padStart(22)}`);
  const all = Object.keys(figures.byTopic).length;
  console.log(`topics with a rule: ${share(all - figures.withoutRule.length, all)}`);
  console.log(`topics without a rule: ${figures.withoutRule.join(", ") || "none"}`);
}
const failures = judged.filter(({ decision }) => decision.failure !== undefined);
console.log(`\nrows that could not be judged: ${failures.length}`);
if (misses !== undefined) printMisses(judged, misses);
if (report !== undefined) writeFileSync(report, `${JSON.stringify(tiers, null, 2)}\n`);
