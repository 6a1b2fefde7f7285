// Feeds the compiler texts that nobody would write: `npm run fuzz -- --minutes N [--seed S]`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runInThisContext } from "node:vm";
import {
  type FuzzProblem,
  fuzzText,
  judgeText,
  longLines,
  minimise,
  Random,
  readCases,
} from "@palisade/testkit";
import { readYaml } from "../test/conformance/read-yaml.js";
import { fuzzArtifacts } from "./fuzz-artifacts.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "out");
const megabyte = 1_000_000;
/** One text in so many is a megabyte long. */
const longEvery = 300;

type FuzzOptions = { readonly minutes: number; readonly seed: number; readonly artifacts: boolean };

function readOptions(): FuzzOptions {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      artifacts: { type: "boolean", default: false },
    },
  });
  const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
  if (minutes > 0 && Number.isInteger(seed)) return { minutes, seed, artifacts: values.artifacts };
  console.error("usage: npm run fuzz -- --minutes N [--seed S] [--artifacts]");
  process.exit(2);
}

/** Our own policies and the modules of our own cases. */
function readCorpus(): readonly string[] {
  const policies = readdirSync(join(root, "policies-rego"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".rego"))
    .sort()
    .map((name) => readFileSync(join(root, "policies-rego", name), "utf8"));
  const cases = readdirSync(join(root, "test/conformance/cases")).flatMap((name) =>
    readCases(readYaml(`cases/${name}`), name).flatMap(({ modules }) => modules),
  );
  return [...policies, ...cases];
}

const cpuMilliseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

type Found = { readonly problem: FuzzProblem; count: number };
const found = new Map<string, Found>();
const tried = new Map<string, number>();

function note(kind: string, text: string, problem: FuzzProblem): void {
  const known = found.get(problem.law);
  if (known !== undefined) {
    known.count++;
    return;
  }
  found.set(problem.law, { problem, count: 1 });
  if (problem.law === "it ends") limitOfHangs = 2000;
  const enough = performance.now() + minimisingMilliseconds;
  const fails = (each: string) => performance.now() < enough && judge(each)?.law === problem.law;
  const isSlow = problem.law.startsWith("slow") || text.length >= megabyte;
  const shortest = isSlow ? text : minimise(text, fails);
  limitOfHangs = Number.POSITIVE_INFINITY;
  const name = `fuzz-${found.size}.rego`;
  writeFileSync(join(folder, name), shortest);
  const shown = shortest.length > 300 ? `${shortest.slice(0, 300)}… (${shortest.length})` : shortest;
  console.log(
    `\n${kind}: ${problem.law}\n${judge(shortest)?.detail ?? problem.detail}\nout/${name}:\n${shown}`,
  );
}

/** What a text may cost a stage: two seconds a megabyte, and a second in any case. */
const limitOf = (text: string): number => Math.max(1000, (text.length / megabyte) * 2000);
/** As long as this no text takes that ends at all: wall-clock time, on a busy machine. */
const hangMilliseconds = (text: string): number => Math.round(20_000 + (text.length / megabyte) * 200_000);
let limitOfHangs = Number.POSITIVE_INFINITY;
const minimisingMilliseconds = 30_000;

function judge(text: string, limit = limitOf(text)): FuzzProblem | undefined {
  let problem: FuzzProblem | undefined;
  const globals = globalThis as { judgeNow?: () => void };
  globals.judgeNow = () => {
    problem = judgeText(text, { clock: cpuMilliseconds, limit, regoVersion });
  };
  try {
    // The one way to end a loop from inside the process.
    runInThisContext("globalThis.judgeNow()", {
      timeout: Math.min(limitOfHangs, hangMilliseconds(text)),
    });
    return problem;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
    return { law: "it ends", detail: `not within ${Math.min(limitOfHangs, hangMilliseconds(text))} ms` };
  }
}

/** Too slow counts if it is not in proportion either: half the text in less than a third of the time. */
function judgeLine(kind: string, text: (length: number) => string): FuzzProblem | undefined {
  const whole = text(megabyte);
  const problem = judge(whole);
  const [stage, took] = [problem?.law.startsWith("slow ") ? problem.law.slice(5) : undefined, problem?.took];
  if (problem === undefined || stage === undefined || took === undefined) return problem;
  const half = judge(text(megabyte / 2), took / 3);
  if (half?.law !== problem.law) return problem;
  console.log(`${kind}: ${problem.law}: ${problem.detail}, but in proportion to its length`);
  return undefined;
}

const { minutes, seed, artifacts } = readOptions();
// Modules and bundles instead of texts.
if (artifacts) process.exit((await fuzzArtifacts(minutes, seed)) === 0 ? 0 : 1);
const corpus = readCorpus();
const random = new Random(seed);
const end = performance.now() + minutes * 60_000;
let regoVersion: "v0" | "v1" = "v1";
mkdirSync(folder, { recursive: true });
judge("package warm\n\np := 1\n", 60_000);
let inputs = 0;
for (; performance.now() < end; inputs++) {
  regoVersion = inputs % 8 === 7 ? "v0" : "v1";
  const line = inputs % longEvery === longEvery - 2 ? random.pick(longLines) : undefined;
  const { kind, text } =
    line === undefined ? fuzzText(random, corpus) : { kind: line.kind, text: line.text(megabyte) };
  tried.set(kind, (tried.get(kind) ?? 0) + 1);
  const problem = line === undefined ? judge(text) : judgeLine(kind, line.text);
  if (problem !== undefined) note(kind, text, problem);
}
const kinds = [...tried].sort().map(([kind, count]) => `${count} ${kind}`);
console.log(`\n${inputs} inputs tried (seed ${seed}, ${minutes} minutes): ${kinds.join(", ")}`);
for (const { problem, count } of found.values()) console.log(`${count} x ${problem.law}`);
console.log(`${found.size} problems`);
process.exitCode = found.size === 0 ? 0 : 1;
