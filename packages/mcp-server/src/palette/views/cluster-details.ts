// One cluster: what it is declared to be, and how it is.
import type { CloudConfig, Cluster, ClusterOverview, Condition, MachinePool } from "@palisade/palette";
import { z } from "zod";
import { present, unlessEmpty } from "../present.js";
import { labelTexts, usageText } from "./cluster-row.js";

export const conditionRowSchema = z.strictObject({
  type: z.string(),
  status: z.string().describe("Whatever is not True stands in the way"),
  reason: z.string().exactOptional(),
  message: z.string().exactOptional(),
  since: z.string().exactOptional(),
});

export const poolRowSchema = z.strictObject({
  name: z.string(),
  size: z.int().exactOptional(),
  minSize: z.int().exactOptional(),
  maxSize: z.int().exactOptional(),
  controlPlane: z.boolean().exactOptional(),
  machineType: z.string().exactOptional(),
  capacity: z.string().exactOptional().describe("on-demand or spot"),
  zones: z.array(z.string()).exactOptional(),
});

const packRowSchema = z.strictObject({
  name: z.string(),
  layer: z.string().exactOptional(),
  version: z.string().exactOptional(),
});

const profileRowSchema = z.strictObject({
  uid: z.string().exactOptional(),
  name: z.string().exactOptional(),
  type: z.string().exactOptional(),
  version: z.string().exactOptional(),
  packs: z.array(packRowSchema),
});

export const clusterDetailsShape = {
  uid: z.string(),
  name: z.string(),
  project: z.string().describe("Uid of its project"),
  labels: z.array(z.string()).exactOptional(),
  created: z.string().exactOptional(),
  cloud: z.string().exactOptional(),
  kind: z.string().exactOptional().describe("PureManage, or Alloy… for an imported one"),
  region: z.string().exactOptional(),
  kubernetes: z.string().exactOptional(),
  state: z.string().exactOptional(),
  health: z.string().exactOptional().describe("Absent: Palette does not say"),
  healthProblems: z.array(z.string()).exactOptional(),
  cpu: z.string().exactOptional(),
  memory: z.string().exactOptional(),
  monthlyCost: z.number().exactOptional(),
  endpoints: z.array(z.string()).exactOptional(),
  repave: z.string().exactOptional(),
  pools: z.array(poolRowSchema).exactOptional(),
  conditions: z.array(conditionRowSchema).exactOptional(),
  failingPacks: z.array(z.string()).exactOptional().describe("Packs that are not ready, and why"),
  profiles: z.array(profileRowSchema).exactOptional(),
} satisfies z.ZodRawShape;

export type ClusterFacts = {
  readonly project: string;
  readonly cluster: Cluster;
  readonly overview: ClusterOverview;
  readonly config: CloudConfig | undefined;
};

export function clusterDetails({ project, cluster, overview, config }: ClusterFacts) {
  const { metadata, spec, status } = cluster;
  const { status: seen } = overview;
  const { region, location } = config?.spec?.clusterConfig ?? {};
  return present({
    uid: metadata.uid,
    name: metadata.name,
    project,
    labels: unlessEmpty(labelTexts(metadata.labels)),
    created: metadata.creationTimestamp,
    cloud: spec?.cloudType,
    kind: spec?.clusterType,
    region: region ?? location,
    kubernetes: seen?.kubeMeta?.kubernetesVersion,
    state: status?.state,
    health: seen?.health?.state,
    healthProblems: unlessEmpty(seen?.health?.conditions.flatMap(({ message }) => message ?? []) ?? []),
    cpu: usageText(seen?.metrics?.cpu),
    memory: usageText(seen?.metrics?.memory),
    monthlyCost: seen?.cost?.total,
    endpoints: unlessEmpty(
      (status?.apiEndpoints ?? []).flatMap(({ host, port }) =>
        host === undefined ? [] : [port === undefined ? host : `${host}:${port}`],
      ),
    ),
    repave: status?.repave?.state,
    pools: unlessEmpty((config?.spec?.machinePoolConfig ?? []).map(poolRow)),
    conditions: unlessEmpty((status?.conditions ?? []).map(conditionRow)),
    failingPacks: unlessEmpty(failingPacks(cluster)),
    profiles: unlessEmpty((spec?.clusterProfileTemplates ?? []).map(profileRow)),
  });
}

type ProfileTemplate = NonNullable<Cluster["spec"]>["clusterProfileTemplates"][number];

function profileRow({ uid, name, type, profileVersion, packs }: ProfileTemplate) {
  const rows = packs.map(({ name: pack, layer, version, tag }) =>
    present({ name: pack, layer, version: version ?? tag }),
  );
  return present({ uid, name, type, version: profileVersion, packs: rows });
}

export function poolRow(pool: MachinePool) {
  const { name, size, minSize, maxSize, isControlPlane, instanceType, capacityType, azs } = pool;
  return present({
    name,
    size,
    minSize: minSize || undefined,
    maxSize: maxSize || undefined,
    controlPlane: isControlPlane,
    machineType: typeof instanceType === "object" ? machineText(instanceType) : instanceType,
    capacity: capacityType,
    zones: unlessEmpty(azs),
  });
}

type Machine = Exclude<NonNullable<MachinePool["instanceType"]>, string>;

function machineText({ numCPUs, memoryMiB, diskGiB }: Machine): string {
  const parts = [
    numCPUs === undefined ? [] : [`${numCPUs} CPUs`],
    memoryMiB === undefined ? [] : [`${memoryMiB} MiB`],
    diskGiB === undefined ? [] : [`${diskGiB} GiB of disk`],
  ];
  return parts.flat().join(", ");
}

function conditionRow({ type, status, reason, message, lastTransitionTime }: Condition) {
  return present({
    type,
    status,
    reason: reason || undefined,
    message: message || undefined,
    since: lastTransitionTime,
  });
}

function failingPacks({ status }: Cluster): readonly string[] {
  return (status?.packs ?? []).flatMap(({ name, condition }) => {
    if (condition === undefined || (condition.type === "Ready" && condition.status === "True")) return [];
    return [[name, condition.reason, condition.message].filter((each) => each !== undefined).join(": ")];
  });
}
