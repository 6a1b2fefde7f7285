// The thread that runs tests which have a time limit: it can be ended from outside.
import { workerData } from "node:worker_threads";
import { parseJson } from "@palisade/language";
import { runtimeInformation } from "@palisade/runtime";
import { loadFunctions, serveTasks } from "@palisade/runtime/node";
import { runSuite } from "./run-tests.js";
import type { TestAnswer, TestTask, TestThreadData } from "./worker-task.js";

const { suite, wasm, data, coverage, benchmarkMicros, steps, memory, explain, functionsFile, runtime } =
  workerData as TestThreadData;
const { functions = {}, capabilities = {} } =
  functionsFile === undefined ? {} : await loadFunctions(functionsFile);
const options = {
  data: parseJson(data),
  host: {
    functions,
    capabilities: { "opa.runtime": () => runtime ?? runtimeInformation(), ...capabilities },
  },
  ...(steps === undefined ? {} : { steps }),
  ...(memory === undefined ? {} : { memory }),
  ...(explain === undefined ? {} : { explain }),
  ...(benchmarkMicros === undefined ? {} : { benchmarkMicros }),
  monotonicMicros: () => performance.now() * 1000,
};

serveTasks<TestTask, TestAnswer>(async (tests, answer) => {
  await runSuite({ ...suite, tests }, wasm, {
    ...options,
    onStart: () => answer({ kind: "start" }),
    onResult: (result, counts) => answer({ kind: "result", result, counts: coverage ? counts() : [] }),
  });
});
