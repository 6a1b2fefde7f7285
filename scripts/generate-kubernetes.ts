// Writes the tables of Kubernetes' kinds and field types; with --check, fails if what is committed differs.
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { fieldTable, fieldTableTest, kindTable } from "./kubernetes/print-tables.js";
import { publishedKinds } from "./kubernetes/published-kinds.js";
import { workloadStructures } from "./kubernetes/workload-structures.js";

const kinds = publishedKinds();
const published = workloadStructures(kinds);
const tables: readonly (readonly [string, string])[] = [
  ["packages/guardrails/src/configurations/published-kinds.ts", kindTable(kinds)],
  ["policies-rego/lib/kubernetes/published.rego", fieldTable(published)],
  ["policies-rego/lib/kubernetes/published_test.rego", fieldTableTest(published)],
];
const place = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url));

if (process.argv.includes("--check")) {
  const stale = tables.filter(([file, text]) => readFileSync(place(file), "utf8") !== text);
  for (const [file] of stale) console.error(`${file} is stale: run \`npm run generate:kubernetes\``);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of tables) {
    writeFileSync(place(file), text);
    console.log(file);
  }
}
