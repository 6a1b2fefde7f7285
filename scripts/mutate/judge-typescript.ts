// Judges mutants of TypeScript: types first, then the related tests in a process that can be stopped.
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Judge } from "./judge.js";
import { applyEdit, type Mutant, type Outcome } from "./mutant.js";
import type { TypeCheck } from "./type-check.js";

/** A mutant that makes the tests run for ever has been noticed. */
const deadlineMilliseconds = 10 * 60 * 1000;

export type TypeScriptJudgeOptions = {
  readonly root: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly compiles: TypeCheck;
};

/** A judge over the sources of one package. */
export function judgeTypeScript({ root, texts, compiles }: TypeScriptJudgeOptions): Judge {
  let runner: ChildProcess | undefined;
  const ask = (question: Question): Promise<Outcome> => {
    runner ??= startRunner(root);
    return answerOf(runner, question, () => {
      runner = undefined;
    });
  };
  return {
    judge: async (mutant: Mutant) => {
      const text = applyEdit(texts.get(mutant.file) ?? "", mutant);
      if (!compiles(mutant.file, text)) return "invalid";
      return ask({ file: join(root, mutant.file), text });
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
export type Question = { readonly file: string; readonly text: string };

function startRunner(root: string): ChildProcess {
  return fork(fileURLToPath(new URL("./vitest-runner.ts", import.meta.url)), [], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

function answerOf(runner: ChildProcess, question: Question, onEnd: () => void): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      finish(() => resolve("killed"));
      onEnd();
      // The runner's own children go with it: it leads their process group.
      if (runner.pid !== undefined) process.kill(-runner.pid, "SIGKILL");
    }, deadlineMilliseconds);
    const onMessage = (answer: { readonly outcome?: Outcome; readonly error?: string }): void =>
      finish(() =>
        answer.outcome === undefined
          ? reject(new Error(answer.error ?? "no outcome"))
          : resolve(answer.outcome),
      );
    const onExit = (code: number | null): void => {
      onEnd();
      finish(() => reject(new Error(`the test runner ended with ${code}`)));
    };
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      runner.off("message", onMessage).off("exit", onExit);
      settle();
    };
    runner.on("message", onMessage).on("exit", onExit);
    runner.send(question);
  });
}
