// What is so about a cluster at a time.
import { machineTypeOf } from "../data/machine-types.js";
import type { ClusterState } from "../description/cluster-description.js";
import { readDuration } from "../description/duration.js";
import type { Cluster } from "./cluster.js";
import { instanceStateOf, isCordoned, isReady, presentMachines } from "./machine.js";
import { valueAt } from "./timeline.js";

const minute = 60_000;

export function stateOf(cluster: Cluster, now: number): ClusterState {
  return valueAt(cluster.state, now) ?? "Pending";
}

export const isDeleted = (cluster: Cluster, now: number): boolean => stateOf(cluster, now) === "Deleted";

export type Health = {
  readonly state: "Healthy" | "UnHealthy" | "Unknown";
  readonly heartbeatAt: number;
  readonly conditions: readonly {
    readonly type: string;
    readonly message: string;
    readonly machine?: string;
  }[];
};

/** What the agent says; `undefined` while there is none that could. */
export function healthOf(cluster: Cluster, now: number, startedAt: number): Health | undefined {
  const { health, becomes } = cluster.description;
  const current = stateOf(cluster, now);
  if (current === "Deleted" || current === "Deleting" || current === "Provisioning") return undefined;
  if (health === null && becomes === undefined) return undefined;
  const { state: told = "Healthy", conditions = [] } = health ?? {};
  const left = conditions.filter(({ machine }) => machine === undefined || isThere(cluster, machine, now));
  // When the machines are gone that ailed, the cluster is well.
  const state = conditions.length > 0 && left.length === 0 ? "Healthy" : told;
  return { state, heartbeatAt: lastHeardOf(cluster, now, startedAt), conditions: left };
}

/** The machine that was described is there; one in its place is another. */
function isThere({ machines }: Cluster, place: string, now: number): boolean {
  const machine = machines.find(({ pool, index }) => `${pool}/${index}` === place);
  const state = machine === undefined ? undefined : instanceStateOf(machine, now);
  return state !== undefined && state !== "Deleting";
}

/** When the agent last spoke: every minute, as long as it does. */
export function lastHeardOf({ description }: Cluster, now: number, startedAt: number): number {
  const silentFor = description.health?.lastHeartbeat;
  return silentFor === undefined ? Math.floor(now / minute) * minute : startedAt - readDuration(silentFor);
}

export type PoolFacts = {
  readonly name: string;
  readonly controlPlane: boolean;
  readonly labels: readonly string[];
  readonly size: number;
  readonly healthy: number;
  readonly maintenance: number;
};

export function poolFacts(cluster: Cluster, now: number): PoolFacts[] {
  return cluster.pools.map(({ name, controlPlane = false, size, labels }) => {
    const machines = cluster.machines.filter(({ pool }) => pool === name);
    return {
      name,
      controlPlane,
      labels: labels ?? [controlPlane ? "control-plane" : "worker"],
      size,
      healthy: machines.filter((machine) => isReady(machine, now)).length,
      maintenance: presentMachines(machines, now).filter(({ machine }) => isCordoned(machine, now)).length,
    };
  });
}

export function architectures({ pools }: Cluster): string[] {
  return [...new Set(pools.map(({ machineType }) => machineTypeOf(machineType).arch ?? "amd64"))];
}

/** The version that nodes have: while they wait for a repave, or are being repaved, the one before it. */
export function kubernetesVersion({ profiles, packs, repave }: Cluster, now: number): string {
  const pack = profiles.flatMap((each) => each.packs).find(({ layer }) => layer === "k8s");
  // Of an imported cluster Palette knows no profile.
  if (pack === undefined) return "1.29.4";
  const reason = repave?.reasons.find(({ target }) => target.name === pack.name);
  if (reason !== undefined && repave?.doneAt !== undefined && now < repave.doneAt)
    return reason.current.version;
  return packs.find(({ name }) => name === pack.name)?.version ?? pack.version;
}
