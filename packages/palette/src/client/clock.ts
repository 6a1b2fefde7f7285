// Time, as the client is handed it.
import { setTimeout as wait } from "node:timers/promises";

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** Ends early, by throwing, if the signal is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
};

export const systemClock: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal === undefined ? {} : { signal }),
};
