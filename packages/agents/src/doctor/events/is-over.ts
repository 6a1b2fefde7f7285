// Whether what an event told of is over: something later says that it went well.
import type { RootCause } from "../root-causes.js";
import type { EventGroup } from "./group-events.js";
import { type Topic, topicsOf, topicsOfCause } from "./topics.js";

/** Good news: of what it is, about which topics, and when. */
export type GoodNews = {
  readonly at: number;
  readonly subject: EventGroup["subject"];
  readonly reason: string;
  readonly topics: ReadonlySet<Topic>;
};

/** Steps that a pod takes when what hindered it is gone. */
const steps: ReadonlyMap<string, readonly RootCause[]> = new Map<string, readonly RootCause[]>([
  ["scheduled", ["insufficient-capacity", "volume-pending"]],
  ["triggeredscaleup", ["insufficient-capacity"]],
  ["pulled", ["image-pull-failure", "registry-unreachable", "insufficient-capacity"]],
  [
    "started",
    ["image-pull-failure", "registry-unreachable", "insufficient-capacity", "volume-pending", "cni-broken"],
  ],
  [
    "created",
    ["image-pull-failure", "registry-unreachable", "insufficient-capacity", "volume-pending", "cni-broken"],
  ],
  ["successfulcreate", ["resource-quota-exceeded", "admission-webhook-down", "quota-exceeded"]],
  ["successfulattachvolume", ["volume-pending"]],
  ["provisioningsucceeded", ["volume-pending"]],
  ["nodeready", ["node-not-ready", "cni-broken"]],
]);

/** Containers that crash are started again and again: only when that lasts, it is over. */
const crashing: ReadonlySet<RootCause> = new Set<RootCause>([
  "crash-looping-workload",
  "out-of-memory-kills",
]);
const crashesWithin = 20 * 60_000;

export function goodNewsOf(groups: readonly EventGroup[]): readonly GoodNews[] {
  return groups
    .filter(({ reading, reason, severity }) => reading.isGood || (severity === "normal" && isStep(reason)))
    .map(({ last, subject, reason, message }) => ({
      at: last,
      subject,
      reason: reason.toLowerCase(),
      topics: topicsOf(`${reason} ${message}`),
    }));
}

const isStep = (reason: string): boolean => steps.has(reason.toLowerCase());

/** @param now milliseconds since 1970 */
export function isOver(group: EventGroup, cause: RootCause, news: readonly GoodNews[], now: number): boolean {
  return news.some((each) => each.at >= group.last && ends(each, group, cause, now));
}

function ends(
  { at, subject, reason, topics }: GoodNews,
  group: EventGroup,
  cause: RootCause,
  now: number,
): boolean {
  const isSame = subject.kind === group.subject.kind && subject.name === group.subject.name;
  const step = steps.get(reason);
  if (step?.includes(cause)) return isSame;
  if (crashing.has(cause)) return isSame && at - group.last >= 0 && now - group.last > crashesWithin;
  const isAboutAll = isWhole(subject.kind) || isWhole(group.subject.kind);
  return (isSame || isAboutAll) && topicsOfCause[cause].some((topic) => topics.has(topic));
}

/** What is said of the cluster is said of everything in it. */
const isWhole = (kind: string): boolean => ["", "spectrocluster", "cluster"].includes(kind.toLowerCase());
