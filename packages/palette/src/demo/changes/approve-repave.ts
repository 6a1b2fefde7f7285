// A repave that somebody approved: nodes are made anew, one after the other.
import type { RequestFacts } from "../server/operation.js";
import { invalidRequest } from "../server/refusal.js";
import { statusOf } from "../state/build-pack-statuses.js";
import type { Cluster } from "../state/cluster.js";
import { presentMachines } from "../state/machine.js";
import { replaceMachines } from "./put-pool.js";
import { addEvents } from "./record.js";
import { waitAnyway } from "./wait.js";

/** @throws Refusal if none waits */
export function approveRepave(request: RequestFacts, cluster: Cluster): void {
  const { now } = request;
  const { repave } = cluster;
  if (repave?.state !== "Pending")
    throw invalidRequest(`Cluster '${cluster.name}' has no repave that waits for approval`);
  const controlFirst = [...cluster.pools].sort(
    (left, right) => Number(right.controlPlane ?? false) - Number(left.controlPlane ?? false),
  );
  let doneAt = now;
  for (const pool of controlFirst) {
    const present = presentMachines(cluster.machines, now)
      .map(({ machine }) => machine)
      .filter((machine) => machine.pool === pool.name && machine.deletedAt === undefined);
    doneAt = replaceMachines(request, cluster, pool, present, doneAt);
  }
  cluster.repave = { ...repave, state: "Approved", at: now, doneAt };
  cluster.packs = cluster.packs.map((status) => {
    const target = repave.reasons.find(({ target: { name } }) => name === status.name)?.target;
    if (target === undefined) return status;
    const upgrading = { status: "False", reason: "Upgrading", message: "Nodes are being repaved" } as const;
    const condition = [
      { at: now, value: upgrading },
      { at: doneAt, value: { status: "True", reason: "InstallSuccess", message: "" } as const },
    ];
    return { ...statusOf(target, status.profileUid, now), condition };
  });
  waitAnyway(cluster, "WorkerNodeAdditionDone", now, doneAt, {
    reason: "RollingUpdate",
    message: "Nodes are being repaved",
  });
  addEvents(request, cluster, [
    { at: now, reason: "RepaveStarted", message: `Repave started: ${repave.message}`, severity: "Normal" },
    { at: doneAt, reason: "RepaveDone", message: "All nodes have been repaved", severity: "Normal" },
  ]);
}
