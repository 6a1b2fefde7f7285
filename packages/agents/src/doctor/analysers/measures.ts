// What is there and what is used, from metrics of the cluster, its machines and its pools.
import type { Metric } from "@palisade/palette";
import { nodeName } from "../facts/node-name.js";
import type { ClusterSnapshot, PoolMachine } from "../gather/snapshot.js";

export type Resource = "cpu" | "memory" | "disk";
export const resources: readonly Resource[] = ["cpu", "memory", "disk"];

export type Point = { readonly at: number; readonly value: number };

/** Points with a value, oldest first. */
export function pointsOf(metrics: readonly Metric[] | undefined, resource: Resource): readonly Point[] {
  const metric = metrics?.find(({ kind }) => kind?.toLowerCase() === resource);
  return (metric?.points ?? [])
    .flatMap(({ timestamp, value, avg }) => {
      const measured = value ?? avg;
      return timestamp === undefined || measured === undefined
        ? []
        : [{ at: millisecondsOf(timestamp), value: measured }];
    })
    .sort((left, right) => left.at - right.at);
}

/** Seconds, as Palette has them, or milliseconds. */
const millisecondsOf = (timestamp: number): number => (timestamp > 1e11 ? timestamp : timestamp * 1000);

/** What the workers have together: metrics of a cluster are about these. */
export function capacityOf(snapshot: ClusterSnapshot, resource: Resource): number | undefined {
  if (resource === "disk") return diskCapacity(snapshot);
  const { machines = [], overview } = snapshot;
  const total = overview?.status?.metrics?.[resource]?.total;
  if (total === undefined || total <= 0) return undefined;
  // The total is of all machines; where there are workers, what is measured is theirs.
  const running = machines.filter(({ machine }) => machine.status?.instanceState === "Running");
  const counted = running.filter(({ isControlPlane }) => !isControlPlane);
  return counted.length === 0 || counted.length === running.length ? total : undefined;
}

function diskCapacity({ pools = [], machines = [] }: ClusterSnapshot): number | undefined {
  const workers = pools.filter(({ isControlPlane }) => isControlPlane !== true);
  const counted = workers.length === 0 ? pools : workers;
  const sizes = counted.map(({ name, rootDeviceSize }) => {
    const running = machines.filter(
      (each) => each.pool === name && each.machine.status?.instanceState === "Running",
    );
    return rootDeviceSize === undefined ? undefined : rootDeviceSize * running.length;
  });
  if (sizes.length === 0 || sizes.some((size) => size === undefined)) return undefined;
  const sum = sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
  return sum === 0 ? undefined : sum;
}

/** Of one machine, where its cloud or its pool says. */
export function machineCapacity(
  each: PoolMachine,
  snapshot: ClusterSnapshot,
  resource: Resource,
): number | undefined {
  if (resource === "disk") return snapshot.pools?.find(({ name }) => name === each.pool)?.rootDeviceSize;
  const type = each.machine.spec?.instanceType;
  if (typeof type !== "object") return undefined;
  return resource === "memory"
    ? type.memoryMiB
    : type.numCPUs === undefined
      ? undefined
      : type.numCPUs * 1000;
}

export function machinePoints(
  each: PoolMachine,
  snapshot: ClusterSnapshot,
  resource: Resource,
): readonly Point[] {
  const { uid } = each.machine.metadata;
  const own = snapshot.machineMetrics?.find((row) => row.uid === uid || row.name === nodeName(each));
  return pointsOf(own?.metrics, resource);
}

/** Of the last hour, so that a peak alone is no state. */
export function recentPart(points: readonly Point[], capacity: number): number | undefined {
  const last = points.at(-1);
  if (last === undefined || capacity <= 0) return undefined;
  const recent = points.filter(({ at }) => last.at - at <= 3_600_000);
  const part = recent.reduce((total, { value }) => total + value, 0) / recent.length / capacity;
  // More than there is cannot be used: it was measured in another unit.
  return part > 1.05 ? undefined : part;
}

/** At most so many values, evenly chosen, for a chart. */
export function thinned(points: readonly Point[], most = 48): readonly number[] {
  const step = Math.max(1, Math.ceil(points.length / most));
  return points.filter((_, index) => (points.length - 1 - index) % step === 0).map(({ value }) => value);
}
