// The other end of a pool: a thread that takes tasks, one after the other, and answers in parts.
import { parentPort } from "node:worker_threads";

export type ThreadMessage<Answer> =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "end" }
  /** What only a mistake of ours throws. */
  | { readonly kind: "failed"; readonly message: string };

/** Called once, by the module that a thread runs. */
export function serveTasks<Task, Answer>(answersTo: (task: Task) => Iterable<Answer>): void {
  const post = (message: ThreadMessage<Answer>): void => parentPort?.postMessage(message);
  parentPort?.on("message", (task: Task) => {
    try {
      for (const answer of answersTo(task)) post({ kind: "answer", answer });
      post({ kind: "end" });
    } catch (error) {
      post({ kind: "failed", message: error instanceof Error ? error.message : "an unknown error" });
    }
  });
}
