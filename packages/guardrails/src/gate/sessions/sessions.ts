// The histories of sessions as the gate keeps them: what is attempted is there before it is judged, and its end after.
import type { Guard } from "../../guard.js";
import type { GateClock } from "../gate-clock.js";
import { GateFailure, within } from "../gate-failure.js";
import type { Requester } from "../requester.js";
import { distinctWords, wordDigest } from "./distinct-words.js";
import { rememberedOperation } from "./remembered-operation.js";
import type { SessionEnd, SessionEntry } from "./session-entry.js";
import { type SessionFacts, sessionEvents, type Tainted } from "./session-facts.js";
import { type OriginKind, originKinds, type Principal, type SessionStore } from "./session-store.js";
import { wordsOfAction } from "./words-of-action.js";

export type SessionsOptions = {
  readonly store: SessionStore;
  /** Reads what an action comes to. */
  readonly guard: Pick<Guard, "understandAction">;
  readonly clock: GateClock;
  readonly newId: () => string;
  /** How far back a history goes; default 24. */
  readonly hours?: number;
};

/** What somebody attempts. */
export type Attempt = {
  readonly on: Requester;
  /** A copy as plain data; absent for what has none. */
  readonly action: Readonly<Record<string, unknown>> | undefined;
  /** In the unit of the caller's choice; default 0. */
  readonly cost?: number | undefined;
};

/** An attempt that is on record: what policies are to know, and how to say its end. */
export type Begun = {
  readonly facts: SessionFacts;
  /** @throws {GateFailure} `sessions_unavailable` */
  settle(end: SessionEnd): Promise<void>;
};

/** A text that the model gets to see, and who or what brought it up. */
export type Observation = {
  readonly text: string;
  readonly kind: OriginKind;
  /** The tool's name, or the person's. */
  readonly source: string;
};

/** Entries of a history that are looked at. */
const mostEntries = 10_000;
/** UTF-16 units of a text that is noted. */
const mostText = 4 * 1024 * 1024;

export class Sessions {
  readonly #options: SessionsOptions;

  constructor(options: SessionsOptions) {
    this.#options = options;
  }

  /** @throws {GateFailure} */
  async begin({ on, action, cost = 0 }: Attempt): Promise<Begun> {
    if (!Number.isFinite(cost) || cost < 0)
      throw new GateFailure("gate_failed", "`cost` is a number, and not below 0");
    const { store, clock, newId } = this.#options;
    const { tenant, project, requester: principal, session } = on;
    const now = clock.read();
    const entry: SessionEntry = {
      id: newId(),
      tenant,
      project,
      principal,
      ...(session === undefined ? {} : { session }),
      at: Math.floor(now),
      state: "begun",
      operations: this.#operationsOf(action),
      cost,
      rules: [],
    };
    const who = { tenant, principal };
    const range = { since: this.#since(now), most: mostEntries + 1 };
    const before = await stored(() => store.begin(entry, range));
    const { complete, events } = sessionEvents(before.slice(-mostEntries), { now, session });
    const tainted = action === undefined ? [] : await this.#taintOf(who, action, range.since);
    return {
      facts: { complete: complete && before.length <= mostEntries, cost, events, tainted },
      settle: async (end) => {
        const isThere = await stored(() => store.settle(who, entry.id, end));
        if (!isThere)
          throw new GateFailure("sessions_unavailable", "the attempt is no longer in its history");
      },
    };
  }

  /** @throws {GateFailure} if it may not be durable: then the model must not see it */
  async observe(on: Requester, { text, kind, source }: Observation): Promise<void> {
    if (text.length > mostText)
      throw new GateFailure("gate_failed", `a text of more than ${mostText} characters is not noted: cut it`);
    if (!originKinds.includes(kind))
      throw new GateFailure("gate_failed", `\`kind\` is one of ${originKinds.join(", ")}`);
    const now = this.#options.clock.read();
    const who = { tenant: on.tenant, principal: on.requester };
    const words = [...distinctWords(text)].map((word) => wordDigest(who, word));
    if (words.length === 0) return;
    const sighting = { words, kind, source, at: Math.floor(now) };
    await stored(() => this.#options.store.see(who, sighting, this.#since(now)));
  }

  #since(now: number): number {
    return Math.floor(now - (this.#options.hours ?? 24) * 3_600_000);
  }

  /** None of what is no action: that is denied, and counts as such. */
  #operationsOf(action: Attempt["action"]): SessionEntry["operations"] {
    if (action === undefined) return [];
    try {
      return this.#options.guard.understandAction(action).operations.map(rememberedOperation);
    } catch {
      return [];
    }
  }

  async #taintOf(
    who: Principal,
    action: Readonly<Record<string, unknown>>,
    since: number,
  ): Promise<readonly Tainted[]> {
    const places = new Map([...wordsOfAction(action)].map(([word, at]) => [wordDigest(who, word), at]));
    if (places.size === 0) return [];
    const found = await stored(() => this.#options.store.untrusted(who, [...places.keys()], since));
    const tainted = [...found].flatMap(([word, source]) =>
      (places.get(word) ?? []).map((at): Tainted => ({ at, source })),
    );
    const byPlace = new Map(tainted.map((each) => [JSON.stringify([each.at, each.source]), each]));
    return [...byPlace.values()].sort((left, right) => (left.at < right.at ? -1 : 1));
  }
}

function stored<Result>(step: () => Promise<Result>): Promise<Result> {
  return within("sessions_unavailable", "the store of sessions", step);
}
