// The time of a question: what exceptions last until, and what policies are told.
import { atOnce } from "./at-once.js";
import type { GuardHost } from "./host.js";

/** A clock that fails costs the decision its stamp, and so the permission; until then no time is known. */
export function timeOf(host: GuardHost): number {
  try {
    return atOnce("now", host.now());
  } catch {
    return Number.NaN;
  }
}

/** Nanoseconds, for policies. */
export function policyTime(now: number): { readonly now?: bigint } {
  return Number.isFinite(now) ? { now: BigInt(Math.floor(now)) * 1_000_000n } : {};
}
