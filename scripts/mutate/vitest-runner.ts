// The process that runs tests on changed sources: vitest stays warm, and a plugin hands out the changed text.
import { relative } from "node:path";
import process from "node:process";
import type { Plugin } from "vite";
import { createVitest, type TestSpecification, type Vitest } from "vitest/node";
import type { Question } from "./judge-typescript.js";
import type { Outcome } from "./mutant.js";

let mutated: Question | undefined;

const handOut: Plugin = {
  name: "mutant",
  enforce: "pre",
  load: (id) => (mutated !== undefined && id.split("?")[0] === mutated.file ? mutated.text : undefined),
};

/** Seconds that each test file took when it last ran, and whether it passes on unchanged sources. */
const seconds = new Map<string, number>();
const passesUnchanged = new Map<string, boolean>();

async function open(): Promise<Vitest> {
  const vitest = await createVitest(
    "test",
    { watch: true, bail: 1, reporters: [{}], maxWorkers: 1, fileParallelism: false },
    { plugins: [handOut] },
  );
  await vitest.standalone();
  await vitest.globTestSpecifications();
  return vitest;
}

async function judge(vitest: Vitest, question: Question): Promise<Outcome> {
  const related = await relatedTo(vitest, question.file);
  mutated = question;
  vitest.invalidateFile(question.file);
  try {
    for (const specification of related) {
      if (passesUnchanged.get(specification.moduleId) === false) continue;
      if (await passes(vitest, specification)) continue;
      if (await isSound(vitest, specification, question)) return "killed";
    }
    return "survived";
  } finally {
    mutated = undefined;
    vitest.invalidateFile(question.file);
  }
}

/** Nearest first, then those that take least time. */
async function relatedTo(vitest: Vitest, file: string): Promise<readonly TestSpecification[]> {
  vitest.config.related = [file];
  const related = await vitest.getRelevantTestSpecifications();
  delete (vitest.config as { related?: unknown }).related;
  const cost = ({ moduleId }: TestSpecification): number =>
    relative(file, moduleId).split("/").length + (seconds.get(moduleId) ?? 1);
  return related.toSorted((left, right) => cost(left) - cost(right));
}

async function passes(vitest: Vitest, specification: TestSpecification): Promise<boolean> {
  const began = performance.now();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([specification]);
  seconds.set(specification.moduleId, (performance.now() - began) / 1000);
  return unhandledErrors.length === 0 && testModules.every((module) => module.ok());
}

/** A test that fails on unchanged sources, too, has noticed nothing. */
async function isSound(
  vitest: Vitest,
  specification: TestSpecification,
  question: Question,
): Promise<boolean> {
  const { moduleId } = specification;
  if (passesUnchanged.get(moduleId) === true) return true;
  mutated = undefined;
  vitest.invalidateFile(question.file);
  const sound = await passes(vitest, specification);
  passesUnchanged.set(moduleId, sound);
  if (!sound) process.stderr.write(`\nleft out, since it fails unchanged: ${moduleId}\n`);
  mutated = question;
  vitest.invalidateFile(question.file);
  return sound;
}

const vitest = open();

process.on("message", (question: Question | { readonly close: true }) => {
  if ("close" in question) process.exit(0);
  void vitest
    .then((opened) => judge(opened, question))
    .then(
      (outcome) => process.send?.({ outcome }),
      (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
    );
});
process.on("disconnect", () => process.exit(0));
