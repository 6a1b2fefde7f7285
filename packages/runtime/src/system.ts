// The machine's clock and randomness: what a host gets that brings none of its own, and the only place that asks.

const nanosecondsPerMillisecond = 1_000_000n;

export function systemClock(): bigint {
  return BigInt(Date.now()) * nanosecondsPerMillisecond;
}

export function systemRandomBytes(count: number): Uint8Array {
  return globalThis.crypto.getRandomValues(new Uint8Array(count));
}
