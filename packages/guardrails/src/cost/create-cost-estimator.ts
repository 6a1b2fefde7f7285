// The front door of estimates: bundles and prices in, an estimator out.
import { type CreateGuardOptions, loadGuardOptions } from "../create-guard.js";
import { type CostEstimator, costEstimatorWith } from "./cost-estimator.js";

/**
 * An estimator over bundles. What things cost, and what is assumed, are parameters: `configuration.cost_cloud` and the others
 * of the domain `cost`, and `prices`, a table whose rows go before those that ship.
 * @throws as `createGuard`, and {GuardError} if no bundle prices
 * @example
 * const configuration = { cost_cloud: "aws", cost_region: "us-east-1", cost_instance_type: "m6i.xlarge" };
 * const estimator = await createCostEstimator({ bundle, parameters: { configuration } });
 * estimator.estimate({ files: [{ name: "web.yaml", content }] }).monthly.expected;
 */
export async function createCostEstimator(options: CreateGuardOptions): Promise<CostEstimator> {
  return costEstimatorWith(await loadGuardOptions(options));
}
