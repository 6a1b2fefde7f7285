// The process that runs tests on changed sources: vitest stays warm, and a plugin hands out the changed text.
import { dirname, relative } from "node:path";
import process from "node:process";
import type { Plugin } from "vite";
import { BaseSequencer, createVitest, type Reporter, type TestSpecification, type Vitest } from "vitest/node";
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

/** Files that failed in the run that is going on. */
const failed = new Set<string>();

const watcher: Reporter = {
  onTestModuleEnd: (module) => {
    // A file that stopped at a failure has not shown how long it takes.
    if (!module.ok()) return void failed.add(module.moduleId);
    const { setupDuration, collectDuration, duration } = module.diagnostic();
    seconds.set(module.moduleId, (setupDuration + collectDuration + duration) / 1000);
  },
};

/** Runs the files in the order they are given in. */
class AsGiven extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files);
  }
}

async function open(): Promise<Vitest> {
  const vitest = await createVitest(
    "test",
    {
      watch: true,
      bail: 1,
      reporters: [watcher],
      maxWorkers: 1,
      fileParallelism: false,
      // The files of one run share what they import; each run has a worker of its own.
      isolate: false,
      sequence: { sequencer: AsGiven },
    },
    { plugins: [handOut] },
  );
  await vitest.standalone();
  await vitest.globTestSpecifications();
  return vitest;
}

async function judge(vitest: Vitest, question: Question): Promise<Outcome> {
  const related = await relatedTo(vitest, question.file);
  change(vitest, question.file, question);
  try {
    for (const [distance, group] of related) {
      if (question.nearest && distance > near) break;
      if (await notices(vitest, group, question)) return "killed";
    }
    return "survived";
  } finally {
    change(vitest, question.file, undefined);
  }
}

function change(vitest: Vitest, file: string, question: Question | undefined): void {
  mutated = question;
  vitest.invalidateFile(file);
}

type Group = readonly [distance: number, tests: readonly TestSpecification[]];

/** Groups of tests, each run in one go: nearest first, whole products last, and in each those first that take least time. */
async function relatedTo(vitest: Vitest, file: string): Promise<readonly Group[]> {
  vitest.config.related = [file];
  const related = await vitest.getRelevantTestSpecifications();
  delete (vitest.config as { related?: unknown }).related;
  const groups = new Map<number, TestSpecification[]>();
  for (const specification of related) {
    const rank = distanceOf(relative(process.cwd(), specification.moduleId), relative(process.cwd(), file));
    groups.set(rank, [...(groups.get(rank) ?? []), specification]);
  }
  const cost = ({ moduleId }: TestSpecification): number => seconds.get(moduleId) ?? 0;
  return [...groups.keys()]
    .toSorted((left, right) => left - right)
    .map((rank) => [rank, (groups.get(rank) ?? []).toSorted((left, right) => cost(left) - cost(right))]);
}

/** Folders of tests, from those of one engine to those of whole products. */
const folders = ["test/engine/", "packages/", "test/", "test/conformance/", "test/properties/"];
const wholeProducts = ["test/documentation/", "test/end-to-end/", "test/browser/"];

/** The file's own folder and package, and the engines. */
const near = 2;

/** How late a test is run: its own folder's come first, then its package's, and last whatever starts processes. */
function distanceOf(test: string, file: string): number {
  if (dirname(test) === dirname(file)) return 0;
  const own = /^packages\/[^/]+\//.exec(file)?.[0];
  if (own !== undefined && test.startsWith(own)) return 1;
  const fits = [...folders, ...wholeProducts].filter((folder) => test.startsWith(folder));
  const longest = fits.toSorted((left, right) => right.length - left.length)[0];
  return longest === undefined ? 1 : 2 + [...folders, ...wholeProducts].indexOf(longest);
}

/** Runs the group until a test fails; a test that fails on unchanged sources, too, has noticed nothing. */
async function notices(
  vitest: Vitest,
  group: readonly TestSpecification[],
  question: Question,
): Promise<boolean> {
  const sound = group.filter(({ moduleId }) => passesUnchanged.get(moduleId) !== false);
  if (sound.length === 0) return false;
  const suspects = await failing(vitest, sound);
  if (suspects.length === 0) return false;
  for (const suspect of suspects) {
    if (await isSound(vitest, suspect, question)) return true;
  }
  return notices(vitest, group, question);
}

/** The files that fail; all of them if something does, and nothing says which. */
async function failing(
  vitest: Vitest,
  group: readonly TestSpecification[],
): Promise<readonly TestSpecification[]> {
  // The parent tells a run that is slow from one that never ends.
  process.send?.({
    began: group
      .map(({ moduleId }) => moduleId)
      .toSorted()
      .join(),
  });
  failed.clear();
  const { unhandledErrors } = await vitest.runTestSpecifications([...group]);
  const named = group.filter(({ moduleId }) => failed.has(moduleId));
  return named.length === 0 && unhandledErrors.length > 0 ? group : named;
}

async function isSound(
  vitest: Vitest,
  specification: TestSpecification,
  question: Question,
): Promise<boolean> {
  const { moduleId } = specification;
  const known = passesUnchanged.get(moduleId);
  if (known !== undefined) return known;
  change(vitest, question.file, undefined);
  const sound = (await failing(vitest, [specification])).length === 0;
  passesUnchanged.set(moduleId, sound);
  if (!sound) process.stderr.write(`\nleft out, since it fails unchanged: ${moduleId}\n`);
  change(vitest, question.file, question);
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
