// What estimates of cost go by: where, on which machines, at which prices; parameters of the domain `cost` all of them.
import { type PriceTable, priceTableSchema, readSettings } from "@palisade/guardrails";
import type { Host } from "../host.js";
import { SettingsError } from "../project/settings-error.js";
import { readInput } from "../read-input.js";
import { UsageError } from "../usage-error.js";

export const costOptions = {
  cloud: {
    type: "string",
    placeholder: "name",
    description:
      "the cloud whose prices count: aws, azure, gcp, or one of --prices (or `cost_cloud` of the project)",
  },
  region: {
    type: "string",
    placeholder: "name",
    description: "its region, such as us-east-1 (or `cost_region`)",
  },
  "instance-type": {
    type: "string",
    placeholder: "type",
    description:
      "price pods by their share of such a machine; without it by vCPU-hours and GiB-hours (or `cost_instance_type`)",
  },
  family: {
    type: "string",
    placeholder: "name",
    description:
      "the machine family whose vCPU-hours and GiB-hours count, such as n2 (or `cost_machine_family`)",
  },
  gpu: {
    type: "string",
    placeholder: "model",
    description: "the GPU of pods that select none, such as nvidia-tesla-t4 (or `cost_gpu`)",
  },
  spot: { type: "boolean", description: "take spot prices, where there are any (or `cost_capacity`)" },
  nodes: {
    type: "string",
    placeholder: "number",
    description: "nodes of the cluster, on each of which a DaemonSet runs (or `cost_nodes`)",
  },
  prices: {
    type: "string",
    placeholder: "file",
    description: "prices of your own, JSON or YAML, that go before those that ship",
  },
  "fail-above": {
    type: "string",
    placeholder: "amount",
    description: "exit with 1 if a month is expected to cost more dollars than this",
  },
  strict: { type: "boolean", description: "exit with 2 if anything has no price" },
} as const;

export type CostValues = {
  readonly [Name in Exclude<keyof typeof costOptions, "spot" | "strict">]: string | undefined;
} & { readonly spot: boolean; readonly strict: boolean };

/** What the line sets, as parameters. @throws {UsageError} for a number that is none, and for a file that is no table */
export async function costParameters(
  values: CostValues,
  host: Host,
): Promise<Readonly<Record<string, unknown>>> {
  const { cloud, region, family, gpu, spot, nodes, prices } = values;
  const set: Readonly<Record<string, unknown>> = {
    cost_cloud: cloud,
    cost_region: region,
    cost_instance_type: values["instance-type"],
    cost_machine_family: family,
    cost_gpu: gpu,
    cost_capacity: spot ? "spot" : undefined,
    cost_nodes: nodes === undefined ? undefined : wholeNumber("--nodes", nodes),
  };
  const configuration = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
  return {
    ...(Object.keys(configuration).length > 0 && { configuration }),
    ...(prices !== undefined && { prices: await readPrices(prices, host) }),
  };
}

async function readPrices(file: string, host: Host): Promise<PriceTable> {
  const { settings, problems } = readSettings(await readInput(file, host), priceTableSchema);
  if (problems !== undefined) throw new SettingsError(file, problems);
  return settings;
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,7}$/.test(text)) return Number(text);
  throw new UsageError(`${option} is a whole number, such as 5`);
}

/** @throws {UsageError} for what is no amount */
export function amountOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,12}(?:\.\d+)?$/.test(text)) return Number(text);
  throw new UsageError("--fail-above is an amount of dollars, such as 500");
}
