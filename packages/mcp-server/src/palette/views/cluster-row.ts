// A cluster in a few words: what it is, where, and how it is.
import type { ClusterSummary } from "@palisade/palette";
import { z } from "zod";
import { present, unlessEmpty } from "../present.js";

const poolSchema = z.strictObject({
  controlPlane: z.boolean().exactOptional(),
  size: z.int().exactOptional(),
  healthy: z.int().exactOptional(),
});

export const clusterRowSchema = z.strictObject({
  uid: z.string(),
  name: z.string(),
  project: z.string().exactOptional().describe("Uid of its project"),
  projectName: z.string().exactOptional(),
  cloud: z.string().exactOptional(),
  state: z.string().exactOptional(),
  health: z.string().exactOptional().describe("Absent: Palette does not say"),
  problems: z.array(z.string()).exactOptional().describe("What its health complains about"),
  labels: z.array(z.string()).exactOptional(),
  profiles: z.array(z.string()).exactOptional(),
  pools: z.array(poolSchema).exactOptional(),
  cpu: z.string().exactOptional(),
  memory: z.string().exactOptional(),
  monthlyCost: z.number().exactOptional(),
  repave: z.string().exactOptional().describe("Whether the replacing of nodes waits for approval"),
});

type Usage = {
  readonly usage?: number | undefined;
  readonly total?: number | undefined;
  readonly unit?: string | undefined;
};

export function clusterRow({ metadata, specSummary, status }: ClusterSummary) {
  const { cloudConfig, clusterProfileTemplates = [], projectMeta } = specSummary ?? {};
  const { health, metrics, cost } = status ?? {};
  return present({
    uid: metadata.uid,
    name: metadata.name,
    project: projectMeta?.uid,
    projectName: projectMeta?.name,
    cloud: cloudConfig?.cloudType,
    state: status?.state,
    health: health?.state,
    problems: unlessEmpty(health?.conditions.flatMap(({ message }) => message ?? []) ?? []),
    labels: unlessEmpty(labelTexts(metadata.labels)),
    profiles: unlessEmpty(clusterProfileTemplates.flatMap(({ name }) => name ?? [])),
    pools: unlessEmpty(
      (cloudConfig?.machinePools ?? []).map(({ isControlPlane, size, healthy }) =>
        present({ controlPlane: isControlPlane, size, healthy }),
      ),
    ),
    cpu: usageText(metrics?.cpu),
    memory: usageText(metrics?.memory),
    monthlyCost: cost?.total,
    repave: status?.repave?.state,
  });
}

/** `env=prod`: names of labels are texts of somebody else, too. */
export function labelTexts(labels: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(labels).map(([name, value]) => `${name}=${value}`);
}

/** `3120 of 16000 millicores` */
export function usageText(usage: Usage | undefined): string | undefined {
  if (usage?.usage === undefined) return undefined;
  const of = usage.total === undefined ? "" : ` of ${usage.total}`;
  return `${usage.usage}${of}${usage.unit === undefined ? "" : ` ${usage.unit}`}`;
}
