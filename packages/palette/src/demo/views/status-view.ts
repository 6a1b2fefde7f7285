// Parts of a cluster's status that several answers have.
import type { Json } from "../server/reply.js";
import type { Cluster, Condition, PackStatus } from "../state/cluster.js";
import { healthOf, stateOf } from "../state/facts.js";
import { computeMetrics } from "../state/load.js";
import { costView, hourlyRate, monthToDate } from "../state/prices.js";
import type { Tenant } from "../state/tenant.js";
import { sinceAt, type Timeline, valueAt } from "../state/timeline.js";
import { locationOf } from "./location-view.js";
import { timestamp, unset } from "./time.js";

const minute = 60_000;

export function conditionView(type: string, history: Timeline<Condition>, now: number) {
  const { status, reason, message } = valueAt(history, now) ?? { status: "Unknown", reason: "", message: "" };
  return {
    type,
    status,
    reason,
    message,
    lastTransitionTime: timestamp(sinceAt(history, now) ?? now),
    lastProbeTime: timestamp(Math.floor(now / minute) * minute),
  } satisfies Json;
}

/** Those that have been looked at. */
export function conditionsView({ conditions }: Cluster, now: number) {
  return conditions
    .filter(({ history }) => valueAt(history, now) !== undefined)
    .map(({ type, history }) => conditionView(type, history, now));
}

export function packStatusView(
  { name, version, type, profileUid, startedAt, condition }: PackStatus,
  now: number,
) {
  const current = valueAt(condition, now);
  const ready = current?.status === "True";
  const shown: Timeline<Condition> =
    current === undefined
      ? [{ at: startedAt, value: { status: "False", reason: "Installing", message: "" } }]
      : condition;
  return {
    name,
    version,
    type,
    profileUid,
    startTime: timestamp(startedAt),
    endTime: ready ? timestamp(sinceAt(condition, now) ?? startedAt) : unset,
    condition: conditionView(ready || current === undefined ? "Ready" : "Error", shown, now),
    services: [],
    manifests: [],
  } satisfies Json;
}

export function packStatusesView({ packs }: Cluster, now: number) {
  return packs.filter(({ startedAt }) => startedAt <= now).map((each) => packStatusView(each, now));
}

export function apiEndpointsView(cluster: Cluster, now: number) {
  const state = stateOf(cluster, now);
  if (state === "Provisioning" || state === "Pending" || state === "Deleted") return [];
  return [{ host: `${cluster.name}.${cluster.region}.example.com`, port: 6443 }];
}

export function healthView(cluster: Cluster, now: number, { startedAt }: Tenant) {
  const health = healthOf(cluster, now, startedAt);
  if (health === undefined) return undefined;
  const { state, heartbeatAt, conditions } = health;
  return {
    state,
    agentVersion: "4.8.21",
    lastHeartBeatTimestamp: timestamp(heartbeatAt),
    conditions: conditions.map(({ type, message, machine: place }) => {
      const machine = cluster.machines.find((each) => `${each.pool}/${each.index}` === place);
      const relatedObject =
        machine === undefined
          ? { kind: "spectrocluster", name: cluster.name, uid: cluster.uid }
          : { kind: "machine", name: machine.node, uid: machine.uid };
      return { type, message, relatedObject };
    }),
  } satisfies Json;
}

/** What lists and overviews say of a cluster's state. */
export function summaryStatusView(cluster: Cluster, now: number, tenant: Tenant) {
  const health = healthView(cluster, now, tenant);
  return {
    state: stateOf(cluster, now),
    ...(health !== undefined && { health }),
    ...(health !== undefined && {
      metrics: {
        cpu: computeMetrics(cluster, "cpu", now, tenant),
        memory: computeMetrics(cluster, "memory", now, tenant),
      },
    }),
    cost: costView(monthToDate(cluster, now)),
    hourlyRate: costView(hourlyRate(cluster, now)),
    location: locationOf(cluster.region),
    fips: { mode: "none" },
    notifications: {
      isAvailable: hasNewerProfile(cluster, tenant),
      isTemplateVariableResolutionPending: false,
    },
  } satisfies Json;
}

/** A profile of the cluster has a newer version, or values that the cluster's copy has not. */
export function hasNewerProfile({ profiles }: Cluster, tenant: Tenant): boolean {
  return profiles.some(({ uid, name, scope, version }) => {
    const current = tenant.profiles.get(uid);
    const newest = [...tenant.profiles.values()].find(
      (each) => each.name === name && each.scope === scope && each.isPublished,
    );
    return current === undefined || (newest !== undefined && newest.version !== version);
  });
}
