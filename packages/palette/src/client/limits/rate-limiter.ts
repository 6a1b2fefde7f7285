// Calls wait for their turn, so that Palette never has to refuse them.
import type { RateGroup } from "../rate-groups.js";

/** May be shared by any number of clients: Palette counts by the address that calls come from. */
export type RateLimiter = {
  /**
   * Waits until a call of this group may be made. First come, first served.
   * @throws {PaletteError} `rate_limited` if too many wait already, `unavailable` if what counts the calls fails
   * @throws the signal's reason, if it is aborted meanwhile
   */
  take(host: string, group: RateGroup, signal?: AbortSignal): Promise<void>;
  /** Palette said that there were too many: no call of this group goes out for so long. */
  pause(host: string, group: RateGroup, milliseconds: number): Promise<void>;
};

/** Counts calls in windows of time: in memory, or where several processes count together. */
export type RateCounter = {
  /** Counts one more. Gives 0 if it may go out, else the milliseconds after which to ask again. */
  consume(key: string, perSecond: number): Promise<number>;
  block(key: string, perSecond: number, milliseconds: number): Promise<void>;
};

/**
 * Seconds of a window. As many calls may go out in it as Palette takes in that time, at once if need be. Two windows that
 * meet are then at most four seconds' worth in an instant, and Palette takes five.
 */
export const windowSeconds = 2;
