// Records a cluster of a tenant as a scenario without a label:
// `PALETTE_HOST=… PALETTE_API_KEY=… npm run record:scenario -- --project UID --cluster UID > incident.json`.
import process from "node:process";
import { parseArgs } from "node:util";
import { recordAnswers } from "./evaluation/record-scenario.js";

const { values } = parseArgs({ options: { project: { type: "string" }, cluster: { type: "string" } } });
const { project, cluster } = values;
const apiKey = process.env["PALETTE_API_KEY"];
const url = process.env["PALETTE_HOST"] ?? "https://api.spectrocloud.com";
if (project === undefined || cluster === undefined || apiKey === undefined) {
  console.error("give --project, --cluster and PALETTE_API_KEY");
  process.exitCode = 2;
} else {
  const now = Date.now();
  const answers = await recordAnswers({ url, apiKey, project }, cluster, now);
  const scenario = {
    id: `recorded-${cluster}`,
    family: "say-which",
    title: "Say what is the case",
    now: new Date(now).toISOString(),
    recorded: { cluster, project, answers },
    expect: { healthy: true, severity: "none", rootCauses: [] },
  };
  console.log(JSON.stringify(scenario, undefined, 2));
}
