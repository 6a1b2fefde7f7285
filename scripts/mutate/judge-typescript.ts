// Judges mutants of TypeScript: types first, then the related tests in a process that can be stopped.
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Judge } from "./judge.js";
import { applyEdit, type Mutant, type Outcome } from "./mutant.js";
import type { TypeCheck } from "./type-check.js";

/** A mutant that makes tests run for ever has been noticed: so many times what they took before is for ever. */
const patience = 5;
const shortestDeadline = 60 * 1000;
/** For tests that have not ended yet. */
const firstDeadline = 4 * 60 * 1000;

/** How long each group of tests took at most. */
type Durations = Map<string, number>;

export type TypeScriptJudgeOptions = {
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly compiles: TypeCheck;
  /** Only the tests of the same package and of the engines: quick, and stricter than all. */
  readonly nearest: boolean;
};

/** A judge over the sources of one package. */
export function judgeTypeScript({ root, texts, compiles, nearest }: TypeScriptJudgeOptions): Judge {
  let runner: ChildProcess | undefined;
  const durations: Durations = new Map();
  const ask = (question: Question): Promise<Outcome> => {
    runner ??= startRunner(root);
    return answerOf(runner, question, durations, () => {
      runner = undefined;
    });
  };
  return {
    judge: async (mutant: Mutant) => {
      const text = applyEdit(texts.get(mutant.file) ?? "", mutant);
      if (!compiles(mutant.file, text)) return "invalid";
      return ask({ file: join(root, mutant.file), text, nearest });
    },
    // Each test file is run unchanged before what it says of a mutant counts.
    check: async () => true,
    close: async () => {
      runner?.send({ close: true });
      runner = undefined;
    },
  };
}

/** A file's changed text, for the process that runs the tests. */
export type Question = { readonly file: string; readonly text: string; readonly nearest: boolean };

/** `began` names a group of tests, each time one is about to run. */
type Answer = { readonly began?: string; readonly outcome?: Outcome; readonly error?: string };

function startRunner(root: string): ChildProcess {
  return fork(fileURLToPath(new URL("./vitest-runner.ts", import.meta.url)), [], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

function answerOf(
  runner: ChildProcess,
  question: Question,
  durations: Durations,
  onEnd: () => void,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const watch = watchGroups(durations, () => {
      finish(() => resolve("killed"));
      onEnd();
      // The runner's own children go with it: it leads their process group.
      if (runner.pid !== undefined) process.kill(-runner.pid, "SIGKILL");
    });
    const onMessage = ({ began, outcome, error }: Answer): void => {
      if (began !== undefined) watch.begin(began);
      else
        finish(() => (outcome === undefined ? reject(new Error(error ?? "no outcome")) : resolve(outcome)));
    };
    const onExit = (code: number | null): void => {
      onEnd();
      finish(() => reject(new Error(`the test runner ended with ${code}`)));
    };
    const finish = (settle: () => void): void => {
      watch.end();
      runner.off("message", onMessage).off("exit", onExit);
      settle();
    };
    runner.on("message", onMessage).on("exit", onExit);
    runner.send(question);
  });
}

/** Calls `onLate` when a group of tests takes far longer than it ever did. */
function watchGroups(durations: Durations, onLate: () => void) {
  let timer = setTimeout(onLate, firstDeadline);
  let running: { readonly group: string; readonly since: number } | undefined;
  const end = (): void => {
    clearTimeout(timer);
    if (running === undefined) return;
    const took = performance.now() - running.since;
    durations.set(running.group, Math.max(durations.get(running.group) ?? 0, took));
    running = undefined;
  };
  const begin = (group: string): void => {
    end();
    const before = durations.get(group);
    running = { group, since: performance.now() };
    timer = setTimeout(
      onLate,
      before === undefined ? firstDeadline : Math.max(shortestDeadline, before * patience),
    );
  };
  return { begin, end };
}
