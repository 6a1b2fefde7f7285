// Tools that read clusters.
import { z } from "zod";
import { defineRead } from "../read/define-read.js";
import { clusterDetails, clusterDetailsShape } from "../views/cluster-details.js";
import { clusterRow, clusterRowSchema } from "../views/cluster-row.js";

export const clusterField = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[\w-]+$/, "is no uid")
  .describe("Uid of the cluster, as `list_clusters` tells it");

export const listClusters = defineRead({
  name: "list_clusters",
  title: "List clusters",
  description:
    "The clusters of the caller's projects: cloud, state, health, pools, use and cost. Health and state are different things: a running cluster may be unhealthy.",
  scope: "projects",
  input: {
    name: z.string().min(1).max(200).exactOptional().describe("Part of the name"),
    states: z
      .array(z.string().min(1))
      .max(20)
      .exactOptional()
      .describe("Pending, Provisioning, Running, Deleting, Importing, Unknown, Error"),
    clouds: z
      .array(z.string().min(1))
      .max(20)
      .exactOptional()
      .describe("aws, eks, aks, gke, vsphere, edge-native, …"),
    health: z
      .enum(["healthy", "unhealthy", "unknown"])
      .exactOptional()
      .describe("Only those; `unknown`, where Palette does not say, too"),
  },
  rows: { name: "clusters", schema: clusterRowSchema },
  names: ({ rows = [] }) =>
    rows.flatMap((row) => {
      const { uid, name } = row as { readonly uid: string; readonly name: string };
      return [uid, name];
    }),
  fetch: async ({ health, ...query }, { palette, from }) => {
    const { items, next, total } = await palette.clusters.search(query).page(from);
    const wanted = items.filter(
      ({ status }) => health === undefined || (status?.health?.state ?? "unknown").toLowerCase() === health,
    );
    return { rows: wanted.map(clusterRow), next, ...(health === undefined && { total }) };
  },
});

export const getClusterDetails = defineRead({
  name: "get_cluster_details",
  title: "Look at a cluster",
  description:
    "One cluster: Kubernetes version, health, conditions, pools with their sizes and machines, profiles with their packs, packs that are not ready.",
  scope: "project",
  input: { cluster: clusterField },
  head: clusterDetailsShape,
  names: ({ head }) => {
    const {
      uid,
      name,
      pools = [],
    } = head as {
      readonly uid: string;
      readonly name: string;
      readonly pools?: readonly { readonly name: string }[];
    };
    return [uid, name, ...pools.map((pool) => pool.name)];
  },
  fetch: async ({ cluster: uid }, { palette, project = "" }) => {
    const [cluster, overview] = await Promise.all([
      palette.clusters.get(uid),
      palette.clusters.overview(uid),
    ]);
    const { kind, uid: config } = cluster.spec?.cloudConfigRef ?? {};
    const isThere = kind !== undefined && config !== undefined;
    return {
      head: clusterDetails({
        project,
        cluster,
        overview,
        config: isThere ? await palette.cloudConfigs.get({ kind, uid: config }) : undefined,
      }),
    };
  },
});
