// Events: alike ones together, what is over set apart, and the rest read for what it speaks for.
import type { Suggestion } from "../causes/read-message.js";
import { type EventGroup, groupEvents } from "../events/group-events.js";
import { type GoodNews, goodNewsOf, isOver } from "../events/is-over.js";
import { type EventSurroundings, weighEvent } from "../events/weigh-event.js";
import { clusterSubject, failingPacks, isGoing, isUnwell } from "../facts/cluster-facts.js";
import { type Evidence, evidenceOf } from "../findings/evidence.js";
import type { Analyser, Finding } from "../findings/finding.js";
import type { Severity } from "../findings/severity.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";

/** More findings of events say no more. */
const mostFindings = 40;

export const events: Analyser = {
  name: "events",
  analyse: (snapshot) => {
    if (isGoing(snapshot) || snapshot.events === undefined) return [];
    const groups = groupEvents(snapshot.events);
    const news = goodNewsOf(groups);
    const surroundings: EventSurroundings = {
      snapshot,
      isUnwell: isUnwell(snapshot),
      hasFailingPacks: failingPacks(snapshot).length > 0,
    };
    return groups
      .filter(
        ({ reading, severity }) => !reading.isGood && (severity !== "normal" || reading.suggests.length > 0),
      )
      .map((group) => eventFinding(group, news, surroundings))
      .filter((finding) => finding !== undefined)
      .sort((left, right) => strengthOf(right) - strengthOf(left))
      .slice(0, mostFindings);
  },
};

const strengthOf = ({ suggests }: Finding): number => suggests[0]?.weight ?? 0;

function eventFinding(
  group: EventGroup,
  news: readonly GoodNews[],
  surroundings: EventSurroundings,
): Finding | undefined {
  const { snapshot } = surroundings;
  const suggests = group.reading.suggests
    .map(({ cause, weight }): Suggestion => {
      const now = isOver(group, cause, news, snapshot.now) ? 0.1 : weighEvent(group, cause, surroundings);
      return { cause, weight: weight * now };
    })
    .sort((left, right) => right.weight - left.weight);
  const isKnown = suggests.length > 0;
  // A warning that nobody can read counts little, and nothing when all is well.
  if (!isKnown && !surroundings.isUnwell) return undefined;
  const severity = severityOf(group, suggests[0]?.weight, snapshot.now);
  const times = group.count > 1 ? `, ${group.count} times` : "";
  return {
    analyser: "events",
    code: isKnown ? "event-problem" : "event-warning",
    severity,
    title: `\`${group.reason}\`${about(group)}${times}`,
    evidence: [eventEvidence(group, snapshot)],
    suggests,
  };
}

function severityOf(group: EventGroup, weight: number | undefined, now: number): Severity {
  if (weight === undefined)
    return now - group.last < 3 * 3_600_000 && group.severity === "error" ? "low" : "info";
  if (weight >= 0.55) return "medium";
  return weight >= 0.35 ? "low" : "info";
}

const about = ({ subject: { kind, name } }: EventGroup): string =>
  kind === "" || kind.toLowerCase() === "spectrocluster" ? "" : ` of ${kind} \`${name}\``;

export function eventEvidence(group: EventGroup, snapshot: ClusterSnapshot): Evidence {
  const { reason, message, subject, first, last, count } = group;
  const isCluster = subject.kind === "" || subject.kind.toLowerCase() === "spectrocluster";
  return evidenceOf({
    kind: "event",
    subject: isCluster ? clusterSubject(snapshot) : subject,
    key: `${reason} ${message.replaceAll(/\d+/g, "#")}`,
    text: `${reason}: ${message}`,
    at: last,
    since: first,
    count,
  });
}
