// Estimates by the bundle that ships, with prices of examples.
import { readFileSync } from "node:fs";
import { type CostEstimate, type CostEstimator, createCostEstimator } from "@palisade/guardrails";
import { defaultBundlePath } from "@palisade/guardrails/node";
import { loadBundle, type Policy } from "@palisade/runtime";
import { parse } from "yaml";

type Figures = readonly [number] | readonly [number, number, number];

type ExampleItem = {
  readonly words: string;
  readonly monthly: Figures;
  readonly included?: true;
} & Readonly<Partial<Record<"pods" | "volume" | "balancer" | "nodes", string>>>;

export type Example = {
  readonly note: string;
  /** Laid over those of the file. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly documents: readonly unknown[];
  readonly monthly: Figures;
  readonly items?: readonly ExampleItem[];
  readonly unpriced?: readonly string[];
  readonly assumes?: readonly string[];
  readonly sums?: Readonly<Record<"namespaces" | "teams" | "environments", Readonly<Record<string, number>>>>;
  readonly budgets?: Readonly<Record<string, boolean>>;
  readonly prices?: readonly string[];
};

type Examples = {
  readonly prices: unknown;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly examples: readonly Example[];
};

export const { prices, parameters, examples } = parse(
  readFileSync(new URL("examples.yaml", import.meta.url), "utf8"),
) as Examples;

let policy: Promise<Policy> | undefined;
const estimators = new Map<string, Promise<CostEstimator>>();

/** One is made for each set of parameters, over a module that is loaded once. */
export async function estimatorWith(own: Example["parameters"] = {}, table = prices): Promise<CostEstimator> {
  policy ??= loadBundle(readFileSync(defaultBundlePath));
  const made = { configuration: { ...parameters, ...own }, prices: table };
  const key = JSON.stringify(made);
  const known = estimators.get(key) ?? createCostEstimator({ bundle: await policy, parameters: made });
  estimators.set(key, known);
  return known;
}

/** One figure is sure. */
export function figures([low, expected = low, high = low]: Figures): CostEstimate["monthly"] {
  return { low, expected, high };
}
