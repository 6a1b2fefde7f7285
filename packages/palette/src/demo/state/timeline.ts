// Values that change by the clock: what will be is written down when it is decided, and nothing has to run meanwhile.

/** In order of time. */
export type Timeline<T> = readonly { readonly at: number; readonly value: T }[];

/** The value at a time; `undefined` before the first. */
export function valueAt<T>(timeline: Timeline<T>, now: number): T | undefined {
  let current: T | undefined;
  for (const { at, value } of timeline) {
    if (at > now) break;
    current = value;
  }
  return current;
}

/** The timeline from a time on as it is said, and before it as it was. */
export function changedFrom<T>(timeline: Timeline<T>, changes: Timeline<T>): Timeline<T> {
  const from = changes[0]?.at ?? Number.POSITIVE_INFINITY;
  return [...timeline.filter(({ at }) => at < from), ...changes];
}

/** When the value at a time began. */
export function sinceAt<T>(timeline: Timeline<T>, now: number): number | undefined {
  return timeline.findLast(({ at }) => at <= now)?.at;
}
