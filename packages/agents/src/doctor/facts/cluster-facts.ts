// What several analysers have to know of a cluster: where it is in its life, and whether it says itself that it is unwell.
import type { Condition } from "@palisade/palette";
import { type MessageReading, readMessage } from "../causes/read-message.js";
import type { ClusterSnapshot, PoolMachine } from "../gather/snapshot.js";

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** A cluster that is made has so long to come up. */
const comingUpTakes = 60 * minute;
/** A machine that is made, or a condition of a cluster that changes, has so long to settle. */
const settlingTakes = 15 * minute;
/** Palette hears of a cluster every minute or so. */
const silentAfter = 15 * minute;

export const timeOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);

export const nameOf = ({ cluster, uid }: ClusterSnapshot): string => cluster?.metadata.name ?? uid;

export const clusterSubject = (snapshot: ClusterSnapshot) => ({
  kind: "cluster",
  name: nameOf(snapshot),
});

export const stateOf = ({ cluster, overview }: ClusterSnapshot): string =>
  overview?.status?.state ?? cluster?.status?.state ?? "";

export const isEdge = ({ cluster }: ClusterSnapshot): boolean =>
  (cluster?.spec?.cloudType ?? "").toLowerCase().startsWith("edge");

/** It is being deleted, or is gone: what does not work in it need not work. */
export const isGoing = (snapshot: ClusterSnapshot): boolean =>
  ["deleting", "deleted"].includes(stateOf(snapshot).toLowerCase());

export function isComingUp(snapshot: ClusterSnapshot): boolean {
  const { cluster, now } = snapshot;
  const made = timeOf(cluster?.metadata.creationTimestamp);
  const isOnTheWay = ["pending", "provisioning", "importing"].includes(stateOf(snapshot).toLowerCase());
  return isOnTheWay && made !== undefined && now - made < comingUpTakes;
}

export type UnmetCondition = {
  readonly condition: Condition;
  readonly reading: MessageReading;
  readonly since?: number;
};

/** Conditions of the cluster that are not true, but for those that only take their time. */
export function unmetConditions(snapshot: ClusterSnapshot): readonly UnmetCondition[] {
  if (isGoing(snapshot)) return [];
  const conditions = snapshot.cluster?.status?.conditions ?? snapshot.overview?.status?.conditions ?? [];
  return conditions.flatMap((condition) => {
    if (condition.status.toLowerCase() === "true") return [];
    const { reason = "", message = "", type } = condition;
    const reading = readMessage({ reason: `${type} ${reason}`, text: message });
    const since = timeOf(condition.lastTransitionTime);
    const isYoung = since !== undefined && snapshot.now - since < settlingTakes;
    const specific = reading.suggests.some(({ cause, weight }) => weight >= 0.6 && !isNaturalAtFirst(cause));
    if ((isComingUp(snapshot) || isYoung) && !specific && !saysUnhealthy(snapshot)) return [];
    return [{ condition, reading, ...(since !== undefined && { since }) }];
  });
}

/** While things come up they are not there yet, and messages say so. */
const isNaturalAtFirst = (cause: string): boolean =>
  ["node-not-ready", "control-plane-unavailable", "pack-failing", "agent-disconnected"].includes(cause);

const healthOf = ({ overview }: ClusterSnapshot) => overview?.status?.health;

/** The agent says that the cluster is not healthy. */
export const saysUnhealthy = (snapshot: ClusterSnapshot): boolean =>
  healthOf(snapshot)?.state?.toLowerCase() === "unhealthy" && !isGoing(snapshot);

/** Since when nothing was heard of the cluster, if it is silent. */
export function silentSince(snapshot: ClusterSnapshot): number | undefined {
  if (isGoing(snapshot) || isComingUp(snapshot)) return undefined;
  const last = timeOf(healthOf(snapshot)?.lastHeartBeatTimestamp);
  return last !== undefined && snapshot.now - last > silentAfter ? last : undefined;
}

/** A machine that is new, or that somebody took out of service, need not be ready. */
export function isExcused({ machine }: PoolMachine, now: number): boolean {
  const made = timeOf(machine.metadata.creationTimestamp);
  const isNew = made !== undefined && now - made < settlingTakes;
  return isNew || machine.status?.maintenanceStatus?.action?.toLowerCase() === "cordon";
}

/** Types of a node's conditions that are well when they are true. */
const goodWhenTrue: ReadonlySet<string> = new Set(["ready"]);

export type NodeProblem = {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
};

/** Conditions of a machine's node that are not as they should be. */
export function nodeProblems({ machine }: PoolMachine): readonly NodeProblem[] {
  if (machine.status?.instanceState !== undefined && machine.status.instanceState !== "Running") return [];
  return (machine.status?.health?.conditions ?? []).flatMap(
    ({ type = "", status = "", reason = "", message = "" }) => {
      // A node that is not heard of has nothing but unknown conditions: that says `Ready`, and the others nothing.
      if (status.toLowerCase() === "unknown" && !goodWhenTrue.has(type.toLowerCase())) return [];
      const wanted = goodWhenTrue.has(type.toLowerCase()) ? "true" : "false";
      return status === "" || status.toLowerCase() === wanted ? [] : [{ type, status, reason, message }];
    },
  );
}

/** The cluster itself, its machines or its packs say that something is wrong. */
export function isUnwell(snapshot: ClusterSnapshot): boolean {
  const { machines = [], now } = snapshot;
  return (
    saysUnhealthy(snapshot) ||
    silentSince(snapshot) !== undefined ||
    ["error", "unknown"].includes(stateOf(snapshot).toLowerCase()) ||
    unmetConditions(snapshot).length > 0 ||
    failingPacks(snapshot).length > 0 ||
    machines.some((each) => !isExcused(each, now) && !isGoing(snapshot) && isBroken(each))
  );
}

export const isBroken = (each: PoolMachine): boolean =>
  ["Failed", "Unknown"].includes(each.machine.status?.instanceState ?? "") || nodeProblems(each).length > 0;

/** Packs that are not ready, but for those that are only being installed. */
export function failingPacks(snapshot: ClusterSnapshot) {
  if (isGoing(snapshot)) return [];
  const packs = snapshot.cluster?.status?.packs ?? snapshot.overview?.status?.packs ?? [];
  return packs.filter(({ condition, startTime }) => {
    if (condition === undefined || condition.status.toLowerCase() === "true") return false;
    const began = timeOf(condition.lastTransitionTime) ?? timeOf(startTime);
    const isYoung = began !== undefined && snapshot.now - began < 2 * settlingTakes;
    return condition.type.toLowerCase() === "error" || !isYoung;
  });
}
