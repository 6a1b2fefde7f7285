// What `palisade compliance` can be told.
import { frameworkNames } from "@palisade/guardrails/node";
import { paletteOptions } from "../palette/palette-options.js";
import { guardOptions } from "../policies/guard-options.js";
import { attestationsOption } from "../project/reported-frameworks.js";

export const complianceOptions = {
  framework: {
    type: "string",
    default: "cis",
    placeholder: "name|file",
    description: `the framework: ${frameworkNames.join(", ")}, or a YAML file with one of your own`,
  },
  cluster: {
    type: "string",
    placeholder: "name|id",
    description: "check this cluster, its packs and its newest scan",
  },
  profile: { type: "string", placeholder: "name|id", description: "check the packs of this profile" },
  fleet: { type: "boolean", description: "check every cluster that the key sees" },
  ...paletteOptions,
  project: {
    type: "string",
    placeholder: "name|id",
    description: "the project of the cluster, the profile or the fleet; default: all that the key sees",
  },
  format: {
    type: "string",
    choices: ["text", "json", "markdown", "csv", "html", "oscal"],
    description: "how to write the report; without it as the ending of --output says, else text",
  },
  output: {
    type: "string",
    short: "o",
    placeholder: "file",
    description: "write the report to this file, whole or not at all",
  },
  "fail-under": {
    type: "string",
    placeholder: "score",
    description: "exit with 1 if the score (0 to 100) is below this; without it, if a control fails",
  },
  earlier: {
    type: "string",
    placeholder: "file",
    description: "an earlier report as JSON: say what became of it",
  },
  "max-scan-age": {
    type: "string",
    placeholder: "days",
    description: "scans that are older show what fails, and no more what passes; default: 30",
  },
  acceptances: {
    type: "list",
    placeholder: "file",
    description: "failed controls that somebody answers for, until a day: a YAML file (repeatable)",
  },
  attestations: attestationsOption,
  ignore: {
    type: "list",
    placeholder: "glob",
    description: "what is not read, as in .gitignore; beside .palisadeignore and the project's (repeatable)",
  },
  ...guardOptions,
} as const;
