// Tests on changed sources: vitest and its worker stay warm, and a plugin hands out the changed text.
import { dirname, relative } from "node:path";
import process from "node:process";
import { Writable } from "node:stream";
import type { Plugin } from "vite";
import {
  BaseSequencer,
  createVitest,
  type Reporter,
  type TestModule,
  type TestSpecification,
  type TestUserConfig,
  type Vitest,
} from "vitest/node";
import { ImportGraph } from "./import-graph.js";
import { KeptWorker } from "./kept-worker.js";
import type { Outcome } from "./mutant.js";

const second = 1000;
/** A test file that makes a mutant run for ever has noticed it: so many times what it took before is for ever. */
const patience = 5;
const shortestDeadline = 60 * second;
/** For test files that have not ended yet. */
const firstDeadline = 4 * 60 * second;

/** Vitest itself waits for something that does not come, though its worker was ended: only another session helps. */
export class SessionStuckError extends Error {
  override readonly name = "SessionStuckError";
}
/** How long it may take to end a worker. */
const grace = 20 * second;

/** A file's changed text. */
export type Change = { readonly file: string; readonly text: string };

/** Runs the tests that a change could be noticed by, nearest first. */
export class VitestSession {
  readonly #vitest: Vitest;
  readonly #worker: KeptWorker;
  readonly #watch: RunWatch;
  readonly #tests: ReadonlyMap<string, TestSpecification>;
  readonly #imports: ImportGraph;
  readonly #changes: Changes;
  /** Test files that fail on unchanged sources, too: they notice nothing. */
  readonly #unsound = new Set<string>();

  private constructor(parts: SessionParts) {
    this.#vitest = parts.vitest;
    this.#worker = parts.worker;
    this.#watch = parts.watch;
    this.#tests = parts.tests;
    this.#imports = parts.imports;
    this.#changes = parts.changes;
  }

  /** Opens vitest with the settings of a folder, or with others. */
  static async open(root: string, settings: TestUserConfig = {}): Promise<VitestSession> {
    const worker = new KeptWorker();
    const changes = new Changes();
    const watch = new RunWatch(() => void worker.end());
    const vitest = await createVitest(
      "test",
      {
        ...settings,
        root,
        watch: true,
        bail: 1,
        reporters: [watch],
        maxWorkers: 1,
        fileParallelism: false,
        isolate: false,
        pool: worker.pool,
        sequence: { sequencer: AsGiven },
      },
      // Nothing changes but what the plugin hands out.
      { plugins: [changes.plugin], server: { watch: null } },
      { stdout: nowhere() },
    );
    await vitest.standalone();
    const all = await vitest.globTestSpecifications();
    const tests = new Map(all.map((test) => [test.moduleId, test]));
    const imports = await ImportGraph.from(vitest, [...tests.keys()]);
    return new VitestSession({ vitest, worker, watch, tests, imports, changes });
  }

  /**
   * Whether a test notices the change: `near` leaves out those of other packages and of whole products, and those that
   * measure how work grows.
   * @throws {SessionStuckError}
   */
  async judge(change: Change, near: boolean): Promise<Outcome> {
    for (const group of this.#groupsFor(change.file, near)) {
      if (await this.#notices(group, change)) return "killed";
    }
    return "survived";
  }

  async close(): Promise<void> {
    await this.#worker.end();
    await this.#vitest.close();
  }

  /** Of a session that is stuck, nothing is awaited. */
  abandon(): void {
    void this.close().catch(() => undefined);
  }

  /** Test files by distance, and in each group those first that take least time. */
  #groupsFor(file: string, near: boolean): readonly (readonly TestSpecification[])[] {
    const groups = new Map<number, TestSpecification[]>();
    for (const dependent of this.#imports.dependents(file)) {
      const test = this.#tests.get(dependent);
      const { root } = this.#vitest.config;
      const distance = distanceOf(relative(root, dependent), relative(root, file));
      if (test === undefined || (near && (distance > farthestNear || measuresGrowth.test(dependent))))
        continue;
      groups.set(distance, [...(groups.get(distance) ?? []), test]);
    }
    const cost = ({ moduleId }: TestSpecification): number => this.#watch.durationOf(moduleId) ?? 0;
    return [...groups.keys()]
      .toSorted((left, right) => left - right)
      .map((distance) => groups.get(distance) ?? [])
      .map((group) => group.toSorted((left, right) => cost(left) - cost(right)));
  }

  /** Runs the group until a test fails; one that fails on unchanged sources, too, has noticed nothing. */
  async #notices(group: readonly TestSpecification[], change: Change): Promise<boolean> {
    const sound = group.filter(({ moduleId }) => !this.#unsound.has(moduleId));
    if (sound.length === 0) return false;
    const failure = await this.#run(sound, change);
    if (failure === undefined) return false;
    if (failure === "late") return true;
    if ((await this.#run([failure], undefined)) === undefined) return true;
    // What earlier runs left in the worker may be the reason.
    await this.#worker.end();
    const whole = this.#tests.get(failure.moduleId) ?? failure;
    if ((await this.#run([whole], undefined)) !== undefined) {
      this.#unsound.add(failure.moduleId);
      process.stderr.write(`\nleft out, since it fails unchanged: ${failure.moduleId}\n`);
    }
    return this.#notices(group, change);
  }

  /** What failed: the test if it can be told, else its file, else the first file. */
  async #run(
    group: readonly TestSpecification[],
    change: Change | undefined,
  ): Promise<TestSpecification | "late" | undefined> {
    this.#change(change);
    const stuck = this.#watch.begin(group);
    const { unhandledErrors } = await Promise.race([this.#vitest.runTestSpecifications([...group]), stuck]);
    const failure = this.#watch.end();
    return failure ?? (unhandledErrors.length > 0 ? group[0] : undefined);
  }

  #change(change: Change | undefined): void {
    for (const file of this.#changes.put(change)) {
      this.#vitest.invalidateFile(file);
      this.#worker.change(this.#imports.dependents(file));
    }
  }
}

type SessionParts = {
  readonly vitest: Vitest;
  readonly worker: KeptWorker;
  readonly watch: RunWatch;
  readonly tests: ReadonlyMap<string, TestSpecification>;
  readonly imports: ImportGraph;
  readonly changes: Changes;
};

/** The change that is in force. */
class Changes {
  #current: Change | undefined;
  readonly plugin: Plugin = {
    name: "mutant",
    enforce: "pre",
    load: (id) => (id.split("?")[0] === this.#current?.file ? this.#current?.text : undefined),
  };

  /** Files whose text is another one now. */
  put(change: Change | undefined): readonly string[] {
    const before = this.#current;
    this.#current = change;
    if (before === change) return [];
    return [before?.file, change?.file].filter((file) => file !== undefined);
  }
}

/** Sees which test fails, how long each file takes, and when one takes for ever. */
class RunWatch implements Reporter {
  readonly #onLate: () => void;
  readonly #durations = new Map<string, number>();
  #running: { readonly file: string; readonly since: number } | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failure: TestSpecification | "late" | undefined;
  #group: readonly TestSpecification[] = [];
  #onStuck: (error: SessionStuckError) => void = () => undefined;

  constructor(onLate: () => void) {
    this.#onLate = onLate;
  }

  durationOf(file: string): number | undefined {
    return this.#durations.get(file);
  }

  /** Rejects if the run does not even end where its worker is ended. */
  begin(group: readonly TestSpecification[]): Promise<never> {
    this.#failure = undefined;
    this.#group = group;
    this.#wait(firstDeadline);
    return new Promise((_, reject) => {
      this.#onStuck = reject;
    });
  }

  end(): TestSpecification | "late" | undefined {
    clearInterval(this.#timer);
    return this.#failure;
  }

  onTestModuleQueued({ moduleId }: TestModule): void {
    this.#running = { file: moduleId, since: performance.now() };
    const before = this.#durations.get(moduleId);
    this.#wait(before === undefined ? firstDeadline : Math.max(shortestDeadline, before * patience));
  }

  onTestModuleEnd(module: TestModule): void {
    this.#wait(firstDeadline);
    const { moduleId } = module;
    if (!module.ok()) {
      this.#failure ??= failedTest(module) ?? this.#group.find((each) => each.moduleId === moduleId);
    } else if (this.#running?.file === moduleId) {
      // A file that stopped at a failure has not shown how long it takes.
      const took = performance.now() - this.#running.since;
      this.#durations.set(moduleId, Math.max(this.#durations.get(moduleId) ?? 0, took));
    }
  }

  /** In seconds that this process had, too: those in which it was stopped, or the machine slept, do not count. */
  #wait(deadline: number): void {
    clearInterval(this.#timer);
    let left = Math.ceil(deadline / second);
    this.#timer = setInterval(() => {
      left--;
      if (left === -grace / second) this.#onStuck(new SessionStuckError("vitest is stuck"));
      if (left !== 0) return;
      this.#failure ??= "late";
      this.#onLate();
    }, second);
  }
}

/** The first test of the file that failed, to be run alone. */
function failedTest(module: TestModule): TestSpecification | undefined {
  for (const test of module.children.allTests("failed"))
    return module.project.createSpecification(module.moduleId, { testIds: [test.id] });
  return undefined;
}

/** What tests print is nobody's business here. */
function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** Runs the files in the order they are given in. */
class AsGiven extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files);
  }
}

/** Folders of tests, from those of one engine to those of whole products. */
const folders = ["test/engine/", "packages/", "test/", "test/conformance/", "test/properties/"];
const wholeProducts = ["test/documentation/", "test/end-to-end/", "test/browser/"];

/** The file's own folder and package, and the engines. */
const farthestNear = 2;

/** The patterns of these: tests of other packages and of whole products are far. */
export function nearTests(file: string): readonly string[] {
  const own = ownPackage.exec(file)?.[0];
  return [...(own === undefined ? [] : [`${own}src/**/*.test.ts`]), "test/engine/**/*.test.ts"];
}

const ownPackage = /^packages\/[^/]+\//;

/** What takes longest, and is about nothing but time. */
const measuresGrowth = /\/growth\.test\.ts$/;

/** How late a test is run: its own folder's come first, then its package's, and last whatever starts processes. */
function distanceOf(test: string, file: string): number {
  if (dirname(test) === dirname(file)) return 0;
  const own = ownPackage.exec(file)?.[0];
  if (own !== undefined && test.startsWith(own)) return 1;
  const fits = [...folders, ...wholeProducts].filter((folder) => test.startsWith(folder));
  const longest = fits.toSorted((left, right) => right.length - left.length)[0];
  return longest === undefined ? 1 : 2 + [...folders, ...wholeProducts].indexOf(longest);
}
