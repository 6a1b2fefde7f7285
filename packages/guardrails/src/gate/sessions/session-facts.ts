// A history as policies find it: `data.session`, short enough to be judged by, and saying so if it is not all there is.
import type { SessionEntry, SessionState } from "./session-entry.js";

/** Attempts that were alike in every respect, within a minute. */
export type SessionEvent = {
  /** Of the newest one. */
  readonly age_seconds: number;
  readonly state: SessionState;
  /** Whether it was in the session that is asked for now. */
  readonly same_session: boolean;
  readonly project: string;
  readonly count: number;
  /** Of all of them. */
  readonly cost: number;
  readonly operations: SessionEntry["operations"];
  readonly denied_by: readonly string[];
};

/** A text of the action that an untrusted tool brought up. */
export type Tainted = {
  /** A JSON pointer into the action. */
  readonly at: string;
  /** The tool's name. */
  readonly source: string;
};

/** What policies find as `data.session`. */
export type SessionFacts = {
  /** Whether nothing of the time that is looked back on was left out. */
  readonly complete: boolean;
  /** What the action that is judged would cost. */
  readonly cost: number;
  /** The oldest first. */
  readonly events: readonly SessionEvent[];
  readonly tainted: readonly Tainted[];
};

/** UTF-16 units of JSON that a history may take in an evaluation. */
const mostText = 1024 * 1024;

/** @param entries the oldest first */
export function sessionEvents(
  entries: readonly SessionEntry[],
  { now, session }: { readonly now: number; readonly session: string | undefined },
): Pick<SessionFacts, "complete" | "events"> {
  const folded = new Map<string, SessionEvent>();
  for (const { id: _, at, state, project, operations, rules, cost, ...entry } of entries.toReversed()) {
    const age = Math.max(0, now - at);
    const alike = { state, same_session: entry.session === session, project, operations, denied_by: rules };
    const key = JSON.stringify([Math.floor(age / 60_000), alike]);
    const before = folded.get(key);
    if (before === undefined)
      folded.set(key, { age_seconds: Math.floor(age / 1000), count: 1, cost, ...alike });
    else folded.set(key, { ...before, count: before.count + 1, cost: before.cost + cost });
  }
  const events: SessionEvent[] = [];
  let length = 0;
  for (const event of folded.values()) {
    length += JSON.stringify(event).length;
    if (length > mostText) return { complete: false, events: events.reverse() };
    events.push(event);
  }
  return { complete: true, events: events.reverse() };
}
