// Measures the Cluster Doctor on labelled incidents: `npm run evaluate:doctor -- [DIR] [--report OUT.json] [--misses N]`.
import { writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { loadScenarios, showProblem } from "@palisade/agents/scenarios";
import {
  type DiagnosedScenario,
  diagnoseScenario,
  doctorFigures,
  reversalsAmong,
} from "./evaluation/doctor-rows.js";

/** What a diagnosis without a model is to reach. */
const bar = { first: 0.9, falseAlarms: 0.05 } as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { report: { type: "string" }, misses: { type: "string", default: "0" } },
});
const [folder = "test/evaluation/doctor"] = positionals;
const misses = Number(values.misses);
if (positionals.length > 1 || !Number.isSafeInteger(misses)) {
  console.error("usage: npm run evaluate:doctor -- [DIR] [--report OUT.json] [--misses N]");
  process.exit(2);
}

const { scenarios, problems } = await loadScenarios(folder);
for (const problem of problems) console.error(showProblem(problem));
if (scenarios.length === 0) {
  console.error(`${folder} has no scenario that can be read`);
  process.exit(2);
}
const rows: DiagnosedScenario[] = [];
for (const scenario of scenarios) rows.push(await diagnoseScenario(scenario));

const columns = ["incidents", "top 1", "top 3", "missed", "healthy", "false alarms"];
const share = (part: number, whole: number): string =>
  whole === 0 ? "-" : `${part} (${Math.round((1000 * part) / whole) / 10}%)`;

function printLine(name: string, of: readonly DiagnosedScenario[]): void {
  const { scenarios: count, first, amongThree, missed, well, falseAlarms } = doctorFigures(of);
  const cells = [
    String(count),
    share(first, count),
    share(amongThree, count),
    share(missed, count),
    String(well),
    share(falseAlarms, well),
  ];
  console.log(`${name.padEnd(28)}${cells.map((cell) => cell.padStart(14)).join("")}`);
}

console.log(`${"".padEnd(28)}${columns.map((name) => name.padStart(14)).join("")}`);
const families = [...new Set(rows.map(({ scenario }) => scenario.family))].sort();
for (const family of families)
  printLine(
    family,
    rows.filter(({ scenario }) => scenario.family === family),
  );
printLine("all", rows);

const { pairs, reversals } = reversalsAmong(rows);
console.log(`\nmonotonicity: ${pairs - reversals.length} of ${pairs} worse clusters score no higher`);
for (const { better, worse, scores } of reversals)
  console.log(`  ${worse} has ${scores[1]}, ${better} ${scores[0]}`);

const wrong = rows.filter(({ result }) => !result.first || (!result.amongThree && !result.falseAlarm));
for (const { scenario, said, healthy, score } of wrong.slice(0, misses)) {
  const expected = scenario.expect.healthy
    ? "healthy"
    : scenario.expect.rootCauses.map((each) => each.join(" or ")).join(" and ");
  console.log(
    `${scenario.id}: ${expected}; said ${healthy ? "healthy, at most " : ""}${said.slice(0, 4).join(", ")} (${score})`,
  );
}

const all = doctorFigures(rows);
if (values.report !== undefined) {
  const results = rows.map(({ scenario: { id, family }, said, healthy, score, result }) => ({
    id,
    family,
    said,
    healthy,
    score,
    ...result,
  }));
  writeFileSync(values.report, `${JSON.stringify({ all, pairs, reversals, results }, undefined, 2)}\n`);
}
const isReached =
  all.first >= bar.first * all.scenarios &&
  all.falseAlarms <= bar.falseAlarms * all.well &&
  reversals.length === 0 &&
  problems.length === 0;
process.exitCode = isReached ? 0 : 1;
