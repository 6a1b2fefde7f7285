import { readFileSync } from "node:fs";
import { createGuard } from "@palisade/guardrails/node";
const file = process.argv[2];
const guard = await createGuard(file === undefined ? {} : { bundle: readFileSync(file) } as never);
const actions = { simple: { verb: "get", resource: "pods", namespace: "shop", environment: "production" }, patch: { verb: "patch", resource: "deployments", name: "x", environment: "dev", arguments: { spec: { replicas: 3 } } }, call: { tool: "pods_log", arguments: { name: "a", namespace: "b" } }, manifest: {tool:"kubectl_apply", environment:"dev", arguments: {manifest: "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 7}\n"}}};
for (const [name, action] of Object.entries(actions)) {
  for (let i = 0; i < 200; i++) guard.validateAction(action as never);
  const times = [];
  for (let i = 0; i < 500; i++) { const t = process.hrtime.bigint(); guard.validateAction(action as never); times.push(Number(process.hrtime.bigint() - t) / 1000); }
  times.sort((a, b) => a - b);
  console.log(name, "p10", times[50], "p50", times[250], "µs", guard.validateAction(action as never).effect);
}
