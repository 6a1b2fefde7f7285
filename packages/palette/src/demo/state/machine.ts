// A machine of a pool, and what it is at a time.
import type { Condition } from "./cluster.js";
import type { Timeline } from "./timeline.js";
import { valueAt } from "./timeline.js";

export type Machine = {
  readonly uid: string;
  readonly name: string;
  /** What its node is called. */
  readonly node: string;
  readonly pool: string;
  /** In the pool, from 0. */
  readonly index: number;
  readonly address: string;
  readonly zone: string;
  readonly machineType: string;
  readonly createdAt: number;
  /** When it runs. */
  readonly readyAt: number;
  readonly deletedAt?: number;
  readonly stuck?: "Pending" | "Provisioning" | "Failed" | "Unknown";
  /** Conditions of its node, by type, besides those that every node has. */
  readonly conditions: ReadonlyMap<string, Timeline<Condition>>;
  /** How full it is, if not as the others. */
  readonly load: { readonly cpu?: number; readonly memory?: number; readonly disk?: number };
  /** From when on it was so. */
  readonly loadSince: number;
  /** What its metrics differ by from others'. */
  readonly noise: number;
  readonly maintenance: Timeline<"cordon" | "uncordon">;
};

export type InstanceState = "Pending" | "Provisioning" | "Running" | "Deleting" | "Failed" | "Unknown";

const second = 1000;
/** How long machines take. */
export const machineTimes = { pending: 30 * second, ready: 180 * second, deleting: 120 * second } as const;

/** What the machine is at a time; `undefined` before it was asked for, and when it is gone. */
export function instanceStateOf(machine: Machine, now: number): InstanceState | undefined {
  if (now < machine.createdAt) return undefined;
  if (machine.deletedAt !== undefined && now >= machine.deletedAt) {
    return now < machine.deletedAt + machineTimes.deleting ? "Deleting" : undefined;
  }
  if (machine.stuck !== undefined) return machine.stuck;
  if (now < machine.createdAt + machineTimes.pending) return "Pending";
  return now < machine.readyAt ? "Provisioning" : "Running";
}

/** Machines that there are, with what they are. */
export function presentMachines(
  machines: readonly Machine[],
  now: number,
): { machine: Machine; state: InstanceState }[] {
  return machines.flatMap((machine) => {
    const state = instanceStateOf(machine, now);
    return state === undefined ? [] : [{ machine, state }];
  });
}

/** A node takes pods. */
export function isReady(machine: Machine, now: number): boolean {
  if (instanceStateOf(machine, now) !== "Running") return false;
  const status = valueAt(machine.conditions.get("Ready") ?? [], now)?.status ?? "True";
  return status === "True";
}

export const isCordoned = (machine: Machine, now: number): boolean =>
  valueAt(machine.maintenance, now) === "cordon";
