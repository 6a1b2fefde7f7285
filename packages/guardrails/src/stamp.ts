// What a decision is stamped with: its id and its time, from a host that may fail.
import { v7 } from "uuid";
import { atOnce } from "./at-once.js";
import { isBytes } from "./contract/bytes.js";
import type { Decision } from "./contract/decision.js";
import type { GuardHost } from "./host.js";

export type Stamp = Pick<Decision, "id" | "evaluatedAt" | "durationMicros">;

/** The largest time that a UUIDv7 can carry, in milliseconds. */
const latest = 2 ** 48 - 1;

/** @throws {RangeError} for a clock that gives no time, {TypeError} for one that gives a promise, and whatever the host throws. */
export function readMicros(host: GuardHost): number {
  const micros = atOnce("monotonicMicros", host.monotonicMicros());
  if (!Number.isFinite(micros)) throw new RangeError("`monotonicMicros` gave no number");
  return micros;
}

/** @throws {RangeError} for a host that gives no time or no bytes, {TypeError} for promises, and whatever the host throws. */
export function makeStamp(host: GuardHost, began: number): Stamp {
  const now = atOnce("now", host.now());
  if (!Number.isFinite(now) || now < 0 || now > latest) throw new RangeError("`now` gave no time");
  const random = atOnce("randomBytes", host.randomBytes());
  if (!isBytes(random) || random.length < 16) throw new RangeError("`randomBytes` gave no 16 bytes");
  const msecs = Math.floor(now);
  return {
    id: v7({ msecs, random: new Uint8Array(random) }),
    evaluatedAt: new Date(msecs).toISOString(),
    durationMicros: Math.max(0, Math.round(readMicros(host) - began)),
  };
}
