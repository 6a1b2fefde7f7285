// Evaluates in a thread of its own, so that what takes too long can be ended.
import { Worker } from "node:worker_threads";
import { isObject, parseJson, printJson, type RegoObject, type Value } from "@palisade/language";
import {
  EvaluationError,
  type EvaluationErrorCode,
  type HostOptions,
  type LineCount,
} from "@palisade/runtime";

export type Task = {
  readonly wasm: Uint8Array;
  readonly entrypoint: string;
  readonly input: Value | undefined;
  readonly data: Value;
  readonly functionsFile: string | undefined;
  readonly strictBuiltinErrors: boolean;
  readonly now: bigint;
  readonly steps: number | undefined;
  readonly memory: number | undefined;
  readonly times: number;
};

/** Values go from thread to thread as JSON text: every digit survives. */
export type WorkerTask = Omit<Task, "input" | "data"> & {
  readonly input: string | undefined;
  readonly data: string;
};

export type WorkerMessage =
  | { readonly kind: "print"; readonly message: string }
  | {
      readonly kind: "result";
      readonly rows: readonly string[];
      readonly counts: readonly LineCount[];
      readonly evaluationNanos: readonly number[];
    }
  | {
      readonly kind: "error";
      readonly code: EvaluationErrorCode;
      readonly message: string;
      readonly location: string | undefined;
    };

type Evaluated = {
  readonly rows: readonly RegoObject[];
  readonly counts: readonly LineCount[];
  readonly evaluationNanos: readonly number[];
};

/** @throws {EvaluationError} `eval_cancel_error` when time is up. */
export function evaluateWithin(task: Task, host: HostOptions, timeoutMicros: number): Promise<Evaluated> {
  const { input, data, ...rest } = task;
  const workerData: WorkerTask = {
    ...rest,
    input: input === undefined ? undefined : printJson(input),
    data: printJson(data),
  };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./evaluate-worker.js", import.meta.url), { workerData });
    const timer = setTimeout(() => {
      const message = `the evaluation took longer than ${timeoutMicros / 1e6}s`;
      void worker.terminate().then(() => reject(new EvaluationError("eval_cancel_error", message)));
    }, timeoutMicros / 1000);
    worker.on("message", (message: WorkerMessage) => {
      if (message.kind === "print") host.print?.(message.message);
      else {
        clearTimeout(timer);
        if (message.kind === "error") reject(evaluationError(message));
        else resolve({ ...message, rows: message.rows.map((row) => parseJson(row)).filter(isObject) });
      }
    });
    worker.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}

function evaluationError({ code, message, location }: WorkerMessage & { kind: "error" }): EvaluationError {
  return new EvaluationError(code, message, { location });
}
