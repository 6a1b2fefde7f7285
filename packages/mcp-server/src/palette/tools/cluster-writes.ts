// Tools that act on clusters: each proposes an action, with what it would change, and acts if the gate lets it.
import type { Cluster, PaletteClient } from "@palisade/palette";
import { z } from "zod";
import { ToolError } from "../palette-failure.js";
import type { PaletteService } from "../palette-service.js";
import { present, unlessEmpty } from "../present.js";
import { poolRow } from "../views/cluster-details.js";
import type { ChangeLine } from "../write/change-lines.js";
import { defineWrite, type Proposing } from "../write/define-write.js";
import { clusterField } from "./clusters.js";

/** A cluster that is acted on: as policies, and people who approve, are told of it. */
export type Subject = {
  readonly cluster: Cluster;
  readonly environment: string | undefined;
  readonly facts: Readonly<Record<string, unknown>>;
};

export async function subjectOf(uid: string, { palette, project, service }: Proposing): Promise<Subject> {
  const cluster = await palette.clusters.get(uid);
  const { metadata, spec, status } = cluster;
  const facts = present({
    uid: metadata.uid,
    name: metadata.name,
    cloud: spec?.cloudType,
    kind: spec?.clusterType,
    state: status?.state,
    labels: metadata.labels,
  });
  return {
    cluster,
    environment: environmentOf(service, project, metadata.labels),
    facts: { cluster: facts },
  };
}

/** What the settings say of the project, else a label that they name. Nobody else's word is taken. */
function environmentOf(
  { environments, environmentLabel }: PaletteService,
  project: string,
  labels: Readonly<Record<string, string>>,
): string | undefined {
  const own = environments?.get(project);
  if (own !== undefined || environmentLabel === undefined) return own;
  return Object.hasOwn(labels, environmentLabel) ? labels[environmentLabel] : undefined;
}

const count = z.int().min(0).max(1000);

export const scaleNodePool = defineWrite({
  name: "scale_node_pool",
  title: "Scale a node pool",
  description:
    "Sets how many machines a pool of a cluster has. Fewer machines take what runs on them away. Judged by policy; may wait for approval.",
  effect: "changes",
  feature: "writes",
  input: {
    cluster: clusterField,
    pool: z.string().min(1).max(200).describe("Its name, as `get_cluster_details` tells it"),
    size: count.describe("How many machines it shall have"),
    minSize: count.exactOptional().describe("The least that autoscaling may go to"),
    maxSize: count.exactOptional().describe("The most that autoscaling may go to"),
  },
  result: {
    pool: z.string(),
    before: z.int(),
    after: z.int(),
  },
  propose: async ({ cluster: uid, pool: name, size, minSize, maxSize }, proposing) => {
    const { cluster, environment, facts } = await subjectOf(uid, proposing);
    const { ref, pool, names } = await poolOf(cluster, name, proposing.palette);
    if (pool === undefined)
      throw new ToolError("not_found", `the cluster has no pool \`${name}\``, {
        hint: `its pools are ${names.join(", ")}`,
      });
    const before = pool.size ?? 0;
    const wanted = { size, minSize, maxSize };
    const had = { size: before, minSize: pool.minSize, maxSize: pool.maxSize };
    const change = linesBetween(`/pools/${pool.name}`, had, wanted);
    if (change.length === 0)
      throw new ToolError("conflict", `pool \`${pool.name}\` has this size already`, {
        hint: "nothing is left to do",
      });
    return {
      summary: `scale pool ${pool.name} of cluster ${cluster.metadata.name} from ${before} to ${size} machines`,
      action: {
        arguments: present({
          cluster: cluster.metadata.name,
          uid,
          pool: pool.name,
          ...wanted,
          expectedSize: before,
        }),
        ...(environment === undefined ? {} : { environment }),
        facts: { ...facts, pool: poolRow(pool) },
      },
      change,
      perform: async (writes) => {
        const scaling = present({ pool: pool.name, ...wanted, expectedSize: before });
        const scaled = await writes.scalePool(ref, scaling);
        return { pool: scaled.pool, before: scaled.before.size, after: scaled.after.size };
      },
    };
  },
});

async function poolOf(cluster: Cluster, name: string, palette: PaletteClient) {
  const { kind, uid } = cluster.spec?.cloudConfigRef ?? {};
  if (kind === undefined || uid === undefined)
    throw new ToolError("not_found", "Palette has no pools of this cluster", {
      hint: "an imported cluster is scaled where it comes from",
    });
  const ref = { kind, uid };
  const pools = (await palette.cloudConfigs.get(ref)).spec?.machinePoolConfig ?? [];
  return { ref, pool: pools.find((each) => each.name === name), names: pools.map((each) => each.name) };
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields that are set to something else. */
function linesBetween(at: string, before: Fields, after: Fields): readonly ChangeLine[] {
  return Object.entries(after).flatMap(([name, to]) => {
    const from = before[name];
    if (to === undefined || to === from) return [];
    return [present({ at: `${at}/${name}`, from, to }) as ChangeLine];
  });
}

export const approveRepave = defineWrite({
  name: "approve_repave",
  title: "Approve a repave",
  description:
    "Lets the nodes of a cluster be replaced that wait for it: everything on them is started anew. Judged by policy; may wait for approval.",
  effect: "changes",
  feature: "writes",
  input: { cluster: clusterField },
  result: { repave: z.string() },
  propose: async ({ cluster: uid }, proposing) => {
    const { cluster, environment, facts } = await subjectOf(uid, proposing);
    if (cluster.status?.repave?.state !== "Pending")
      throw new ToolError("conflict", "no repave of this cluster waits for approval", {
        hint: "`get_cluster_details` tells it in `repave`",
      });
    const { spec } = await proposing.palette.clusters.repave(uid);
    const reasons = (spec?.reasons ?? []).map(({ code, message, pack }) =>
      present({ code, message, pack: pack?.target?.name ?? pack?.current?.name }),
    );
    return {
      summary: `replace the nodes of cluster ${cluster.metadata.name}`,
      action: {
        arguments: { cluster: cluster.metadata.name, uid },
        ...(environment === undefined ? {} : { environment }),
        facts: present({ ...facts, reasons: unlessEmpty(reasons) }),
      },
      change: [
        { at: "/repave", from: "Pending", to: "Approved" },
        ...reasons.map((reason, index) => ({ at: `/repave/reasons/${index}`, to: reason })),
      ],
      perform: async (writes) => {
        await writes.approveRepave(uid);
        return { repave: "Approved" };
      },
    };
  },
});

export const deleteCluster = defineWrite({
  name: "delete_cluster",
  title: "Delete a cluster",
  description:
    "Deletes a cluster with all that runs in it; nothing brings it back. Judged by policy; waits for approval nearly always.",
  effect: "changes",
  feature: "writes",
  input: {
    cluster: clusterField,
    name: z.string().min(1).max(200).describe("The name of the cluster, so that it is the one that is meant"),
    force: z
      .boolean()
      .exactOptional()
      .describe("Leave behind what is in the cloud; works only on one that is being deleted already"),
  },
  result: { state: z.string() },
  propose: async ({ cluster: uid, name, force }, proposing) => {
    const { cluster, environment, facts } = await subjectOf(uid, proposing);
    if (cluster.metadata.name !== name)
      throw new ToolError(
        "conflict",
        "the cluster of this uid has another name: it is not the one that is meant",
        {
          hint: "look at it with get_cluster_details, and ask the person again",
        },
      );
    const pools = await poolsOf(cluster, proposing.palette);
    return {
      summary: `delete cluster ${name}${force === true ? " by force" : ""}`,
      phrase: name,
      action: {
        arguments: present({ cluster: name, uid, force }),
        ...(environment === undefined ? {} : { environment }),
        facts: { ...facts, pools },
      },
      change: [
        { at: `/clusters/${uid}`, from: name },
        ...pools.map(({ name: pool, size }) => ({
          at: `/clusters/${uid}/pools/${pool}`,
          from: `${size ?? 0} machines`,
        })),
      ],
      perform: async (writes) => {
        await writes.deleteCluster(uid, force === true ? { force } : {});
        return { state: "Deleting" };
      },
    };
  },
});

async function poolsOf(cluster: Cluster, palette: PaletteClient) {
  const { kind, uid } = cluster.spec?.cloudConfigRef ?? {};
  if (kind === undefined || uid === undefined) return [];
  return ((await palette.cloudConfigs.get({ kind, uid })).spec?.machinePoolConfig ?? []).map(poolRow);
}

export const downloadKubeconfig = defineWrite({
  name: "download_kubeconfig",
  title: "Download a kubeconfig",
  description:
    "Puts the kubeconfig of a cluster into a new file on the machine of this server, which only its owner can read. It is a credential: its text is never told. Judged by policy; waits for approval nearly always.",
  effect: "hands-out",
  feature: "kubeconfig",
  input: {
    cluster: clusterField,
    source: z
      .enum(["client", "cluster"])
      .exactOptional()
      .describe(
        "`client` (default), as Palette's own tools use it, or `cluster` with the cluster's own address",
      ),
  },
  result: {
    path: z.string(),
    bytes: z.int(),
    servers: z.array(z.string()),
    currentContext: z.string().exactOptional(),
  },
  propose: async ({ cluster: uid, source }, proposing) => {
    const { kubeconfigs: directory } = proposing.service;
    if (directory === undefined)
      throw new ToolError("not_available", "there is no folder for kubeconfigs", {
        hint: "whoever runs this server names one: `palette.kubeconfigs` of palisade.yaml",
      });
    const { cluster, environment, facts } = await subjectOf(uid, proposing);
    return {
      summary: `download the kubeconfig of cluster ${cluster.metadata.name}`,
      action: {
        arguments: present({ cluster: cluster.metadata.name, uid, source }),
        ...(environment === undefined ? {} : { environment }),
        facts,
      },
      change: [{ at: "/files/kubeconfig", to: "a new file of mode 0600" }],
      perform: async (writes) => {
        const download = present({ directory, source });
        const { path, bytes, servers, currentContext } = await writes.downloadKubeconfig(uid, download);
        return present({ path, bytes, servers, currentContext });
      },
    };
  },
});
