// Bodies for operations that take one.
import type { Tenant } from "../demo/index.js";

type BodyMaker = (params: Readonly<Record<string, string>>, tenant: Tenant) => unknown;

const bodies: Readonly<Record<string, BodyMaker>> = {
  v1SpectroClustersAwsRate: () => ({
    cloudConfig: { region: "us-east-1" },
    machinepoolconfig: [
      {
        cloudConfig: { instanceType: "m5.xlarge", capacityType: "on-demand", rootDeviceSize: 60 },
        poolConfig: { name: "worker", size: 3, labels: ["worker"] },
      },
    ],
  }),
  v1ClusterFeatureComplianceScanOnDemandCreate: () => ({
    kubeBench: { runScan: true },
    syft: { runScan: true },
  }),
  v1ClusterFeatureComplianceScanCreate: () => ({
    kubeBench: { schedule: { scheduledRunTime: "0 4 * * 0" } },
  }),
};

/** A body that the operation takes; an empty object where that is one. */
export function bodyOf(
  operationId: string,
  params: Readonly<Record<string, string>>,
  tenant: Tenant,
): unknown {
  return bodies[operationId]?.(params, tenant) ?? {};
}
