import type { ConditionDescription } from "../description/cluster-description.js";
import { readDuration } from "../description/duration.js";
import type { Condition } from "./cluster.js";
import type { Timeline } from "./timeline.js";

/** What a described condition was before, is, and becomes. */
export function conditionHistory(
  { since, settlesIn, status, reason, message }: ConditionDescription,
  startedAt: number,
  before?: { readonly at: number; readonly value: Condition },
): Timeline<Condition> {
  const from = startedAt - readDuration(since);
  const settled = settlesIn === undefined ? [] : [startedAt + readDuration(settlesIn)];
  const flipped = status === "True" ? "False" : "True";
  return [
    ...(before !== undefined && before.at < from ? [before] : []),
    { at: from, value: { status, reason, message } },
    ...settled.map((at) => ({ at, value: { status: flipped, reason: "", message: "" } as const })),
  ];
}
