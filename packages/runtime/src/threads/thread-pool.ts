// Threads that run tasks: a few, started when they are needed, each ended and replaced if a task has to be given up.
import { availableParallelism } from "node:os";
import { type ResourceLimits, Worker } from "node:worker_threads";
import type { ThreadMessage } from "./serve-tasks.js";
import { ThreadError } from "./thread-error.js";

export type ThreadPoolOptions = {
  /** A module that calls `serveTasks`. */
  readonly script: URL;
  /** What each thread finds as its `workerData`: plain data. */
  readonly data: unknown;
  /** At most so many threads; default: `defaultThreads`. */
  readonly size?: number;
  readonly resourceLimits?: ResourceLimits;
};

export type RunOptions = {
  /** Ends the thread that runs the task. */
  readonly signal?: AbortSignal | undefined;
};

/** As many as can run side by side beside the caller's own, but each takes memory. */
export function defaultThreads(): number {
  return Math.min(4, Math.max(1, availableParallelism() - 1));
}

type Waiting<Task, Answer> = {
  readonly task: Task;
  readonly onAnswer: (answer: Answer) => void;
  readonly signal: AbortSignal | undefined;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * @example
 * const pool = new ThreadPool<number, number>({ script: new URL("./worker.js", import.meta.url), data: {} });
 * await pool.run(3, (answer) => console.log(answer));
 * await pool.close();
 */
export class ThreadPool<Task, Answer> {
  readonly #options: ThreadPoolOptions;
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  readonly #queue: Waiting<Task, Answer>[] = [];
  #isClosed = false;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#options.size ?? defaultThreads();
  }

  /**
   * Answers come in order, each once it is made.
   * @throws the signal's reason; whatever `onAnswer` throws; {ThreadError} for a thread that ended, or a pool that is closed
   */
  run(task: Task, onAnswer: (answer: Answer) => void, { signal }: RunOptions = {}): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true || this.#isClosed) {
        reject(signal?.reason ?? new ThreadError("ended", "the threads were ended"));
        return;
      }
      const waiting = { task, onAnswer, signal, resolve, reject };
      this.#queue.push(waiting);
      signal?.addEventListener("abort", () => this.#forget(waiting));
      // Starting a thread takes its time, and several tasks often come at once.
      setImmediate(() => this.#next());
    });
  }

  /** Ends every thread; what runs is rejected. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { reject } of this.#queue.splice(0))
      reject(new ThreadError("ended", "the threads were ended"));
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #forget(waiting: Waiting<Task, Answer>): void {
    const index = this.#queue.indexOf(waiting);
    if (index < 0) return;
    this.#queue.splice(index, 1);
    waiting.reject(waiting.signal?.reason);
  }

  #next(): void {
    if (this.#queue.length === 0) return;
    const worker = this.#idle.pop() ?? (this.#all.size < this.size ? this.#start() : undefined);
    const waiting = worker && this.#queue.shift();
    if (worker === undefined || waiting === undefined) return;
    void this.#give(worker, waiting);
  }

  #start(): Worker {
    const { script, data, resourceLimits } = this.#options;
    const worker = new Worker(script, { workerData: data, ...(resourceLimits && { resourceLimits }) });
    this.#all.add(worker);
    worker.once("exit", () => {
      this.#all.delete(worker);
      const index = this.#idle.indexOf(worker);
      if (index >= 0) this.#idle.splice(index, 1);
      this.#next();
    });
    // An idle thread that fails is only missed when it is needed.
    worker.on("error", () => {});
    return worker;
  }

  async #give(worker: Worker, waiting: Waiting<Task, Answer>): Promise<void> {
    try {
      worker.ref();
      await converse(worker, waiting);
      // A thread without work keeps no process alive.
      worker.unref();
      this.#idle.push(worker);
      this.#next();
      waiting.resolve();
    } catch (error) {
      // Whatever it is in the middle of, nobody waits for it.
      await worker.terminate();
      waiting.reject(error);
    }
  }
}

/** One task, from its beginning to its end. */
function converse<Task, Answer>(
  worker: Worker,
  { task, onAnswer, signal }: Waiting<Task, Answer>,
): Promise<void> {
  let stop = (): void => {};
  const ended = new Promise<void>((resolve, reject) => {
    const onMessage = (message: ThreadMessage<Answer>): void => {
      if (message.kind === "end") resolve();
      else if (message.kind === "failed") reject(new ThreadError("ended", message.message));
      else attempt(() => onAnswer(message.answer), reject);
    };
    const onError = (error: Error): void => reject(threadErrorOf(error));
    const onExit = (code: number): void =>
      reject(new ThreadError("ended", `a thread ended with code ${code}`));
    const onAbort = (): void => reject(signal?.reason);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    signal?.addEventListener("abort", onAbort);
    stop = () => {
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      signal?.removeEventListener("abort", onAbort);
    };
    worker.postMessage(task);
  });
  return ended.finally(() => stop());
}

function attempt(act: () => void, onError: (error: unknown) => void): void {
  try {
    act();
  } catch (error) {
    onError(error);
  }
}

function threadErrorOf(cause: Error & { readonly code?: string }): ThreadError {
  return cause.code === "ERR_WORKER_OUT_OF_MEMORY"
    ? new ThreadError("out_of_memory", "a thread ran out of memory", { cause })
    : new ThreadError("ended", `a thread failed: ${cause.message}`, { cause });
}
