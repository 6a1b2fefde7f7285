// How long an evaluation takes beside what else one could use: `npm run bench [-- --seconds N]`.
import process from "node:process";
import { parseArgs } from "node:util";
import { engines } from "./engines.js";
import { type Scenario, scenarios } from "./scenarios.js";

const { values } = parseArgs({
  options: { seconds: { type: "string", default: "1" }, help: { type: "boolean" } },
});
if (values.help === true || !(Number(values.seconds) > 0)) {
  console.log(`usage: npm run bench -- [--seconds N]

Seconds of processor time for each engine and scenario; default 1. With OPA_BINARY=path/to/opa, OPA takes part.`);
  process.exit(values.help === true ? 0 : 2);
}
const budget = Number(values.seconds) * 1e6;

const cpuMicroseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/** Each engine's turn comes so often, and its best one counts: the others had something else to bear as well. */
const turns = 5;

/** Processor time, which other programs on the machine change less than they do the clock's. */
function microsecondsOf(answer: () => unknown): number {
  let rounds = 1;
  for (;;) {
    const began = cpuMicroseconds();
    for (let round = 0; round < rounds; round++) answer();
    const took = cpuMicroseconds() - began;
    if (took > budget / turns / 2) return took / rounds;
    rounds = Math.ceil(rounds * Math.min(10, Math.max(1.5, budget / turns / Math.max(took, 1))));
  }
}

function sorted(result: unknown): string {
  return JSON.stringify(Array.isArray(result) ? [...result].sort() : result);
}

async function measure(scenario: Scenario): Promise<void> {
  const expected = sorted(scenario.byHand(scenario.input as never));
  const rows: { readonly name: string; readonly answer?: () => unknown; microseconds: number }[] = [];
  for (const { name, prepare } of engines) {
    const prepared = await prepare(scenario);
    if (prepared === undefined) continue;
    if ("nanoseconds" in prepared) {
      rows.push({ name, microseconds: prepared.nanoseconds / 1000 });
      continue;
    }
    const result = sorted(prepared.answer());
    if (result !== expected) throw new Error(`${name} gives ${result} for ${scenario.name}, not ${expected}`);
    rows.push({ name, answer: prepared.answer, microseconds: Number.POSITIVE_INFINITY });
  }
  for (let turn = 0; turn < turns; turn++) {
    for (const row of rows) {
      if (row.answer !== undefined) row.microseconds = Math.min(row.microseconds, microsecondsOf(row.answer));
    }
  }
  const ours = rows[0]?.microseconds ?? 1;
  console.log(`\n${scenario.name}`);
  for (const { name, microseconds } of rows) {
    const ratio = (microseconds / ours).toFixed(2).padStart(8);
    console.log(`  ${name.padEnd(26)} ${microseconds.toFixed(2).padStart(10)} µs ${ratio} ×`);
  }
}

for (const scenario of scenarios) await measure(scenario);
