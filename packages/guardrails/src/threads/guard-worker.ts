// The thread that answers questions one after the other, with policies of its own from the same bundles.
import { workerData } from "node:worker_threads";
import { serveTasks } from "@palisade/runtime/node";
import type { Decision } from "../contract/decision.js";
import { guardWith } from "../guard.js";
import { type GuardTask, type GuardThreadData, loadInThread } from "./guard-task.js";

const guard = guardWith(await loadInThread(workerData as GuardThreadData));

serveTasks<GuardTask, Decision>((task, answer) => {
  if (task.kind === "question") answer(guard.validate(task.subject, task.request, task.asked));
});
