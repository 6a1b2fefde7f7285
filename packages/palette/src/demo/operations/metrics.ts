// Metrics over time: of clusters and machines, pods and namespaces, and projects.
import { type Operation, type OperationRequest, read } from "../server/operation.js";
import { invalidBody, invalidRequest, notFound } from "../server/refusal.js";
import { ok } from "../server/reply.js";
import type { Cluster } from "../state/cluster.js";
import { countedMachines, type Resource, usedAt } from "../state/load.js";
import type { Machine } from "../state/machine.js";
import { type Pod, podsOf, podUsage } from "../state/pods.js";
import { metricsView, type Series } from "../views/metrics-view.js";
import { visibleClusters } from "./find.js";

const resources: readonly Resource[] = ["cpu", "memory", "disk"];
const minute = 60_000;
const hour = 60 * minute;
/** Palette keeps metrics for so long. */
const kept = 14 * 24 * hour;
/** More points than that nobody gets. */
const most = 25_000;

type Subject = { readonly name: string; readonly uid: string; readonly series: Series };

export const metrics: readonly Operation[] = [
  read({
    id: "v1MetricsUidList",
    method: "GET",
    path: "/v1/metrics/{resourceKind}/{resourceUid}/values",
    permission: "cluster.get",
    scope: "project",
    run: (request) => {
      const { resourceKind = "", resourceUid = "" } = request.params;
      const found = subjectsOf(resourceKind, request).find(({ uid }) => uid === resourceUid);
      if (found === undefined) throw notFound(resourceKind, resourceUid);
      return ok({ items: metricsView(found.series, readRange(request)) });
    },
  }),
  read({
    id: "v1MetricsList",
    method: "GET",
    path: "/v1/metrics/{resourceKind}/values",
    permission: "cluster.get",
    scope: "project",
    run: (request) => {
      const range = readRange(request);
      const subjects = subjectsOf(request.params["resourceKind"] ?? "", request);
      return ok({
        items: subjects.map(({ name, uid, series }) => ({
          metadata: { name, uid },
          metrics: metricsView(series, range),
        })),
      });
    },
  }),
];

function subjectsOf(kind: string, request: OperationRequest<undefined>): Subject[] {
  const { query } = request;
  const cluster = query.get("spectroClusterUid");
  const clusters = visibleClusters(request).filter(({ uid }) => cluster === null || uid === cluster);
  const controlPlanes = ["includeControlPlaneMachines", "includeMasterMachines"].some(
    (name) => query.get(name) === "true",
  );
  const sum =
    (each: Cluster, machines: readonly Machine[]): Series =>
    (resource, at) =>
      usedAt(machines, each, resource, at, request.tenant);
  if (kind === "spectrocluster") {
    return clusters.map((each) => ({ ...each, series: sum(each, countedMachines(each, controlPlanes)) }));
  }
  if (kind === "machine") {
    return clusters.flatMap((each) =>
      each.machines.map((machine) => ({
        name: machine.node,
        uid: machine.uid,
        series: sum(each, [machine]),
      })),
    );
  }
  if (kind === "project") {
    const all = clusters.map((each) => sum(each, countedMachines(each, controlPlanes)));
    const { name = "", uid = "" } = request.project ?? {};
    return [
      {
        name,
        uid,
        series: (resource, at) => all.reduce((total, series) => total + (series(resource, at) ?? 0), 0),
      },
    ];
  }
  if (kind === "pod") return clusters.flatMap((each) => podSubjects(each, request));
  if (kind === "namespace") return clusters.flatMap((each) => namespaceSubjects(each, request));
  throw invalidBody(
    "enum",
    "resourceKind in path should be one of [pod namespace spectrocluster machine project]",
  );
}

function podSubjects(cluster: Cluster, { now, tenant }: OperationRequest<undefined>): Subject[] {
  return podsOf(cluster, now, tenant).map((pod) => ({
    name: pod.name,
    uid: pod.uid,
    series: podsSeries([pod]),
  }));
}

/** Namespaces have no uid in Palette's lists: they go by the cluster's, and their name. */
function namespaceSubjects(cluster: Cluster, { now, tenant }: OperationRequest<undefined>): Subject[] {
  const pods = podsOf(cluster, now, tenant);
  return [...new Set(pods.map(({ description }) => description.namespace))].map((name) => ({
    name,
    uid: `${cluster.uid}-${name}`,
    series: podsSeries(pods.filter(({ description }) => description.namespace === name)),
  }));
}

const podsSeries =
  (pods: readonly Pod[]): Series =>
  (resource, at) =>
    resource === "disk" ? 0 : pods.reduce((sum, pod) => sum + podUsage(pod, resource, at), 0);

function readRange({ query, now }: OperationRequest<undefined>) {
  const asked = query.get("metricKind") ?? "all";
  const period = Math.max(1, Math.trunc(Number(query.get("period") ?? 1)) || 1) * minute;
  const end = Math.min(readTime(query.get("endTime")) ?? now, now);
  const start = Math.max(readTime(query.get("startTime")) ?? end - hour, now - kept);
  if ((end - start) / period > most) throw invalidRequest("too many points: ask for a longer period");
  return {
    start,
    end,
    period,
    resources: asked === "all" ? resources : resources.filter((each) => asked.split(",").includes(each)),
    discrete: query.get("discrete") === "true",
  };
}

function readTime(text: string | null): number | undefined {
  if (text === null || text === "") return undefined;
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw invalidBody("type", `"${text}" is not a valid date-time`);
  return at;
}
