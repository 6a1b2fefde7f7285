// What requests say about a machine pool: the whole of it. Each cloud has its own shape.
import { z } from "zod";
import { isMachineType } from "../data/machine-types.js";
import type { CloudType } from "../description/cluster-description.js";
import { invalidRequest } from "../server/refusal.js";
import type { Pool } from "../state/cluster.js";

const count = z.number().int();
const ownMachine = z.object({ numCPUs: count, memoryMiB: count, diskGiB: count });

const poolConfig = z.object({
  name: z.string(),
  size: count,
  labels: z.array(z.string()),
  minSize: count.optional(),
  maxSize: count.optional(),
  isControlPlane: z.boolean().optional(),
  taints: z
    .array(
      z.object({
        key: z.string().optional(),
        value: z.string().optional(),
        effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]).optional(),
      }),
    )
    .nullish(),
});

const zones = { azs: z.array(z.string()).nullish() };
const amazon = z.object({
  instanceType: z.string(),
  capacityType: z.enum(["on-demand", "spot", "host-resource-group"]).optional(),
  rootDeviceSize: count.optional(),
  ...zones,
});
const azure = z.object({
  instanceType: z.string(),
  osDisk: z.object({ diskSizeGB: count.optional() }).nullish(),
  ...zones,
});
const google = z.object({ instanceType: z.string(), rootDeviceSize: count.optional(), ...zones });

const cloudConfigs = {
  aws: amazon,
  eks: amazon,
  azure,
  aks: azure,
  gcp: google,
  gke: google,
  vsphere: z.object({ instanceType: ownMachine }),
  "edge-native": z.object({ edgeHosts: z.array(z.object({ hostUid: z.string() })) }),
  generic: z.object({ instanceType: z.string().optional() }),
} as const satisfies Readonly<Record<CloudType, z.ZodType>>;

/** The body's schema for a cloud. */
export const poolEntity = (cloud: CloudType) =>
  z.object({ cloudConfig: cloudConfigs[cloud] as z.ZodType<CloudConfig>, poolConfig });

type CloudConfig = {
  readonly instanceType?: string | z.infer<typeof ownMachine> | undefined;
  readonly capacityType?: string | undefined;
  readonly rootDeviceSize?: number | undefined;
  readonly osDisk?: { readonly diskSizeGB?: number | undefined } | null | undefined;
  readonly azs?: readonly string[] | null | undefined;
};

export type PoolEntity = {
  readonly cloudConfig: CloudConfig;
  readonly poolConfig: z.infer<typeof poolConfig>;
};

/**
 * The pool that a request says. What it leaves out is not as before: it is not there.
 * @param alike a pool of the cluster, for what requests to its cloud do not say
 */
export function poolOf(
  { cloudConfig, poolConfig: asked }: PoolEntity,
  uid: string,
  alike: Pool | undefined,
): Pool {
  const { instanceType, capacityType, rootDeviceSize, osDisk, azs } = cloudConfig;
  const { name, size, minSize, maxSize, isControlPlane, labels, taints } = asked;
  const own = typeof instanceType === "object" ? instanceType : undefined;
  const machineType =
    own === undefined
      ? (instanceType ?? alike?.machineType)
      : `vm-${own.numCPUs}x${Math.round(own.memoryMiB / 1024)}`;
  if (typeof machineType !== "string" || !isMachineType(machineType)) {
    throw invalidRequest(`Machine pool '${name}': instance type '${String(machineType)}' is not known`);
  }
  const disk = own?.diskGiB ?? rootDeviceSize ?? osDisk?.diskSizeGB;
  return {
    uid,
    name,
    size,
    machineType,
    labels,
    controlPlane: isControlPlane ?? false,
    ...(minSize !== undefined && minSize > 0 && { min: minSize }),
    ...(maxSize !== undefined && maxSize > 0 && { max: maxSize }),
    ...(capacityType === "spot" && { spot: true }),
    ...(disk !== undefined && { disk }),
    ...(azs?.length && { zones: azs }),
    taints: (taints ?? []).map(({ key = "", value = "", effect = "NoSchedule" }) => ({ key, value, effect })),
  };
}
