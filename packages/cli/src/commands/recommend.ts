// `palisade recommend`: which profiles and packs of Palette's suit what is to run.
import { defineCommand } from "../define-command.js";
import { paletteOptions } from "../palette/palette-options.js";
import { guardOptions } from "../policies/guard-options.js";
import { UsageError } from "../usage-error.js";

export const recommend = defineCommand({
  name: "recommend",
  summary:
    "Recommends cluster profiles and packs of Palette's for requirements in words, or in a file of JSON or YAML by field (@file). It reads, with the key of PALETTE_API_KEY (and PALETTE_HOST, PALETTE_CA_FILE), and changes nothing.",
  arguments: "<requirements...>",
  options: {
    ...paletteOptions,
    format: {
      type: "string",
      choices: ["text", "json", "markdown"],
      default: "text",
      description: "how to print it",
    },
    cloud: {
      type: "list",
      placeholder: "name",
      description:
        "only there, whatever the words say: aws, eks, azure, aks, gcp, gke, vsphere, edge-native, … (repeatable)",
    },
    region: { type: "string", placeholder: "name", description: "in this region, whatever the words say" },
    budget: {
      type: "string",
      placeholder: "dollars",
      description: "machines may cost so much a month, whatever the words say",
    },
    ...guardOptions,
  },
  examples: [
    {
      line: 'palisade recommend --demo "EKS for patient records, highly available, with backups, no GPUs"',
      meaning: "in words, of the demo tenant",
    },
    {
      line: 'palisade recommend --demo --cloud gke --budget 2000 --format json "inference with two GPUs"',
      meaning: "options go before the words; exit code 1 if nothing fits, 2 if it could not be answered",
    },
    {
      line: "palisade recommend --format markdown @requirements.yaml",
      meaning: "by field, as a comment on a ticket",
    },
  ],
  run: async ({ paths, values }, host) => {
    if (paths.length === 0) throw new UsageError("say what is to run, in words or as @file");
    // Loaded when it is needed: the other commands start without it.
    const { runRecommendation } = await import("../advice/run-recommendation.js");
    const report = await runRecommendation(paths.join(" "), values, host);
    return report.recommendations.length > 0 ? 0 : 1;
  },
});
