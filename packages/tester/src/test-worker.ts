// The thread that runs tests which have a time limit: it can be ended from outside.
import { parentPort, workerData } from "node:worker_threads";
import { parseJson } from "@palisade/language";
import { runSuite } from "./run-tests.js";
import type { WorkerMessage, WorkerTask } from "./worker-task.js";

const { suite, wasm, data, coverage, benchmarkMicros, steps, explain } = workerData as WorkerTask;

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

await runSuite(suite, wasm, {
  data: parseJson(data),
  ...(steps === undefined ? {} : { steps }),
  ...(explain === undefined ? {} : { explain }),
  ...(benchmarkMicros === undefined ? {} : { benchmarkMicros }),
  monotonicMicros: () => performance.now() * 1000,
  onStart: () => post({ kind: "start" }),
  onResult: (result, counts) => post({ kind: "result", result, counts: coverage ? counts() : [] }),
});
