// How much of its processors, memory and disks a cluster uses, and how much room what is asked for leaves.
import type { Suggestion } from "../causes/read-message.js";
import { clusterSubject, isComingUp, isGoing, silentSince, timeOf } from "../facts/cluster-facts.js";
import { nodeName } from "../facts/node-name.js";
import { type Evidence, evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { Severity } from "../findings/severity.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";
import {
  resources as all,
  capacityOf,
  machineCapacity,
  machinePoints,
  type Point,
  pointsOf,
  type Resource,
  recentPart,
  thinned,
} from "./measures.js";

export const resources: Analyser = {
  name: "resources",
  analyse: (snapshot) => {
    if (isGoing(snapshot) || isComingUp(snapshot) || silentSince(snapshot) !== undefined) return [];
    return all.flatMap((resource) => [
      ...clusterUse(snapshot, resource),
      ...machineUse(snapshot, resource),
      ...headroom(snapshot, resource),
    ]);
  },
};

const full = { cpu: [0.9, 0.97], memory: [0.9, 0.96], disk: [0.85, 0.93] } as const;

/** What being short of a resource speaks for; short of processors things are slow, and no more. */
function suggestionsOf(resource: Resource, isVeryFull: boolean): readonly Suggestion[] {
  if (resource === "memory") return [{ cause: "node-memory-pressure", weight: isVeryFull ? 0.48 : 0.3 }];
  if (resource === "disk") return [{ cause: "node-disk-pressure", weight: isVeryFull ? 0.52 : 0.35 }];
  return [];
}

type Use = {
  readonly subject: Evidence["subject"];
  readonly name: string;
  readonly points: readonly Point[];
  readonly capacity: number | undefined;
  readonly part: number | undefined;
};

function useFinding({ subject, name, points, part }: Use, resource: Resource): readonly Finding[] {
  if (part === undefined) return [];
  const [much, most] = full[resource];
  if (part < much) return [];
  const isVeryFull = part >= most;
  const severity: Severity = resource === "cpu" ? "low" : isVeryFull ? "high" : "medium";
  const percent = `${Math.round(Math.min(part, 1) * 100)}%`;
  return [
    {
      analyser: "resources",
      code: `${resource}-${isVeryFull ? "full" : "high"}`,
      severity,
      title: `${name} uses ${percent} of its ${resource}`,
      evidence: [
        evidenceOf({
          kind: "metric",
          subject,
          key: resource,
          text: `${resource} of ${name}: ${percent} used in the last hour`,
          at: points.at(-1)?.at,
          series: thinned(points),
        }),
      ],
      suggests: suggestionsOf(resource, isVeryFull),
    },
  ];
}

function clusterUse(snapshot: ClusterSnapshot, resource: Resource): readonly Finding[] {
  const points = pointsOf(snapshot.metrics, resource);
  const capacity = capacityOf(snapshot, resource);
  const measured = capacity === undefined ? overviewPart(snapshot, resource) : recentPart(points, capacity);
  const subject = clusterSubject(snapshot);
  return useFinding({ subject, name: "the cluster", points, capacity, part: measured }, resource);
}

function overviewPart({ overview }: ClusterSnapshot, resource: Resource): number | undefined {
  if (resource === "disk") return undefined;
  const { usage, total } = overview?.status?.metrics?.[resource] ?? {};
  return usage === undefined || total === undefined || total <= 0 ? undefined : usage / total;
}

function machineUse(snapshot: ClusterSnapshot, resource: Resource): readonly Finding[] {
  return (snapshot.machines ?? []).flatMap((each) => {
    const capacity = machineCapacity(each, snapshot, resource);
    const points = machinePoints(each, snapshot, resource);
    const part = capacity === undefined ? undefined : recentPart(points, capacity);
    const name = nodeName(each);
    return useFinding(
      { subject: { kind: "machine", name }, name: `node \`${name}\``, points, capacity, part },
      resource,
    );
  });
}

/** What pods ask for is nearly all there is: the next ones find no room. */
function headroom(snapshot: ClusterSnapshot, resource: Resource): readonly Finding[] {
  if (resource === "disk") return [];
  const { request, total, lastUpdatedTime } = snapshot.overview?.status?.metrics?.[resource] ?? {};
  if (request === undefined || total === undefined || total <= 0 || request / total < 0.95) return [];
  const percent = `${Math.round((request / total) * 100)}%`;
  return [
    {
      analyser: "resources",
      code: `${resource}-requested`,
      severity: "low",
      title: `pods ask for ${percent} of the cluster's ${resource}`,
      evidence: [
        evidenceOf({
          kind: "metric",
          subject: clusterSubject(snapshot),
          key: `${resource} requested`,
          text: `${resource}: ${percent} of what there is is asked for`,
          at: timeOf(lastUpdatedTime) ?? snapshot.now,
        }),
      ],
      suggests: [{ cause: "insufficient-capacity", weight: 0.25 }],
    },
  ];
}
