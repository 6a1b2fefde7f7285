// The time as the gate believes it: forward only.
import { GateFailure } from "./gate-failure.js";

/** How far a clock may be set back, as clocks of machines are, before nothing runs any more. */
const mostMilliseconds = 2000;

export class GateClock {
  readonly #now: () => number;
  #latest = 0;

  /** @param now milliseconds since the epoch */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Never less than what it gave before. @throws {GateFailure} `clock_moved` */
  read(): number {
    const now = this.#read();
    if (now < this.#latest - mostMilliseconds)
      throw new GateFailure(
        "clock_moved",
        `the clock went back by ${Math.round((this.#latest - now) / 1000)} seconds: set it right, and restart`,
      );
    this.#latest = Math.max(this.#latest, now);
    return this.#latest;
  }

  #read(): number {
    try {
      const now = this.#now();
      if (Number.isFinite(now) && now >= 0 && now < 2 ** 48) return now;
    } catch (cause) {
      throw new GateFailure("clock_moved", "the clock gave no time", { cause });
    }
    throw new GateFailure("clock_moved", "the clock gave no time");
  }
}
