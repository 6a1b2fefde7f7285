// The thread that judges parts of large sets, with policies of its own from the same bundles.
import { workerData } from "node:worker_threads";
import { serveTasks } from "@palisade/runtime/node";
import { readJudging } from "../judging.js";
import { partsOf } from "../sets/set-executor.js";
import type { SetPart, SetTask } from "../sets/set-task.js";
import { type GuardThreadData, loadInThread } from "./guard-task.js";

const judging = readJudging(await loadInThread(workerData as GuardThreadData));
serveTasks<SetTask, SetPart>((task, answer) => {
  for (const part of partsOf(judging, task)) answer(part);
});
