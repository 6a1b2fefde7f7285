// Pods, as the agent in a cluster reports them.
import { readDuration } from "../description/duration.js";
import type { PodDescription } from "../description/pod-description.js";
import type { Cluster } from "./cluster.js";
import { healthOf } from "./facts.js";
import { digestOf, uidOf } from "./identity.js";
import { countedMachines } from "./load.js";
import { instanceStateOf, type Machine } from "./machine.js";
import { noise, noiseKey } from "./noise.js";
import type { Tenant } from "./tenant.js";

export type Pod = {
  readonly uid: string;
  readonly name: string;
  readonly createdAt: number;
  readonly machine: Machine | undefined;
  readonly description: PodDescription;
};

/** None while no agent reports them. */
export function podsOf(cluster: Cluster, now: number, { seed, startedAt }: Tenant): Pod[] {
  if (healthOf(cluster, now, startedAt) === undefined) return [];
  const nodes = countedMachines(cluster, false).filter((each) => instanceStateOf(each, now) === "Running");
  return (cluster.description.pods ?? []).flatMap((description, place) =>
    Array.from({ length: description.replicas ?? 1 }, (_, index): Pod => {
      const named = nodes.find((each) => `${each.pool}/${each.index}` === description.machine);
      return {
        uid: uidOf(seed, "pod", cluster.uid, place, index),
        name: podName(description, digestOf(seed, "pod", cluster.uid, place), index),
        createdAt: Math.max(cluster.createdAt, startedAt - readDuration(description.age ?? "6d")),
        machine:
          description.phase === "Pending" ? undefined : (named ?? nodes[(place + index) % nodes.length]),
        description,
      };
    }),
  );
}

function podName({ name, owner = "Deployment" }: PodDescription, digest: string, index: number): string {
  if (owner === "StatefulSet") return `${name}-${index}`;
  const end = digest.slice(10 + index * 5, 15 + index * 5);
  return owner === "Deployment" ? `${name}-${digest.slice(0, 9)}-${end}` : `${name}-${end}`;
}

/** What a pod uses: some of what it asked for, and all that it may before it is killed for it. */
export function podUsage({ uid, description }: Pod, resource: "cpu" | "memory", at: number): number {
  const { requests = { cpu: 100, memory: 128 }, exitCode } = description;
  const part = 0.6 + 0.25 * noise(noiseKey(`${uid}/${resource}`), Math.floor(at / 300_000));
  return Math.round(requests[resource] * (exitCode === 137 && resource === "memory" ? 4.8 * part : part));
}
