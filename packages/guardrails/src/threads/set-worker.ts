// The thread that judges parts of large sets, with policies of its own from the same bundles.
import { setTimeout as wait } from "node:timers/promises";
import { workerData } from "node:worker_threads";
import { serveTasks } from "@palisade/runtime/node";
import { readJudging } from "../judging.js";
import { partsOf } from "../sets/set-executor.js";
import type { SetPart, SetTask } from "../sets/set-task.js";
import { type GuardThreadData, loadInThread } from "./guard-task.js";

/** Milliseconds between two answers: all that come at once are read in one turn of the caller's thread. */
const pause = 5;

const judging = readJudging(await loadInThread(workerData as GuardThreadData));
serveTasks<SetTask, SetPart>(async (task, answer) => {
  let isFirst = true;
  for (const part of partsOf(judging, task)) {
    if (!isFirst) await wait(pause);
    isFirst = false;
    answer(part);
  }
});
