// What requests name by uid, if it is theirs to see.
import type { RequestFacts } from "../server/operation.js";
import { forbidden, notFound } from "../server/refusal.js";
import type { Cluster } from "../state/cluster.js";
import type { Profile } from "../state/profile.js";

/** The cluster of the path's `uid`, in the project that was asked for. */
export function findCluster({ tenant, project, params }: RequestFacts): Cluster {
  const uid = params["uid"] ?? "";
  const cluster = tenant.clusters.get(uid);
  if (cluster === undefined || cluster.projectUid !== project?.uid) throw notFound("Cluster", uid);
  return cluster;
}

/** The cluster of the path's `configUid`. */
export function findByCloudConfig({ tenant, project, params }: RequestFacts, kind: string): Cluster {
  const uid = params["configUid"] ?? "";
  const cluster = [...tenant.clusters.values()].find(
    (each) => each.cloudConfigUid === uid && each.cloud === kind && each.projectUid === project?.uid,
  );
  if (cluster === undefined) throw notFound("CloudConfig", uid);
  return cluster;
}

/**
 * The profile of the path's `uid`: one of the project, or of everybody.
 * @param change the right that it takes to change it: what is everybody's takes it in the whole tenant
 */
export function findProfile({ tenant, project, user, params }: RequestFacts, change?: string): Profile {
  const uid = params["uid"] ?? "";
  const profile = tenant.profiles.get(uid);
  if (profile === undefined) throw notFound("ClusterProfile", uid);
  if (profile.scope !== "project") {
    if (change !== undefined && !user.tenantPermissions.has(change)) throw forbidden(change);
    return profile;
  }
  if (project === undefined) throw forbidden(change ?? "clusterProfile.get");
  if (profile.projectUid !== project.uid) throw notFound("ClusterProfile", uid);
  return profile;
}

/** Clusters that a list shows: of the project, or of the tenant. */
export function visibleClusters({ tenant, project }: RequestFacts): Cluster[] {
  return [...tenant.clusters.values()].filter(
    (each) => project === undefined || each.projectUid === project.uid,
  );
}

/** Profiles that a list shows: the project's own, and everybody's. */
export function visibleProfiles({ tenant, project }: RequestFacts): Profile[] {
  return [...tenant.profiles.values()].filter(
    ({ scope, projectUid }) => scope !== "project" || (project !== undefined && projectUid === project.uid),
  );
}
