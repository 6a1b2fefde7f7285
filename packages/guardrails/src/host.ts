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

/** The host of every ordinary process and browser. */
export const systemHost: GuardHost = {
  now: () => Date.now(),
  monotonicMicros: () => Math.round(performance.now() * 1000),
  randomBytes: () => crypto.getRandomValues(new Uint8Array(16)),
};
