// `npm run mutate -- SCOPE [--seed N] [--count N] [--file PART]`: do the tests notice when the code is wrong?
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError } from "commander";
import { isEquivalent, readEquivalents, staleEquivalents } from "./mutate/equivalents.js";
import type { Judge } from "./mutate/judge.js";
import { judgeRego } from "./mutate/judge-rego.js";
import { judgeTypeScript } from "./mutate/judge-typescript.js";
import { type Mutant, mutantText } from "./mutate/mutant.js";
import { mutateRego } from "./mutate/mutate-rego.js";
import { mutateTypeScript } from "./mutate/mutate-typescript.js";
import { shuffleMutants } from "./mutate/pick-mutants.js";
import { createTypeCheck } from "./mutate/type-check.js";

const root = fileURLToPath(new URL("..", import.meta.url));

type Scope = {
  /** Share of the mutants, equivalent ones apart, that must be noticed. */
  readonly threshold: number;
  readonly folder: string;
  readonly isSource: (file: string) => boolean;
  readonly isMutated: (file: string) => boolean;
  readonly mutate: (file: string, text: string) => readonly Mutant[];
  readonly judge: (texts: ReadonlyMap<string, string>) => Judge;
};

const isTypeScript = (file: string): boolean => file.endsWith(".ts") && !file.endsWith(".d.ts");
const packageScope = (name: string, threshold: number): Scope => ({
  threshold,
  folder: `packages/${name}/src`,
  isSource: isTypeScript,
  isMutated: (file) => !/(?:\.test|\.generated|\/index)\.ts$/.test(file),
  mutate: mutateTypeScript,
  judge: (texts) => judgeTypeScript({ root, texts, compiles: createTypeCheck(root) }),
});

const scopes: Readonly<Record<string, Scope>> = {
  "policies-rego": {
    threshold: 0.95,
    folder: "policies-rego",
    isSource: (file) => file.endsWith(".rego"),
    isMutated: (file) => !file.endsWith("_test.rego"),
    mutate: mutateRego,
    judge: judgeRego,
  },
  guardrails: packageScope("guardrails", 0.95),
  runtime: packageScope("runtime", 0.9),
};

type Options = { readonly seed: number; readonly count: number; readonly file?: string };
type Tally = { killed: number; equivalent: number; survivors: Mutant[] };

async function run(name: string, { seed, count, file }: Options): Promise<void> {
  const scope = scopes[name];
  if (scope === undefined) throw new Error(`no such scope: ${name}`);
  const texts = readTexts(scope);
  const mutants = [...texts]
    .filter(([path]) => scope.isMutated(path))
    .flatMap(([path, text]) => scope.mutate(path, text));
  const equivalents = readEquivalents(
    readFileSync(join(root, "test/mutation/equivalents.yaml"), "utf8"),
  ).filter((entry) => entry.file.startsWith(scope.folder));
  const stale = staleEquivalents(equivalents, mutants);
  for (const entry of stale)
    console.log(`stale equivalent: ${entry.file} ${entry.operator}: ${entry.before}`);
  const chosen = mutants.filter((mutant) => file === undefined || mutant.file.includes(file));
  const judge = scope.judge(texts);
  try {
    if (!(await judge.check())) throw new Error("the tests fail on the code as it is");
    const tally = await judgeAll(shuffleMutants(chosen, seed), count, judge, equivalents);
    process.exitCode = report(tally, scope) && stale.length === 0 ? 0 : 1;
  } finally {
    await judge.close();
  }
}

async function judgeAll(
  mutants: readonly Mutant[],
  count: number,
  judge: Judge,
  equivalents: Parameters<typeof isEquivalent>[1],
): Promise<Tally> {
  const tally: Tally = { killed: 0, equivalent: 0, survivors: [] };
  const judged = (): number => tally.killed + tally.equivalent + tally.survivors.length;
  for (const mutant of mutants) {
    if (judged() >= count) break;
    if (process.stderr.isTTY) process.stderr.write(`\r${judged()}/${count} `);
    if (isEquivalent(mutant, equivalents)) {
      tally.equivalent++;
      continue;
    }
    const outcome = await judge.judge(mutant);
    if (outcome === "killed") tally.killed++;
    if (outcome !== "survived") continue;
    tally.survivors.push(mutant);
    console.log(`survived  ${mutantText(mutant)}`);
  }
  return tally;
}

function report({ killed, equivalent, survivors }: Tally, { threshold }: Scope): boolean {
  const judged = killed + survivors.length;
  const share = judged === 0 ? 0 : killed / judged;
  console.log(
    `\nnoticed ${killed} of ${judged} (${(share * 100).toFixed(1)}%, wanted ${threshold * 100}%), ${equivalent} equivalent`,
  );
  return share >= threshold && equivalent <= (judged + equivalent) * 0.05;
}

function readTexts({ folder, isSource }: Scope): ReadonlyMap<string, string> {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(isSource)
    .toSorted();
  return new Map(files.map((file) => [file, readFileSync(join(root, file), "utf8")]));
}

const whole = (text: string): number => {
  if (!/^[0-9]{1,9}$/.test(text)) throw new InvalidArgumentError("must be a whole number");
  return Number(text);
};

await new Command("mutate")
  .description("Changes one small thing at a time and runs the tests that should notice.")
  .argument("<scope>", Object.keys(scopes).join(", "))
  .option("--seed <number>", "which mutants are picked", whole, 1)
  .option("--count <number>", "how many are judged", whole, 100)
  .option("--file <part>", "only files whose path holds this")
  .action(run)
  .parseAsync();
