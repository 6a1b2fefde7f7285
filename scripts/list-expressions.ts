// Writes the list of regular expressions, each with texts that are hard on it; with --check, fails if it is not current.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { listExpressions } from "../test/regular-expressions/list-expressions.js";

const file = fileURLToPath(new URL("../test/regular-expressions/expressions.json", import.meta.url));
const listed = JSON.stringify(listExpressions());

if (!process.argv.includes("--check")) {
  writeFileSync(file, listed);
  spawnSync("npx", ["biome", "format", "--write", file], { stdio: "inherit" });
} else if (JSON.stringify(JSON.parse(readFileSync(file, "utf8"))) !== listed) {
  console.error(
    "test/regular-expressions/expressions.json: run `npm run expressions` and commit what it writes",
  );
  process.exitCode = 1;
}
