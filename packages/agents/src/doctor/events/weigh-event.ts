// How much an event counts now: whether it is over, how long ago it was, how often, and what the cluster's state says to it.
import { day, hour, minute, nodeProblems, silentSince } from "../facts/cluster-facts.js";
import { nodeName } from "../facts/node-name.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";
import type { RootCause } from "../root-causes.js";
import type { EventGroup } from "./group-events.js";

export type EventSurroundings = {
  readonly snapshot: ClusterSnapshot;
  readonly isUnwell: boolean;
  readonly hasFailingPacks: boolean;
};

/** 0: says nothing of now. 1: as much as it could. */
export function weighEvent(group: EventGroup, cause: RootCause, surroundings: EventSurroundings): number {
  const { isUnwell } = surroundings;
  const own = isUnwell
    ? inUnwell(group, surroundings.snapshot.now)
    : inWell(group, surroundings.snapshot.now);
  const severity = group.severity === "normal" ? 0.8 : 1;
  return own * severity * stateFactor(group, cause, surroundings);
}

/** What repeats goes on until it has been missing three times. */
function quietFor({ first, last, count }: EventGroup, now: number): number {
  const interval = count > 1 ? (last - first) / (count - 1) : 0;
  return Math.max(0, now - last - Math.min(3 * interval, 2 * hour));
}

function inWell(group: EventGroup, now: number): number {
  const quiet = quietFor(group, now);
  const recent = quiet <= 45 * minute ? 1 : quiet <= 3 * hour ? 0.6 : quiet <= 12 * hour ? 0.3 : 0.1;
  const single = group.severity === "error" ? 0.6 : 0.45;
  const often = group.count >= 4 ? 1 : group.count === 3 ? 0.8 : group.count === 2 ? 0.7 : single;
  return recent * often;
}

/** A cluster that is unwell has a reason: what happened before counts, too. */
function inUnwell(group: EventGroup, now: number): number {
  const quiet = quietFor(group, now);
  const recent = quiet <= 3 * hour ? 1 : quiet <= day ? 0.85 : quiet <= 3 * day ? 0.5 : 0.15;
  return recent * (group.count >= 2 ? 1 : 0.92);
}

/** State is known where it is told: what an event says against it was so before. */
function stateFactor(
  group: EventGroup,
  cause: RootCause,
  { snapshot, isUnwell, hasFailingPacks }: EventSurroundings,
): number {
  const softened = isUnwell ? 0.6 : 0.25;
  const pressure = pressureOf[cause];
  if (pressure !== undefined) return hasCondition(snapshot, pressure, group) ? 1 : softened;
  if (cause === "node-not-ready") return isNodeWell(snapshot, group) ? 0.2 : 1;
  if (cause === "edge-host-offline" || cause === "agent-disconnected")
    return silentSince(snapshot) !== undefined || snapshot.overview === undefined ? 1 : isUnwell ? 0.8 : 0.4;
  if (cause === "pack-failing")
    return hasFailingPacks || snapshot.cluster === undefined ? 1 : isUnwell ? 0.7 : 0.3;
  if (cause === "repave-awaiting-approval") return awaitsApproval(snapshot) ? 1 : 0.3;
  return 1;
}

const pressureOf: Partial<Record<RootCause, string>> = {
  "node-memory-pressure": "MemoryPressure",
  "node-disk-pressure": "DiskPressure",
  "node-pid-pressure": "PIDPressure",
};

function hasCondition({ machines }: ClusterSnapshot, type: string, group: EventGroup): boolean {
  if (machines === undefined) return true;
  const isThis = ({ type: each }: { readonly type: string }) => each.toLowerCase() === type.toLowerCase();
  const concerned = group.subject.kind === "Node" ? machines.filter((each) => isOf(each, group)) : machines;
  return concerned.some((each) => nodeProblems(each).some(isThis));
}

function isNodeWell({ machines }: ClusterSnapshot, group: EventGroup): boolean {
  if (machines === undefined) return false;
  if (group.subject.kind !== "Node")
    return machines.every((each) => nodeProblems(each).length === 0 && runs(each));
  const own = machines.filter((each) => isOf(each, group));
  // A node that is no more ails no more.
  return own.every((each) => nodeProblems(each).length === 0 && runs(each));
}

const runs = ({ machine }: Machine): boolean => machine.status?.instanceState === "Running";

type Machine = NonNullable<ClusterSnapshot["machines"]>[number];
const isOf = (each: Machine, { subject }: EventGroup): boolean =>
  nodeName(each) === subject.name || each.machine.metadata.name === subject.name;

const awaitsApproval = ({ cluster, repave }: ClusterSnapshot): boolean =>
  (repave?.status?.state ?? cluster?.status?.repave?.state ?? "").toLowerCase() === "pending";
