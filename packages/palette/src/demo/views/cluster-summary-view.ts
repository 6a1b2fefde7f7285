// Clusters in lists and overviews.
import type { Json } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import { architectures, kubernetesVersion, poolFacts, stateOf } from "../state/facts.js";
import type { Tenant } from "../state/tenant.js";
import { metadataView } from "./metadata-view.js";
import { profileMetaView } from "./pack-ref-view.js";
import { apiEndpointsView, conditionsView, packStatusesView, summaryStatusView } from "./status-view.js";

/** The `metadata` of a cluster. */
export function clusterMetadata(cluster: Cluster, now: number, tenant: Tenant) {
  const { projectUid, deletion, annotations } = cluster;
  const deleted = deletion !== undefined && deletion.askedAt <= now;
  return metadataView({
    ...cluster,
    ...(deleted && { deletedAt: deletion.askedAt }),
    annotations: {
      ...annotations,
      ownerUid: [...tenant.users.keys()][0] ?? "",
      projectUid,
      scope: "project",
      tenantUid: tenant.uid,
    },
  });
}

function cloudConfigMeta(cluster: Cluster, now: number) {
  return {
    cloudType: cluster.cloud,
    uid: cluster.cloudConfigUid,
    machinePools: poolFacts(cluster, now).map(({ controlPlane, labels, size, healthy, maintenance }) => ({
      cloudType: cluster.cloud,
      isControlPlane: controlPlane,
      labels,
      size,
      healthy,
      maintenanceMode: maintenance,
    })),
  } satisfies Json;
}

function profilesMeta({ profiles }: Cluster) {
  const clusterProfileTemplates = profiles.map(profileMetaView);
  const [first] = clusterProfileTemplates;
  return { clusterProfileTemplates, ...(first !== undefined && { clusterProfileTemplate: first }) };
}

/** An item of the dashboard's lists. */
export function clusterSummaryView(cluster: Cluster, now: number, tenant: Tenant) {
  const project = tenant.projects.get(cluster.projectUid);
  return {
    metadata: clusterMetadata(cluster, now, tenant),
    specSummary: {
      archTypes: architectures(cluster),
      cloudAccountMeta: cluster.account,
      cloudConfig: { ...cloudConfigMeta(cluster, now), hybridMachinePools: [] },
      clusterConfig: { timezone: "UTC" },
      ...profilesMeta(cluster),
      projectMeta: { name: project?.name ?? "", uid: cluster.projectUid },
    },
    status: {
      ...summaryStatusView(cluster, now, tenant),
      ...(cluster.repave !== undefined && { repave: { state: repaveState(cluster) } }),
      ...importStatus(cluster),
    },
  } satisfies Json;
}

const repaveState = ({ repave }: Cluster) => repave?.state ?? "Approved";

export function importStatus({ clusterType }: Cluster) {
  if (clusterType === "PureManage") return {};
  return { clusterImport: { importLink: "", isBrownfield: true, state: "Imported" } };
}

/** The dashboard's page of one cluster. */
export function clusterOverviewView(cluster: Cluster, now: number, tenant: Tenant) {
  const reachable = apiEndpointsView(cluster, now).length > 0;
  return {
    metadata: clusterMetadata(cluster, now, tenant),
    spec: {
      archTypes: architectures(cluster),
      cloudConfig: cloudConfigMeta(cluster, now),
      cloudaccount: cluster.account,
      ...profilesMeta(cluster),
    },
    status: {
      ...summaryStatusView(cluster, now, tenant),
      ...importStatus(cluster),
      conditions: conditionsView(cluster, now),
      packs: packStatusesView(cluster, now),
      kubeMeta: {
        kubernetesVersion: stateOf(cluster, now) === "Provisioning" ? "" : kubernetesVersion(cluster, now),
        hasKubeConfig: reachable,
        hasKubeConfigClient: reachable,
        hasManifest: false,
      },
      apiEndpoints: apiEndpointsView(cluster, now),
      services: [],
      addOnServices: [],
      upgrades: [],
      workspaces: [],
    },
  } satisfies Json;
}
