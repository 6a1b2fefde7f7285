// The other end of a pool: a thread that takes tasks, one after the other, and answers in parts.
import { parentPort } from "node:worker_threads";

export type ThreadMessage<Answer> =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "end" }
  /** What only a mistake of ours throws. */
  | { readonly kind: "failed"; readonly message: string };

/**
 * Called once, by the module that a thread runs.
 * @example serveTasks<number, number>((task, answer) => answer(task * 2));
 */
export function serveTasks<Task, Answer>(
  run: (task: Task, answer: (part: Answer) => void) => void | Promise<void>,
): void {
  const post = (message: ThreadMessage<Answer>): void => parentPort?.postMessage(message);
  parentPort?.on("message", async (task: Task) => {
    try {
      await run(task, (answer) => post({ kind: "answer", answer }));
      post({ kind: "end" });
    } catch (error) {
      post({ kind: "failed", message: error instanceof Error ? error.message : "an unknown error" });
    }
  });
}
