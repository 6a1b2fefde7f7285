// Functions behind the gate: whatever takes functions, takes these.
import { guardFunction } from "@palisade/guardrails/adapters/function";
import { deleteNamespace, deletePod, listPods, wishes } from "./cluster.js";
import { openExampleGate } from "./gate.js";

const options = await openExampleGate();
const tools = {
  list_pods: guardFunction("list_pods", listPods, options),
  delete_pod: guardFunction("delete_pod", deletePod, options),
  delete_namespace: guardFunction("delete_namespace", deleteNamespace, options),
};

for (const { tool, given } of wishes) {
  const run = tools[tool] as (given: object) => Promise<string>;
  console.log(await run(given).catch((error: unknown) => (error as Error).message));
}
