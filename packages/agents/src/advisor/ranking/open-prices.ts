// Prices of machines by estimators of the guard's bundle: one for each cloud and region, opened when it is asked for.
import type { CostEstimator } from "@palisade/guardrails";
import type { Pool, PriceMachines } from "./estimate-cost.js";
import { machineChoices } from "./machines.js";

/** Opens an estimator with parameters of the domain `cost`. */
export type OpenEstimator = (parameters: {
  readonly configuration: { readonly cost_cloud: string; readonly cost_region: string };
}) => Promise<CostEstimator>;

/**
 * Prices by the bundle's table, in `region` or where each cloud counts by default.
 * @throws what opening an estimator throws
 * @example const price = await openPrices((parameters) => createCostEstimator({ parameters }), "eu-central-1");
 */
export async function openPrices(open: OpenEstimator, region?: string): Promise<PriceMachines> {
  const estimators = new Map<string, CostEstimator>();
  const places = new Map(
    [...machineChoices.values()].map((each) => [each.pricedAs, region ?? each.defaultRegion]),
  );
  for (const [cloud, where] of places)
    estimators.set(cloud, await open({ configuration: { cost_cloud: cloud, cost_region: where } }));
  return ({ cloud, region: asked, pools }) => {
    const estimator = estimators.get(cloud);
    const where = places.get(cloud);
    if (estimator === undefined || where !== asked)
      return { monthly: 0, unpriced: [`the table has no prices for ${cloud} ${asked} at hand`], sources: [] };
    const { monthly, unpriced, prices } = estimator.estimate({ resources: [configOf(cloud, pools)] });
    return {
      monthly: monthly.expected,
      unpriced: unpriced.map(({ reason }) => reason),
      sources: prices.map(({ source, date }) => `${source} (${date})`),
    };
  };
}

const configOf = (cloud: string, pools: readonly Pool[]) => ({
  kind: cloud,
  metadata: { name: "recommended" },
  spec: { machinePoolConfig: pools.map(({ name, type, size }) => ({ name, instanceType: type, size })) },
});
