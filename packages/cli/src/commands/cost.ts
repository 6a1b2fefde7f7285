// `palisade cost`: what a month of these files costs, and what a change of them does.
import type { CostBudget, CostDifference, CostEstimate } from "@palisade/guardrails";
import { costMarkdown, differenceMarkdown } from "@palisade/guardrails/reports";
import { amountOf, costOptions, costParameters } from "../costs/cost-options.js";
import { costText, differenceText } from "../costs/cost-text.js";
import { gatherOptions, priceFiles } from "../costs/gather-priced.js";
import { defineCommand, type ExitCode } from "../define-command.js";
import type { Host } from "../host.js";
import { jsonData, rawData, type TerminalText } from "../output/terminal-text.js";
import { guardOptions } from "../policies/guard-options.js";
import { openCostEstimator } from "../policies/open-guard.js";
import { loadProject } from "../project/load-project.js";
import { UsageError } from "../usage-error.js";

const { exceptions: _, ...bundleOptions } = guardOptions;

const options = {
  ...costOptions,
  format: {
    type: "string",
    choices: ["pretty", "json", "markdown"],
    default: "pretty",
    description: "how to print it",
  },
  ...gatherOptions,
  ...bundleOptions,
} as const;

export const cost = defineCommand({
  name: "cost",
  summary: "Says what a month of manifests costs: files, directories, or standard input (-).",
  arguments: "<paths...>",
  options,
  examples: [
    {
      line: "palisade cost --cloud aws --region us-east-1 --instance-type m6i.xlarge deploy/",
      meaning: "by the share of a machine that each pod takes",
    },
    {
      line: "palisade cost --cloud gcp --region europe-west4 --family n2 --format markdown deploy/",
      meaning: "by vCPU-hours and GiB-hours, as a comment on a pull request",
    },
    {
      line: "palisade cost --prices prices.yaml --cloud ours --region berlin --fail-above 500 deploy/",
      meaning: "by prices of one's own, and no more than so much",
    },
  ],
  run: async ({ paths, values }, host) => {
    const limit = amountOf(values["fail-above"]);
    const project = await loadProject(values, host);
    const estimator = await openCostEstimator(values, host, {
      project,
      parameters: await costParameters(values, host),
    });
    const { estimate } = await priceFiles(paths, estimator, { values, project, host });
    print(estimate, values.format, host);
    return exitCodeOf(estimate, estimate.monthly.expected, { limit, strict: values.strict });
  },
});

export const costDiff = defineCommand({
  name: "cost diff",
  summary: "Says what a change costs, workload by workload: what was before, and what is after.",
  arguments: "<old> <new>",
  options: {
    ...options,
    "fail-above": {
      type: "string",
      placeholder: "amount",
      description: "exit with 1 if a month is expected to cost more dollars than this beyond what it did",
    },
  },
  examples: [
    {
      line: "palisade cost diff --cloud aws --region us-east-1 --instance-type m6i.xlarge main/deploy deploy",
      meaning: "two directories",
    },
    {
      line: "palisade cost diff --cloud azure --region eastus --fail-above 100 before.yaml after.yaml",
      meaning: "and fail where it costs 100 dollars more",
    },
  ],
  run: async ({ paths, values }, host) => {
    const [before, after] = paths;
    if (before === undefined || after === undefined) throw new UsageError("name what was, and what is to be");
    const limit = amountOf(values["fail-above"]);
    const project = await loadProject(values, host);
    const estimator = await openCostEstimator(values, host, {
      project,
      parameters: await costParameters(values, host),
    });
    const [old, next] = [
      await priceFiles([before], estimator, { values, project, host }),
      await priceFiles([after], estimator, { values, project, host }),
    ];
    const difference = estimator.difference(old.estimate, next.estimate);
    print(difference, values.format, host);
    return exitCodeOf(difference, difference.monthly.difference.expected, { limit, strict: values.strict });
  },
});

function print(told: CostEstimate | CostDifference, format: string, host: Host): void {
  host.out(written(told, format, host));
}

function written(told: CostEstimate | CostDifference, format: string, { colours }: Host): TerminalText {
  if (format === "json") return jsonData(`${JSON.stringify(told, undefined, 2)}\n`);
  const isDifference = "workloads" in told;
  if (format === "markdown") return rawData(isDifference ? differenceMarkdown(told) : costMarkdown(told));
  return isDifference ? differenceText(told, colours) : costText(told, colours);
}

/** 0: within every bound. 1: beyond one. 2: not known, where --strict wants it known. */
function exitCodeOf(
  { budgets, unpriced }: { readonly budgets: readonly CostBudget[]; readonly unpriced: readonly unknown[] },
  amount: number,
  { limit, strict }: { readonly limit: number | undefined; readonly strict: boolean },
): ExitCode {
  if (strict && unpriced.length > 0) return 2;
  if (limit !== undefined && amount > limit) return 1;
  return budgets.some(({ isExceeded }) => isExceeded) ? 1 : 0;
}
