// How busy machines are: a function of the time alone, so that any stretch of it can be asked for, in any order.
import { machineTypeOf } from "../data/machine-types.js";
import { readDuration } from "../description/duration.js";
import type { ResourceLoad } from "../description/load-description.js";
import type { Cluster } from "./cluster.js";
import { lastHeardOf } from "./facts.js";
import { instanceStateOf, type Machine } from "./machine.js";
import { noise } from "./noise.js";
import type { Tenant } from "./tenant.js";

export type Resource = "cpu" | "memory" | "disk";

export const units: Readonly<Record<Resource, string>> = { cpu: "millicores", memory: "MB", disk: "GB" };

const minute = 60_000;
const day = 24 * 60 * minute;
const idle: ResourceLoad = { level: 0.1, requested: 0.2, limited: 0.4 };

/** What a machine has of a resource. */
export function capacityOf(machine: Machine, cluster: Cluster, resource: Resource): number {
  const type = machineTypeOf(machine.machineType);
  if (resource === "cpu") return type.cpu * 1000;
  if (resource === "memory") return type.memoryMiB;
  return cluster.pools.find(({ name }) => name === machine.pool)?.disk ?? 60;
}

export const loadOf = (cluster: Cluster, resource: Resource): ResourceLoad =>
  cluster.description.load?.[resource] ?? idle;

/** Those that count: workers, and everybody where there are none or control planes are asked for. */
export function countedMachines(cluster: Cluster, controlPlanes: boolean): readonly Machine[] {
  const control = new Set(cluster.pools.filter((pool) => pool.controlPlane === true).map(({ name }) => name));
  const workers = cluster.machines.filter(({ pool }) => !control.has(pool));
  return controlPlanes || workers.length === 0 ? cluster.machines : workers;
}

const runsAt = (machine: Machine, at: number) => instanceStateOf(machine, at) === "Running";

/** What machines have that run at a time. */
export function totalAt(
  cluster: Cluster,
  machines: readonly Machine[],
  resource: Resource,
  at: number,
): number {
  let total = 0;
  for (const machine of machines) if (runsAt(machine, at)) total += capacityOf(machine, cluster, resource);
  return total;
}

/** What is used of machines of a cluster at a time; `undefined` if none runs, or the agent has not spoken since. */
export function usedAt(
  machines: readonly Machine[],
  cluster: Cluster,
  resource: Resource,
  at: number,
  tenant: Tenant,
): number | undefined {
  if (at > lastHeardOf(cluster, at, tenant.startedAt) || isGap(cluster, at, tenant)) return undefined;
  const shared = sharedPart(cluster, resource, at, tenant);
  let sum: number | undefined;
  for (const machine of machines) {
    if (!runsAt(machine, at)) continue;
    const key = machine.noise + noisePlace[resource];
    const jitter = 0.02 * noise(key, Math.floor(at / (5 * minute))) + 0.03 * noise(key, 0);
    const own = at > machine.loadSince ? machine.load[resource] : undefined;
    const part = own === undefined ? shared + jitter : own + jitter / 4;
    sum =
      (sum ?? 0) +
      Math.round(capacityOf(machine, cluster, resource) * Math.min(0.995, Math.max(0.005, part)));
  }
  return sum;
}

const isGap = ({ description }: Cluster, at: number, { startedAt }: Tenant): boolean =>
  (description.metricsGaps ?? []).some((gap) => isWithin(gap, at, startedAt));

function isWithin({ ago, lasts }: { ago: string; lasts: string }, at: number, startedAt: number): boolean {
  const from = startedAt - readDuration(ago);
  return at >= from && at <= from + readDuration(lasts);
}

const noisePlace: Readonly<Record<Resource, number>> = { cpu: 1, memory: 2, disk: 3 };

/** The part that is used of machines on average: less, when there are more of them than at the start. */
function sharedPart(cluster: Cluster, resource: Resource, at: number, { startedAt }: Tenant): number {
  const { level, daily = 0, perDay = 0, step, spikes = [] } = loadOf(cluster, resource);
  const hour = ((at % day) / day) * 2 * Math.PI;
  const before = step !== undefined && at < startedAt - readDuration(step.ago) ? step.by : 0;
  const above = spikes.reduce((sum, spike) => sum + (isWithin(spike, at, startedAt) ? spike.by : 0), 0);
  const trend = (perDay * (at - startedAt)) / day;
  const wanted = level + trend - before + above + daily * Math.sin(hour - Math.PI / 2);
  const machines = countedMachines(cluster, false);
  const now = totalAt(cluster, machines, resource, at);
  return now === 0 ? 0 : (wanted * totalAt(cluster, machines, resource, startedAt)) / now;
}

/** What is used, asked for, allowed and there in a whole cluster. */
export function computeMetrics(cluster: Cluster, resource: Resource, now: number, tenant: Tenant) {
  const at = lastHeardOf(cluster, now, tenant.startedAt);
  const machines = countedMachines(cluster, true);
  const total = totalAt(cluster, machines, resource, at);
  const atStart = totalAt(cluster, machines, resource, tenant.startedAt);
  const { requested = 0.3, limited = 0.6 } = loadOf(cluster, resource);
  return {
    usage: usedAt(machines, cluster, resource, at, tenant) ?? 0,
    request: Math.round(atStart * requested),
    limit: Math.round(atStart * limited),
    total,
    unit: units[resource],
    lastUpdatedTime: new Date(at).toISOString(),
  };
}
