// Runs behaviour cases from the plans OPA made of them: `npm run conformance:plans -- PLANS.jsonl.gz [--engine …]`.
// What they want stands in `rego-v1.jsonl` (or PLANS with `plans` for `rego`) beside the file, by id.
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { generateWasm } from "@palisade/compiler";
import { readPlan } from "@palisade/language";
import { type CaseProgram, type ConformanceCase, readCase } from "@palisade/testkit";
import { readLines, readOptions, runCases } from "./run-cases.js";

const options = readOptions("conformance:plans");
const plans = new Map(readLines(options.file, readPlanLine));
const cases = readLines(casesFile(options.file), readCase);
const wanted = cases.filter(({ id }) => plans.has(id));
if (wanted.length < plans.size)
  console.error(`${plans.size - wanted.length} plans have no case, and are left out`);
await runCases(wanted, options, "plans", programOf);

function readPlanLine(line: string): [id: string, plan: object] {
  const { id, plan } = JSON.parse(line) as { id: string; plan: object };
  return [id, plan];
}

function casesFile(file: string): string {
  const name = basename(file)
    .replace(/\.gz$/, "")
    .replace(/^plans/, "rego");
  const beside = join(dirname(file), name);
  return existsSync(beside) ? beside : join(dirname(file), "rego-v1.jsonl");
}

function programOf({ id }: ConformanceCase): CaseProgram {
  const plan = readPlan(plans.get(id) ?? {});
  return { plan, wasm: () => generateWasm(plan) };
}
