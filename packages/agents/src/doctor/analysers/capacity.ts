// Where use is going: how long until memory or disks are full, if it goes on as in the last days.

import { clusterSubject, day, isComingUp, isGoing, silentSince } from "../facts/cluster-facts.js";
import { length } from "../facts/length.js";
import { evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { Severity } from "../findings/severity.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";
import { capacityOf, type Point, pointsOf, type Resource, thinned } from "./measures.js";

const leastDays = 3;
/** A part of the capacity by day: less is noise. */
const leastSlope = 0.003;
/** Nothing works any more before all is used. */
const usable = 0.95;

export const capacity: Analyser = {
  name: "capacity",
  analyse: (snapshot) =>
    isGoing(snapshot) || isComingUp(snapshot) || silentSince(snapshot) !== undefined
      ? []
      : (["memory", "disk"] as const).flatMap((resource) => trendFinding(snapshot, resource)),
};

function trendFinding(snapshot: ClusterSnapshot, resource: Resource): readonly Finding[] {
  const total = capacityOf(snapshot, resource);
  const points = pointsOf(snapshot.metrics, resource);
  const trend = total === undefined ? undefined : trendOf(points);
  if (total === undefined || trend === undefined || trend.perDay / total < leastSlope) return [];
  if (trend.current > 1.05 * total) return [];
  const left = ((usable * total - trend.current) / trend.perDay) * day;
  const severity = severityOf(left);
  if (severity === undefined) return [];
  const rise = `${((trend.perDay / total) * 100).toFixed(1)}% of it a day`;
  const isSoon = left < 2 * day;
  return [
    {
      analyser: "capacity",
      code: `${resource}-running-out`,
      severity,
      title: left <= 0 ? `${resource} is used up` : `${resource} is used up in ${length(left)}, at ${rise}`,
      evidence: [
        evidenceOf({
          kind: "metric",
          subject: clusterSubject(snapshot),
          key: `${resource} trend`,
          text: `${resource}: ${Math.round((trend.current / total) * 100)}% used, rising by ${rise}`,
          at: points.at(-1)?.at,
          since: points[0]?.at,
          series: thinned(points),
        }),
      ],
      suggests: [
        {
          cause: resource === "disk" ? "node-disk-pressure" : "node-memory-pressure",
          weight: isSoon ? 0.4 : 0.2,
        },
      ],
    },
  ];
}

function severityOf(left: number): Severity | undefined {
  if (left < 2 * day) return "high";
  if (left < 7 * day) return "medium";
  return left < 30 * day ? "low" : undefined;
}

export type Trend = { readonly perDay: number; readonly current: number };

/**
 * The middle of the slopes between all days (Theil and Sen): one day that is out of the row changes nothing.
 * Undefined where there are too few days, or most of them do not rise.
 */
export function trendOf(points: readonly Point[]): Trend | undefined {
  const days = dailyMeans(points);
  const last = days.at(-1);
  if (last === undefined || days.length < leastDays) return undefined;
  const slopes: number[] = [];
  for (const [index, from] of days.entries())
    for (const to of days.slice(index + 1)) slopes.push((to.value - from.value) / ((to.at - from.at) / day));
  const rising = slopes.filter((slope) => slope > 0).length;
  if (rising < slopes.length * 0.8) return undefined;
  return { perDay: median(slopes), current: last.value };
}

/** Means of whole days, counted back from the last point: what goes up and down with the day cancels out. */
function dailyMeans(points: readonly Point[]): readonly Point[] {
  const end = points.at(-1)?.at;
  if (end === undefined) return [];
  const byDay = new Map<number, number[]>();
  for (const { at, value } of points) {
    const number = Math.floor((end - at) / day);
    byDay.set(number, [...(byDay.get(number) ?? []), value]);
  }
  return [...byDay]
    .filter(([, values]) => values.length >= 12)
    .map(([number, values]) => ({
      at: end - (number + 0.5) * day,
      value: values.reduce((sum, value) => sum + value, 0) / values.length,
    }))
    .sort((left, right) => left.at - right.at);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
