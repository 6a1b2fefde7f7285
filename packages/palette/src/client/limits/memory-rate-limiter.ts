// Counts calls in this process.
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { createRateLimiter, type RateLimiterOptions } from "./create-rate-limiter.js";
import { type RateCounter, type RateLimiter, windowSeconds } from "./rate-limiter.js";

/**
 * Keeps the calls of one process within Palette's limits; clients that share it keep them together.
 * @example const limiter = createMemoryRateLimiter();
 */
export function createMemoryRateLimiter(options: RateLimiterOptions = {}): RateLimiter {
  return createRateLimiter(createMemoryCounter(), options);
}

function createMemoryCounter(): RateCounter {
  const limiters = new Map<number, RateLimiterMemory>();
  const limiterOf = (perSecond: number): RateLimiterMemory => {
    const known = limiters.get(perSecond);
    if (known !== undefined) return known;
    const made = new RateLimiterMemory({ points: perSecond * windowSeconds, duration: windowSeconds });
    limiters.set(perSecond, made);
    return made;
  };

  return {
    consume: (key, perSecond) => millisecondsToWait(limiterOf(perSecond).consume(key)),
    async block(key, perSecond, milliseconds) {
      await limiterOf(perSecond).block(key, milliseconds / 1000);
    },
  };
}

/** The library says by a rejection that it is too early. */
export async function millisecondsToWait(consumed: Promise<RateLimiterRes>): Promise<number> {
  try {
    await consumed;
    return 0;
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, error.msBeforeNext);
    throw error;
  }
}

let shared: RateLimiter | undefined;

/** The one that clients of this process share unless they are given another: they call from the same address. */
export function processRateLimiter(): RateLimiter {
  shared ??= createMemoryRateLimiter();
  return shared;
}
