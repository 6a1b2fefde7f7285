// Machines of the pools that a cluster's description has.
import { machineTypeOf } from "../data/machine-types.js";
import type {
  ClusterDescription,
  MachineDescription,
  PoolDescription,
} from "../description/cluster-description.js";
import { readDuration } from "../description/duration.js";
import type { Condition } from "./cluster.js";
import { conditionHistory } from "./condition-history.js";
import { digestOf, uidOf } from "./identity.js";
import { type Machine, machineTimes } from "./machine.js";
import { noiseKey } from "./noise.js";
import type { Tenant } from "./tenant.js";
import type { Timeline } from "./timeline.js";

type Place = { readonly name: string; readonly cloud: string; readonly region: string; readonly uid: string };

const minute = 60_000;

/** Machines as the description has them: made with the cluster, one a minute. */
export function buildMachines(
  { name, cloud, region, pools, machines = [], age, deletion }: ClusterDescription,
  uid: string,
  { seed, startedAt }: Tenant,
): Machine[] {
  const createdAt = startedAt - readDuration(age);
  const gone = deletion && { deletedAt: startedAt - readDuration(deletion.ago) + 5 * minute };
  return pools.flatMap((pool) =>
    Array.from({ length: pool.size }, (_, index) => {
      const described = machines.find((each) => each.pool === pool.name && each.index === index);
      const made = makeMachine({ name, cloud, region, uid }, pool, index, {
        seed: `${seed}/${index}`,
        createdAt: Math.min(
          createdAt + (pool.controlPlane === true ? 4 : 8) * minute + index * minute,
          startedAt,
        ),
      });
      return { ...made, ...(described && departures(described, startedAt)), ...gone };
    }),
  );
}

/**
 * A machine that is as its pool says.
 * @param making.seed names it, together with its cluster and pool
 */
export function makeMachine(
  { name, cloud, region, uid }: Place,
  pool: PoolDescription,
  index: number,
  { seed, createdAt }: { readonly seed: string; readonly createdAt: number },
): Machine {
  machineTypeOf(pool.machineType);
  const digest = digestOf(seed, "machine", uid, pool.name);
  const byte = (from: number) => Number.parseInt(digest.slice(from, from + 2), 16);
  const address = `10.${byte(0)}.${byte(2)}.${(byte(4) % 250) + 4}`;
  const machine = `${name}-${pool.name}-${digest.slice(10, 15)}`;
  const zones = pool.zones ?? [zoneOf(cloud, region, index)];
  return {
    uid: uidOf(seed, "machine", uid, pool.name),
    name: machine,
    node:
      cloud === "aws" || cloud === "eks"
        ? `ip-${address.replaceAll(".", "-")}.${region}.compute.internal`
        : machine,
    pool: pool.name,
    index,
    address,
    zone: zones[index % zones.length] ?? "",
    machineType: pool.machineType,
    createdAt,
    readyAt: createdAt + machineTimes.ready,
    conditions: new Map(),
    load: {},
    loadSince: createdAt,
    noise: noiseKey(digest),
    maintenance: [],
  };
}

function zoneOf(cloud: string, region: string, index: number): string {
  const letter = "abc"[index % 3] ?? "a";
  if (cloud === "aws" || cloud === "eks") return `${region}${letter}`;
  if (cloud === "gcp" || cloud === "gke") return `${region}-${letter}`;
  return cloud === "azure" || cloud === "aks" ? String((index % 3) + 1) : "";
}

function departures(described: MachineDescription, startedAt: number): Partial<Machine> {
  const { age, state, readyIn, conditions = [], cordoned = false, load: told = {} } = described;
  const { since = "4h", ...load } = told;
  const madeAt = age === undefined ? undefined : startedAt - readDuration(age);
  const histories = conditions.map((each): [string, Timeline<Condition>] => [
    each.type,
    conditionHistory(each, startedAt),
  ]);
  return {
    ...(madeAt !== undefined && { createdAt: madeAt, readyAt: madeAt + machineTimes.ready }),
    ...(state !== undefined && { stuck: state }),
    ...(readyIn !== undefined && { readyAt: startedAt + readDuration(readyIn) }),
    conditions: new Map(histories),
    load,
    loadSince: startedAt - readDuration(since),
    ...(cordoned && { maintenance: [{ at: startedAt - 3_600_000, value: "cordon" as const }] }),
  };
}
