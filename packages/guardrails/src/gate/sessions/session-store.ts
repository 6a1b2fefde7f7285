// Where the histories of sessions are kept: a port, with one behaviour suite for all drivers.
import type { SessionEnd, SessionEntry } from "./session-entry.js";

/** Whose history it is: one for each principal of a tenant, whatever sessions they name. */
export type Principal = { readonly tenant: string; readonly principal: string };

/** How much of a history is wanted. */
export type HistoryRange = {
  /** Milliseconds since the epoch; what is older is forgotten. */
  readonly since: number;
  /** The newest so many entries. */
  readonly most: number;
};

/** Who or what brought up a text. A person's word counts over all; of tools, the first one's does. */
export const originKinds = ["person", "trusted-tool", "untrusted-tool"] as const;
export type OriginKind = (typeof originKinds)[number];

/** Words of a text, as digests, and where they came from. */
export type Sighting = {
  readonly words: readonly string[];
  readonly kind: OriginKind;
  /** The tool's name, or the person's. */
  readonly source: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/** Nothing is acknowledged before it is durable. */
export type SessionStore = {
  /**
   * Adds an entry, and gives those that the same principal had before it, the oldest first. One after the other for each
   * principal: of two that begin at once, one is in the history of the other.
   * @throws {StoreError} `conflict` if there is one of this id
   */
  begin(entry: SessionEntry, range: HistoryRange): Promise<readonly SessionEntry[]>;
  /** Whether there is such an entry that had not ended yet. */
  settle(who: Principal, id: string, end: SessionEnd): Promise<boolean>;
  /** Notes where words came from, and forgets those that were last seen before a time. */
  see(who: Principal, sighting: Sighting, since: number): Promise<void>;
  /** Those of these words that untrusted tools brought up, each with the first of them. */
  untrusted(who: Principal, words: readonly string[], since: number): Promise<ReadonlyMap<string, string>>;
};
