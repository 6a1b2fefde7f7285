// The thread that an evaluation with a time limit runs in: it can be ended from outside.
import process from "node:process";
import { parentPort, workerData } from "node:worker_threads";
import { readModuleValue } from "@palisade/compiler";
import { parseJson, printJson, type Value } from "@palisade/language";
import { EvaluationError, loadWasmEngine } from "@palisade/runtime";
import { loadFunctions } from "@palisade/runtime/node";
import { grantedHost } from "../granted-host.js";
import type { WorkerMessage, WorkerTask } from "./evaluate-within.js";

const { wasm, entrypoint, input, data, functionsFile, strictBuiltinErrors, now, times, steps, memory } =
  workerData as WorkerTask;
const tell = (message: WorkerMessage): void => parentPort?.postMessage(message);

try {
  const print = (message: string): void => tell({ kind: "print", message });
  const lent = functionsFile === undefined ? undefined : await loadFunctions(functionsFile);
  const host = { print, parseModule: readModuleValue, ...grantedHost(lent, process.env) };
  const engine = await loadWasmEngine(wasm, host);
  const [given, base] = [input === undefined ? undefined : parseJson(input), parseJson(data)];
  const evaluationNanos: number[] = [];
  let rows: readonly Value[] = [];
  for (let index = 0; index < times; index++) {
    const began = process.hrtime.bigint();
    rows = engine.evaluate(entrypoint, given, base, {
      strictBuiltinErrors,
      now,
      ...(steps === undefined ? {} : { steps }),
      ...(memory === undefined ? {} : { memory }),
    });
    evaluationNanos.push(Number(process.hrtime.bigint() - began));
  }
  tell({ kind: "result", rows: rows.map(printJson), counts: engine.lineCounts(), evaluationNanos });
} catch (error) {
  if (!(error instanceof EvaluationError)) throw error;
  tell({ kind: "error", code: error.code, message: error.message, location: error.location });
}
