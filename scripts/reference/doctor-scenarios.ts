// The page of the format in which incidents are labelled, and of how to add one.
import { rootCauses } from "@palisade/agents";
import { incidentSeverities, variantSchema, wholeScenarioSchema } from "@palisade/agents/scenarios";
import { z } from "zod";
import { anchor, code, type Page, page, table } from "./markdown.js";
import { fieldsTable, partsOf, type Schema } from "./schema-tables.js";

const whole = z.toJSONSchema(wholeScenarioSchema, { io: "input" }) as Schema;
const variant = z.toJSONSchema(variantSchema, { io: "input" }) as Schema;

const steps = [
  "1. Write a file of YAML or JSON, one scenario in each, named after its `id`. Describe the cluster as the demo tenant describes its own, or record what a tenant answered.",
  "2. Give it what a real cluster has besides its fault: warnings that are over, scaling, rollouts, jobs that failed once.",
  "3. Label it by what is the case, not by what some program finds. Whoever labels a family of incidents should not have written its analyser.",
  "4. Check it: `npm run check:scenarios -- DIR`. Mistakes are said with file, line and column; where `PALISADE_SHARED` names a folder with Palette's definition (`reference/palette/openapi-trimmed-4.8.json`), every answer is held against it, and a departure is said with the file, the request and the place in the body.",
].join("\n");

const smallest = [
  "```yaml",
  "id: worker-disk-full",
  "family: node-disk-pressure",
  "title: The disk of a worker is full",
  "now: 2026-11-20T09:15:00Z",
  "cluster:",
  "  name: orders",
  "  project: Production",
  "  cloud: aws",
  "  region: eu-west-1",
  "  age: 90d",
  "  profiles: [{ name: aws-baseline, version: 1.2.0 }]",
  "  pools:",
  "    - { name: control-plane, controlPlane: true, size: 1, machineType: m5.large }",
  "    - { name: worker, size: 3, machineType: m5.xlarge }",
  "  machines:",
  "    - pool: worker",
  "      index: 1",
  "      load: { disk: 0.97 }",
  "      conditions:",
  '        - { type: DiskPressure, status: "True", reason: KubeletHasDiskPressure, message: kubelet has disk pressure, since: 2h }',
  "expect:",
  "  healthy: false",
  "  severity: medium",
  "  rootCauses: [node-disk-pressure]",
  "```",
].join("\n");

const measures = [
  "- *Top 1*: the likeliest cause is one of those of the label. *Top 3*: each of those of the label is among the three likeliest.",
  "- Of a healthy cluster a diagnosis is right if it says that it is healthy; if it does not, that is a *false alarm*.",
  "- *Monotone*: no scenario named in `worse` scores higher than the scenario that names it.",
  `- Severities from the least: ${incidentSeverities.map((each) => code(each)).join(", ")}.`,
].join("\n");

const recorded = [
  "```yaml",
  "recorded:",
  "  cluster: 6601aa10b2c3d4e5f6071829",
  "  project: 65f0aa10b2c3d4e5f6071829",
  "  answers:",
  "    /v1/spectroclusters/6601aa10b2c3d4e5f6071829: { metadata: {}, spec: {}, status: {} }",
  "    /v1/events/components/spectrocluster/6601aa10b2c3d4e5f6071829: { items: null, listmeta: {} }",
  "    /v1/events/components/spectrocluster/6601aa10b2c3d4e5f6071829?continue=abc: { items: [], listmeta: {} }",
  "    POST /v1/dashboard/spectroclusters/6601aa10b2c3d4e5f6071829/workloads/pod: { pods: [] }",
  "```",
].join("\n");

export function doctorScenariosPage(): Page {
  return page("doctor-scenarios.md", "packages/agents/src/doctor/scenarios", [
    "# Labelled incidents",
    "A scenario is a cluster at a moment, and what is known to be wrong with it. The Cluster Doctor is measured on them: it is asked about the cluster through Palette's API, as it would be about any other, and what it says is held against the label. Ours are in `test/evaluation/doctor/`; any folder of such files will do.",
    "## Add one",
    steps,
    'Texts that YAML would read as something else need quotes: a version such as `"1.31"`, a label such as `"on"`.',
    "## The smallest",
    smallest,
    "## Fields",
    fieldsTable(whole),
    "Lengths of time are digits and units: `90s`, `2h30m`, `14d`. They are told from `now` backwards, unless the field says otherwise.",
    ...partsOf(whole).flatMap(([path, part]) => [
      `### ${code(path)}`,
      part.description ?? "",
      fieldsTable(part),
    ]),
    "## Root causes",
    table(
      ["id", "the case"],
      Object.entries(rootCauses).map(([id, text]) => [code(id), text]),
    ),
    "A cluster with two faults has two causes, the gravest first. Where two ids say the same thing about one fault, a list of both takes the place of the id: `rootCauses: [[registry-unreachable, image-pull-failure], clock-skew]`.",
    "## How a diagnosis is held against a label",
    measures,
    "`judgeDiagnosis` of `@palisade/agents/scenarios` does that for one scenario; `loadScenarios` reads a folder, `startScenario` serves one.",
    "## A scenario like another",
    `A file with ${code("like")} takes the cluster of another scenario and says only what is otherwise. It has the same machines, addresses and noise, so that the two can be compared: [${code("worse")}](#${anchor("fields")}) is for that.`,
    fieldsTable(variant),
    "Fields of `cluster` take the place of the other's, each as a whole: whoever adds an event says all events.",
    "## A recorded one",
    "`recorded` holds bodies as Palette answered them, by the path that was asked for. Everything that is not recorded is answered as by a tenant that does not have it. `PALETTE_API_KEY=… npm run record:scenario -- --project UID --cluster UID > incident.json` writes one of a cluster as it is now, without the values of packs and with a label that you have to set; `PALETTE_HOST` names another host than Palette's. Names and messages are as the tenant has them: read them before you hand them on.",
    recorded,
  ]);
}
