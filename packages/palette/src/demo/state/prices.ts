// What clusters cost.
import { machineTypeOf } from "../data/machine-types.js";
import type { Cluster, Pool } from "./cluster.js";
import { presentMachines } from "./machine.js";

/** Dollars an hour for a GB of disk. */
const storageHourly = 0.1 / 730;
/** Spot machines cost about so much of the price on demand. */
const spotPart = 0.35;

export type Cost = { readonly compute: number; readonly storage: number; readonly total: number };

/** What a machine of the pool costs an hour. */
export function machineRate({
  machineType,
  spot = false,
  disk = 60,
}: Pick<Pool, "machineType" | "spot" | "disk">): Cost {
  const { hourly } = machineTypeOf(machineType);
  return costOf(hourly * (spot ? spotPart : 1), hourly === 0 ? 0 : disk * storageHourly);
}

/** What the cluster costs an hour, with the machines that it has at a time. */
export function hourlyRate(cluster: Cluster, now: number): Cost {
  let compute = 0;
  let storage = 0;
  for (const { machine } of presentMachines(cluster.machines, now)) {
    const pool = cluster.pools.find(({ name }) => name === machine.pool);
    if (pool === undefined || machine.stuck !== undefined) continue;
    const rate = machineRate(pool);
    compute += rate.compute;
    storage += rate.storage;
  }
  return costOf(compute, storage);
}

export function costOf(compute: number, storage: number): Cost {
  return { compute: cents(compute), storage: cents(storage), total: cents(compute + storage) };
}

/** To a hundredth of a cent. */
const cents = (amount: number) => Math.round(amount * 10_000) / 10_000;

export function costView(cost: Cost) {
  return { total: cost.total, cloud: cost };
}

/** Since the first of the month. */
export function monthToDate(cluster: Cluster, now: number): Cost {
  const date = new Date(now);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const hours = Math.max(0, now - Math.max(first, cluster.createdAt)) / 3_600_000;
  const { compute, storage } = hourlyRate(cluster, now);
  return costOf(compute * hours, storage * hours);
}
