// What a guard needs of the world: the time and randomness, handed in so that tests can fix them.

/** Clocks and randomness for ids and times of decisions; policies do not see it. */
export type GuardHost = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Microseconds of a clock that only goes forward. */
  monotonicMicros(): number;
  /** 16 random bytes. */
  randomBytes(): Uint8Array;
};

/** Random bytes are fetched many at a time: a fetch costs far more than its bytes. */
class RandomPool {
  readonly #bytes = new Uint8Array(4096);
  #used = this.#bytes.length;

  take(length: number): Uint8Array {
    if (this.#used + length > this.#bytes.length) {
      crypto.getRandomValues(this.#bytes);
      this.#used = 0;
    }
    this.#used += length;
    return this.#bytes.slice(this.#used - length, this.#used);
  }
}

const random = new RandomPool();

/** The host of every ordinary process and browser. */
export const systemHost: GuardHost = {
  now: () => Date.now(),
  monotonicMicros: () => Math.round(performance.now() * 1000),
  randomBytes: () => random.take(16),
};
