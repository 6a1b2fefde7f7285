// Machine pools get larger and smaller: machines come and go by the clock.
import type { RequestFacts } from "../server/operation.js";
import { invalidRequest } from "../server/refusal.js";
import { makeMachine } from "../state/build-machines.js";
import type { Cluster, Pool } from "../state/cluster.js";
import { stateOf } from "../state/facts.js";
import { instanceStateOf, type Machine, machineTimes } from "../state/machine.js";
import { valueAt } from "../state/timeline.js";
import { addEvents } from "./record.js";
import { wait } from "./wait.js";

/** Between one machine and the next. */
const apart = 20_000;

/** @throws Refusal if nobody can change the cluster now */
export function refuseUnchangeable(cluster: Cluster, now: number): void {
  const state = stateOf(cluster, now);
  if (state === "Deleting" || state === "Deleted")
    throw invalidRequest(`Cluster '${cluster.name}' is ${state.toLowerCase()}`);
  if (cluster.clusterType === "AlloyMonitor") {
    throw invalidRequest(
      `Cluster '${cluster.name}' is imported with read-only mode. Operation is not supported`,
    );
  }
}

/** @throws Refusal if the pool cannot be so */
export function checkPool({ name, size, min = size, max = size, controlPlane = false }: Pool): void {
  if (size < 0 || min < 0) throw invalidRequest(`Machine pool '${name}': size must not be negative`);
  if (min > max)
    throw invalidRequest(`Machine pool '${name}': minSize ${min} is greater than maxSize ${max}`);
  if (size < min || size > max) {
    throw invalidRequest(
      `Machine pool '${name}': size ${size} must be between minSize ${min} and maxSize ${max}`,
    );
  }
  if (controlPlane && ![1, 3, 5].includes(size)) {
    throw invalidRequest(`Machine pool '${name}': control plane size must be 1, 3 or 5`);
  }
}

/** Gives a cluster a pool, in place of the one of its name if there is one. */
export function putPool(request: RequestFacts, cluster: Cluster, pool: Pool): void {
  const { now } = request;
  const before = cluster.pools.find(({ name }) => name === pool.name);
  cluster.pools =
    before === undefined
      ? [...cluster.pools, pool]
      : cluster.pools.map((each) => (each === before ? pool : each));
  const present = machinesOf(cluster, pool.name, now);
  const outdated = present.filter(({ machineType }) => machineType !== pool.machineType);
  if (outdated.length > 0) replaceMachines(request, cluster, pool, outdated, now);
  const counted = machinesOf(cluster, pool.name, now + 1);
  if (pool.size > counted.length) addMachines(request, cluster, pool, pool.size - counted.length);
  else removeMachines(request, cluster, counted.slice(pool.size));
}

export function removePool(request: RequestFacts, cluster: Cluster, pool: Pool): void {
  cluster.pools = cluster.pools.filter((each) => each !== pool);
  removeMachines(request, cluster, machinesOf(cluster, pool.name, request.now));
}

/** Machines of a pool that are there and are to stay. */
function machinesOf({ machines }: Cluster, pool: string, now: number): Machine[] {
  return machines.filter(
    (each) =>
      each.pool === pool &&
      each.deletedAt === undefined &&
      instanceStateOf(each, Math.max(now, each.createdAt)) !== undefined,
  );
}

function addMachines(request: RequestFacts, cluster: Cluster, pool: Pool, count: number): void {
  const { tenant, now } = request;
  const first =
    Math.max(-1, ...cluster.machines.filter((each) => each.pool === pool.name).map(({ index }) => index)) + 1;
  // Where the cloud gives nothing, machines wait.
  const stuck = isBlocked(cluster, now) ? { stuck: "Pending" as const } : {};
  const added = Array.from({ length: count }, (_, place) => ({
    ...makeMachine(cluster, pool, first + place, {
      seed: tenant.nextUid("machine"),
      createdAt: now + place * apart,
    }),
    ...stuck,
  }));
  cluster.machines = [...cluster.machines, ...added];
  if (isBlocked(cluster, now)) return;
  const ready = now + (count - 1) * apart + machineTimes.ready;
  const type = pool.controlPlane === true ? "ControlPlaneNodeAdditionDone" : "WorkerNodeAdditionDone";
  wait(cluster, type, now, ready, {
    reason: "WaitingForNodes",
    message: `0 of ${count} nodes added to ${pool.name}`,
  });
  addEvents(
    request,
    cluster,
    added.map(({ node, readyAt }) => ({
      at: readyAt,
      reason: "NodeAdded",
      message: `Node ${node} joined`,
      severity: "Normal",
    })),
  );
}

const isBlocked = ({ conditions }: Cluster, now: number) =>
  conditions.some(
    ({ type, history }) =>
      (type === "CloudInfrastructureReady" || type === "ImageResolutionDone") &&
      valueAt(history, now)?.status === "False",
  );

function removeMachines(request: RequestFacts, cluster: Cluster, removed: readonly Machine[]): void {
  if (removed.length === 0) return;
  const { now } = request;
  const gone = new Map(removed.map((machine, place) => [machine, now + place * apart]));
  cluster.machines = cluster.machines.map((each) => {
    const deletedAt = gone.get(each);
    return deletedAt === undefined ? each : { ...each, deletedAt };
  });
  const done = now + (removed.length - 1) * apart + machineTimes.deleting;
  wait(cluster, "WorkerNodeDeletionDone", now, done, {
    reason: "WaitingForNodes",
    message: `0 of ${removed.length} nodes removed`,
  });
  addEvents(
    request,
    cluster,
    [...gone].map(([{ node }, at]) => ({
      at: at + machineTimes.deleting,
      reason: "NodeRemoved",
      message: `Node ${node} was removed`,
      severity: "Normal",
    })),
  );
}

/**
 * Makes machines anew, one after the other: the new one comes, and the old one goes when it is ready.
 * @returns when all is done
 */
export function replaceMachines(
  { tenant }: Pick<RequestFacts, "tenant">,
  cluster: Cluster,
  pool: Pool,
  old: readonly Machine[],
  from: number,
): number {
  let at = from;
  const changed = new Map<Machine, Machine>();
  const added: Machine[] = [];
  for (const machine of old) {
    added.push(makeMachine(cluster, pool, machine.index, { seed: tenant.nextUid("machine"), createdAt: at }));
    at += machineTimes.ready;
    changed.set(machine, { ...machine, deletedAt: at });
  }
  cluster.machines = [...cluster.machines.map((each) => changed.get(each) ?? each), ...added];
  return at + machineTimes.deleting;
}
