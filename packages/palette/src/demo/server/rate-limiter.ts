// Requests by source address and group, as Palette counts them.
import { rateGroupOf } from "../../client/rate-groups.js";

type Bucket = { tokens: number; at: number };

/** Lets `burst` requests through at once, and `perSecond` after that. */
export class RateLimiter {
  readonly #buckets = new Map<string, Bucket>();

  /** The request may go on; counts it if so. */
  admits(address: string, path: string, now: number): boolean {
    const { prefix, perSecond, burst } = rateGroupOf(path);
    const name = `${address} ${prefix}`;
    const bucket = this.#buckets.get(name) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    const admitted = tokens >= 1;
    this.#buckets.set(name, { tokens: admitted ? tokens - 1 : tokens, at: now });
    return admitted;
  }
}
