// The thread that answers questions one after the other, with policies of its own from the same bundles.
import { workerData } from "node:worker_threads";
import { loadBundle, type Policy } from "@palisade/runtime";
import { serveTasks } from "@palisade/runtime/node";
import type { Decision } from "../contract/decision.js";
import { guardWith } from "../guard.js";
import { type GuardTask, type GuardThreadData, layeredOptions } from "./guard-task.js";

const { bundles, ...rest } = workerData as GuardThreadData;
const policies: Policy[] = [];
for (const bytes of bundles) policies.push(await loadBundle(bytes));
const guard = guardWith(await layeredOptions(policies, rest));

serveTasks<GuardTask, Decision>((task) =>
  task.kind === "start" ? [] : [guard.validate(task.subject, task.request, task.asked)],
);
