// `palisade diagnose`: what is wrong with a cluster of Palette's, why, and what to do about it.
import { defineCommand } from "../define-command.js";
import { paletteOptions } from "../palette/palette-options.js";
import { guardOptions } from "../policies/guard-options.js";
import { openGuard } from "../policies/open-guard.js";
import { UsageError } from "../usage-error.js";

export const diagnose = defineCommand({
  name: "diagnose",
  summary:
    "Says what is wrong with a cluster of Palette's, why, and what to do about it. It reads, with the key of PALETTE_API_KEY (and PALETTE_HOST, PALETTE_CA_FILE), and changes nothing. A model explains what it finds if LLM_PROVIDER names one.",
  arguments: "<cluster>",
  options: {
    ...paletteOptions,
    format: {
      type: "string",
      choices: ["text", "json", "markdown"],
      default: "text",
      description: "how to print it",
    },
    "fail-under": {
      type: "string",
      placeholder: "score",
      description: "exit with 1 if the health score (0 to 100) is below this",
    },
    ...guardOptions,
  },
  examples: [
    { line: "palisade diagnose prod-analytics-eks --demo", meaning: "in the demo tenant" },
    {
      line: "palisade diagnose prod-web-aks --demo --project Production --format markdown",
      meaning: "as a comment on a ticket",
    },
    {
      line: "palisade diagnose prod-payments-use1 --demo --format json --fail-under 80",
      meaning: "for a program: exit code 1 below 80, 2 if the cluster could not be read",
    },
  ],
  run: async ({ paths, values }, host) => {
    const [cluster] = paths;
    if (cluster === undefined) throw new UsageError("name the cluster");
    const least = leastScore(values["fail-under"]);
    // Loaded when it is needed: the other commands start without it.
    const { runDiagnosis } = await import("../diagnosis/run-diagnosis.js");
    const score = await runDiagnosis({ ...values, cluster, openGuard: () => openGuard(values, host) }, host);
    return least !== undefined && score < least ? 1 : 0;
  },
});

function leastScore(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const score = Number(text);
  if (/^\d{1,3}$/.test(text) && score <= 100) return score;
  throw new UsageError("--fail-under is a score from 0 to 100");
}
