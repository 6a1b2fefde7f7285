// Events that say the same of the same thing are one, with how often and from when to when.
import type { PaletteEvent } from "@palisade/palette";
import { type MessageReading, readMessage } from "../causes/read-message.js";
import { wordsOf } from "../words/words-of.js";
import { workloadOf } from "./workload-of.js";

export type EventGroup = {
  readonly reason: string;
  /** The newest. */
  readonly message: string;
  readonly severity: "error" | "warning" | "normal";
  readonly component: string;
  readonly subject: { readonly kind: string; readonly name: string };
  /** Milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly reading: MessageReading;
};

/** Groups, the newest first. Events without a time are none: nobody knows when they were. */
export function groupEvents(events: readonly PaletteEvent[]): readonly EventGroup[] {
  const groups = new Map<string, { times: number[]; newest: PaletteEvent; at: number }>();
  for (const event of events) {
    const at = Date.parse(event.metadata?.creationTimestamp ?? "");
    if (Number.isNaN(at)) continue;
    const key = keyOf(event);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { times: [at], newest: event, at });
    else {
      group.times.push(at);
      if (at > group.at) Object.assign(group, { newest: event, at });
    }
  }
  return [...groups.values()].map(groupOf).sort((left, right) => right.last - left.last);
}

function keyOf(event: PaletteEvent): string {
  const { kind, name } = subjectOf(event);
  // Numbers, addresses and hashes make no other message.
  const words = wordsOf(event.message ?? "").filter((word) => !/\d/.test(word));
  return JSON.stringify([event.reason, event.severity, kind, name, words.slice(0, 30).join(" ")]);
}

function subjectOf({ involvedObject }: PaletteEvent): EventGroup["subject"] {
  const { kind = "", name = "" } = involvedObject ?? {};
  const isOwned = kind === "Pod" || kind === "ReplicaSet" || kind === "Job";
  return { kind, name: isOwned ? workloadOf(name) : name };
}

function groupOf({
  times,
  newest,
}: {
  readonly times: readonly number[];
  readonly newest: PaletteEvent;
}): EventGroup {
  const { reason = "", message = "", source } = newest;
  const subject = subjectOf(newest);
  const component = source?.component ?? "";
  const severity = severityOf(newest.severity ?? "");
  const reading = readMessage({ reason, text: message, component, about: subject });
  return {
    reason,
    message,
    severity,
    component,
    subject,
    first: Math.min(...times),
    last: Math.max(...times),
    count: times.length,
    reading: { ...reading, isGood: reading.isGood && severity !== "error" },
  };
}

function severityOf(text: string): EventGroup["severity"] {
  const lower = text.toLowerCase();
  if (["error", "critical", "fatal", "alert", "emergency"].includes(lower)) return "error";
  return lower === "warning" || lower === "warn" ? "warning" : "normal";
}
