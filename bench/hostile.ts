// Measures hostile policies at the default limits: `npm run hostile [-- --engine wasm|interpreter] [--only TEXT]`.
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compile } from "@palisade/compiler";
import { EvaluationError, loadPolicy } from "@palisade/runtime";
import { hostilePolicies } from "./hostile-policies.js";

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "wasm" },
    only: { type: "string", default: "" },
    one: { type: "string" },
    help: { type: "boolean" },
  },
});

/** In a process of its own, so that its memory is nobody else's. */
async function measure(name: string): Promise<void> {
  const { text = "", input } = hostilePolicies[name] ?? {};
  const { wasm, plan, diagnostics } = compile([{ file: "p.rego", text }], { entrypoints: ["p/r"] });
  if (wasm === undefined || plan === undefined) throw new Error(`${name}: ${diagnostics[0]?.message}`);
  const policy = await loadPolicy(values.engine === "wasm" ? { wasm } : { plan });
  const began = process.cpuUsage();
  let outcome = "an answer";
  try {
    policy.evaluateJson("p/r", input);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    outcome = `${error.code}: ${error.message}`;
  }
  const { user, system } = process.cpuUsage(began);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  const seconds = ((user + system) / 1e6).toFixed(2);
  console.log(
    `${name.padEnd(36)} ${seconds.padStart(7)} s ${megabytes.toFixed(0).padStart(6)} MB  ${outcome.slice(0, 60)}`,
  );
}

if (values.help === true) {
  console.log("usage: npm run hostile -- [--engine wasm|interpreter] [--only TEXT]");
} else if (values.one !== undefined) {
  await measure(values.one);
} else {
  const script = fileURLToPath(import.meta.url);
  for (const name of Object.keys(hostilePolicies).filter((known) => known.includes(values.only))) {
    const own = [...process.execArgv, script, "--engine", values.engine, "--one", name];
    const { status } = spawnSync(process.execPath, own, { stdio: "inherit" });
    if (status !== 0) process.exitCode = 1;
  }
}
