// The thread that judges parts of large sets, with policies of its own from the same bundles.
import { workerData } from "node:worker_threads";
import { serveTasks } from "@palisade/runtime/node";
import { loadGuardOptions } from "../create-guard.js";
import { readJudging } from "../judging.js";
import { partsOf } from "../sets/set-executor.js";
import type { SetPart, SetTask } from "../sets/set-task.js";
import type { SetWorkerData } from "./set-worker-data.js";

const judging = readJudging(await loadGuardOptions(workerData as SetWorkerData));
serveTasks<SetTask, SetPart>((task) => partsOf(judging, task));
