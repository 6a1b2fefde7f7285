// Series of values, in points of a period each.
import type { Json } from "../server/reply.js";
import { type Resource, units } from "../state/load.js";

/** What is used at a time; `undefined` if nobody knows. */
export type Series = (resource: Resource, at: number) => number | undefined;

type Range = {
  readonly start: number;
  readonly end: number;
  readonly period: number;
  readonly resources: readonly Resource[];
  /** Aggregations alone. */
  readonly discrete: boolean;
};

/** A longer period is looked at so often. */
const samples = 6;
const minute = 60_000;

export function metricsView(series: Series, { start, end, period, resources, discrete }: Range) {
  return resources.map((kind) => {
    const points: Aggregated[] = [];
    for (let at = Math.ceil(start / period) * period; at <= end; at += period) {
      const values = valuesAround(series, kind, at, period);
      if (values.length > 0) points.push({ at, ...aggregate(values) });
    }
    return {
      kind,
      unit: units[kind],
      aggregation: aggregateAll(points),
      points: discrete
        ? []
        : points.map(({ at, ...numbers }) => ({ timestamp: at / 1000, value: numbers.avg, ...numbers })),
    } satisfies Json;
  });
}

type Numbers = {
  readonly avg: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
  readonly count: number;
};
type Aggregated = Numbers & { readonly at: number };

function valuesAround(series: Series, kind: Resource, at: number, period: number): number[] {
  const count = Math.min(samples, period / minute);
  const values = Array.from({ length: count }, (_, index) =>
    series(kind, at - Math.floor((index * period) / count / minute) * minute),
  );
  return values.filter((value) => value !== undefined);
}

function aggregate(values: readonly number[]): Numbers {
  const sum = values.reduce((total, value) => total + value, 0);
  return {
    avg: rounded(sum / values.length),
    min: Math.min(...values),
    max: Math.max(...values),
    sum,
    count: values.length,
  };
}

function aggregateAll(points: readonly Aggregated[]): Numbers {
  let [min, max, sum, count] = [Number.POSITIVE_INFINITY, 0, 0, 0];
  for (const point of points) {
    min = Math.min(min, point.min);
    max = Math.max(max, point.max);
    sum += point.sum;
    count += point.count;
  }
  return count === 0
    ? { avg: 0, min: 0, max: 0, sum: 0, count: 0 }
    : { avg: rounded(sum / count), min, max, sum, count };
}

const rounded = (value: number) => Math.round(value * 10) / 10;
