// Palisade beside the official `opa`: `npm run differential -- --help`.
import process from "node:process";
import { fileURLToPath } from "node:url";
import { printJson } from "@palisade/language";
import {
  type ConformanceCase,
  comparisons,
  type DifferentialCase,
  Random,
  randomProgram,
  readCase,
} from "@palisade/testkit";
import { readYaml } from "../test/conformance/read-yaml.js";
import { checkInterop } from "./differential/check-interop.js";
import { compareCodeBases } from "./differential/code-bases/compare-code-bases.js";
import { findOpa } from "./differential/find-opa.js";
import { keepCases } from "./differential/keep-cases.js";
import { type Options, readOptions } from "./differential/options.js";
import { reportComparisons } from "./differential/report.js";
import { runComparisons } from "./differential/run-comparisons.js";
import { compareYaml } from "./differential/yaml/compare-yaml.js";
import { readLines } from "./run-cases.js";

const options = readOptions();
if (options.yaml) process.exit(compareYaml(options));
const opa = findOpa(options.release);
if (opa === undefined) {
  console.log("Go is not installed, so there is no opa to compare with: nothing was compared");
  process.exit(0);
}
if (options.codeBases.length > 0) process.exit(await compareCodeBases(opa, options));
const cases = [...fileCases(options), ...options.seeds.flatMap((seed) => programs(seed, options))];
console.log(`opa ${opa.version}: ${cases.length} cases and programs`);
const chosen = comparisons.filter(({ kind }) => options.kinds.includes(kind));
const compared = [
  ...(await runComparisons(cases, chosen, { opa: opa.path, jobs: options.jobs })),
  ...(options.kinds.includes("interop") ? await checkInterop(opa.path) : []),
];
const disagreeing = new Set(compared.flatMap(({ id, outcome }) => (typeof outcome === "string" ? [] : id)));
const kept = fileURLToPath(new URL("../out/differential", import.meta.url));
keepCases(
  cases.filter(({ id }) => disagreeing.has(id)),
  kept,
);
const known = readYaml("known-disagreements.yaml");
process.exitCode = reportComparisons(compared, { known, verbose: options.verbose }) ? 0 : 1;

function fileCases({ file, filter, limit }: Options): readonly DifferentialCase[] {
  if (file === undefined) return [];
  return readLines(file, readCase)
    .filter(({ id }) => filter === undefined || id.includes(filter))
    .slice(0, limit)
    .map(fromConformance);
}

function fromConformance({
  id,
  modules,
  query,
  data,
  input,
  regoVersion,
}: ConformanceCase): DifferentialCase {
  return {
    ...{ id, modules, query, regoVersion, data: printJson(data) },
    ...(input === undefined ? {} : { input: printJson(input) }),
  };
}

/** Each has its own random numbers, so that one can be made again without those before it. */
function programs(seed: number, { programs: count, filter }: Options): readonly DifferentialCase[] {
  return Array.from({ length: count }, (_, index): DifferentialCase => {
    const { modules, query, input, data } = randomProgram(new Random(seed * 1_000_003 + index));
    return { id: `program ${seed}/${index}`, modules, query, input, data, regoVersion: "v1" };
  }).filter(({ id }) => filter === undefined || id.includes(filter));
}
