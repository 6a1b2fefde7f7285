// Writes the price table that ships, from published prices with source and date; with --check, fails if it is stale.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type PriceGroup, priceGroups } from "./prices/price-groups.js";
import { readCsv } from "./prices/read-csv.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const table = "policies-rego/prices/data.json";
const prices = join(process.env["PALISADE_SHARED"] ?? join(root, "../shared"), "data/prices");

function rowsOf(file: string): ReturnType<typeof readCsv> {
  return readCsv(readFileSync(join(prices, file), "utf8"));
}

/** A line for each machine type and each unit, so that a change of prices can be read. */
function printTable(groups: readonly PriceGroup[]): string {
  return `{"groups": [\n${groups.map(printGroup).join(",\n")}\n]}\n`;
}

function printGroup({ instances, units, ...group }: PriceGroup): string {
  const parts = [
    ...Object.entries(group).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`),
    ...printed("instances", instances),
    ...printed("units", units),
  ];
  return `  {\n    ${parts.join(",\n    ")}\n  }`;
}

function printed(name: string, rows: Readonly<Record<string, unknown>> | undefined): readonly string[] {
  if (rows === undefined) return [];
  const lines = Object.entries(rows).map(
    ([key, value]) => `      ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  return [`"${name}": {\n${lines.join(",\n")}\n    }`];
}

if (existsSync(prices)) {
  const text = printTable(priceGroups(rowsOf("instances.csv"), rowsOf("units.csv")));
  const file = join(root, table);
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
    console.log(`${table}: ${text.length} bytes`);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`${table} is stale: run \`npm run generate:prices\``);
    process.exitCode = 1;
  }
} else {
  const said = `the prices are not here (${prices}): ${table} stays as it is`;
  if (process.argv.includes("--check")) console.log(said);
  else {
    console.error(said);
    process.exitCode = 1;
  }
}
