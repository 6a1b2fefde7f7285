// A line for each group of calls: the first in it asks the counter, the others wait behind.
import { type Clock, systemClock } from "../clock.js";
import { PaletteError } from "../palette-error.js";
import type { RateCounter, RateLimiter } from "./rate-limiter.js";
import { untilAborted } from "./until-aborted.js";

export type RateLimiterOptions = {
  readonly clock?: Clock;
  /** So many calls of a group may wait, 1000 if not given; the next one fails. */
  readonly mostWaiting?: number;
};

type Line = { waiting: number; end: Promise<unknown> };

/** A limiter that counts by this counter. */
export function createRateLimiter(counter: RateCounter, options: RateLimiterOptions = {}): RateLimiter {
  const { clock = systemClock, mostWaiting = 1000 } = options;
  const lines = new Map<string, Line>();

  const askUntilFree = async (key: string, perSecond: number, signal?: AbortSignal): Promise<void> => {
    for (;;) {
      signal?.throwIfAborted();
      const milliseconds = await counter.consume(key, perSecond);
      if (milliseconds <= 0) return;
      await clock.sleep(milliseconds, signal);
    }
  };

  return {
    take(host, { prefix, perSecond }, signal) {
      const key = `${host}${prefix}`;
      const line = lines.get(key) ?? { waiting: 0, end: Promise.resolve() };
      if (line.waiting >= mostWaiting) return Promise.reject(tooMany(mostWaiting));
      lines.set(key, line);
      line.waiting += 1;
      const turn = line.end.then(() => askUntilFree(key, perSecond, signal));
      line.end = turn
        .catch(() => undefined)
        .then(() => {
          line.waiting -= 1;
          if (line.waiting === 0) lines.delete(key);
        });
      return untilAborted(turn, signal);
    },
    pause: (host, { prefix, perSecond }, milliseconds) =>
      counter.block(`${host}${prefix}`, perSecond, milliseconds),
  };
}

const tooMany = (mostWaiting: number): PaletteError =>
  new PaletteError("rate_limited", `${mostWaiting} calls wait for their turn already`, {
    retryable: true,
    hint: "ask for less at once, or later",
  });
