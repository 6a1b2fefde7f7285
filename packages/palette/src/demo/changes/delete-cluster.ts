// Clusters go: it takes a while, and can be forced once it has taken too long.
import type { RequestFacts } from "../server/operation.js";
import { invalidRequest } from "../server/refusal.js";
import type { Cluster } from "../state/cluster.js";
import { stateOf } from "../state/facts.js";
import { changedFrom } from "../state/timeline.js";
import { record } from "./record.js";

const minute = 60_000;
/** What a deletion takes, and how long Palette lets nobody force it. */
export const deletionTimes = { takes: 20 * minute, unforced: 15 * minute } as const;

/** Asks for a cluster's deletion; asking again changes nothing. */
export function deleteCluster(request: RequestFacts, cluster: Cluster): void {
  const { now } = request;
  const state = stateOf(cluster, now);
  if (state === "Deleting" || state === "Deleted") return;
  const doneAt = now + deletionTimes.takes;
  cluster.deletion = { askedAt: now, doneAt };
  cluster.state = changedFrom(cluster.state, [
    { at: now, value: "Deleting" },
    { at: doneAt, value: "Deleted" },
  ]);
  cluster.machines = cluster.machines.map((each) => ({
    ...each,
    deletedAt: Math.min(each.deletedAt ?? Number.POSITIVE_INFINITY, now + minute),
  }));
  record(request, cluster, {
    action: "delete",
    reason: "ClusterDeletionStarted",
    message: `Deletion of cluster ${cluster.name} was asked for`,
  });
}

/**
 * Ends a deletion that hangs; what it has in the cloud stays there.
 * @throws Refusal if nobody has asked for the deletion, or not long enough ago
 */
export function forceDeletion(request: RequestFacts, cluster: Cluster): void {
  const { now } = request;
  const { deletion } = cluster;
  if (deletion === undefined || stateOf(cluster, now) !== "Deleting") {
    throw invalidRequest(`Cluster '${cluster.name}' is not being deleted; force delete is not allowed`);
  }
  if (now - deletion.askedAt < deletionTimes.unforced) {
    throw invalidRequest("Force delete is allowed 15 minutes after the deletion was asked for");
  }
  cluster.deletion = { ...deletion, doneAt: now };
  cluster.state = changedFrom(cluster.state, [{ at: now, value: "Deleted" }]);
  record(request, cluster, {
    action: "delete",
    reason: "ClusterForceDeleted",
    message: `Cluster ${cluster.name} was force deleted; its cloud resources were left behind`,
    severity: "Warning",
  });
}
