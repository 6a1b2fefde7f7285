// When a call is tried again, and when Palette is left alone.
import {
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhenResult,
  type IBackoff,
  type RetryPolicy,
  retry,
} from "cockatiel";
import type { PaletteError } from "../palette-error.js";
import { wasRefused } from "./failure-error.js";
import type { PaletteOptions } from "./transport-options.js";

/** An attempt: what came of it, or why nothing did. */
export type Outcome = { readonly value: unknown } | { readonly error: PaletteError };

export type Policies = {
  readonly retries: Readonly<Record<"reads" | "writes", RetryPolicy>>;
  readonly breaker: CircuitBreakerPolicy;
  /** A new series of pauses, each about twice the one before. */
  newPauses(): () => number;
};

/** After a 5xx nobody knows whether a write was done: it is not tried again. */
const mayRetry = {
  reads: ({ retryable }: PaletteError): boolean => retryable,
  writes: (error: PaletteError): boolean => error.code === "rate_limited" || wasRefused(error),
};

/** A 500 may be about one question alone, and the host answers others. */
const isHostTrouble = ({ code, status }: PaletteError): boolean =>
  (code === "unavailable" && status !== 500) || code === "timeout";

const failedWith =
  (holds: (error: PaletteError) => boolean) =>
  (result: unknown): boolean => {
    const { error } = result as { readonly error?: PaletteError };
    return error !== undefined && holds(error);
  };

export function createPolicies(options: PaletteOptions): Policies {
  const { most = 3, firstDelayMs = 500, mostDelayMs = 15_000 } = options.retries ?? {};
  const { failures = 5, pauseMs = 10_000 } = options.breaker ?? {};
  const retryWhen = (holds: (error: PaletteError) => boolean): RetryPolicy =>
    // Pauses are made by the call itself: those of the library cannot be cancelled.
    retry(handleWhenResult(failedWith(holds)), { maxAttempts: most });
  const backoff = new ExponentialBackoff({ initialDelay: firstDelayMs, maxDelay: mostDelayMs });

  return {
    retries: { reads: retryWhen(mayRetry.reads), writes: retryWhen(mayRetry.writes) },
    breaker: circuitBreaker(handleWhenResult(failedWith(isHostTrouble)), {
      halfOpenAfter: pauseMs,
      breaker: new ConsecutiveBreaker(failures),
    }),
    newPauses() {
      let last: IBackoff<unknown> | undefined;
      return () => {
        last = last === undefined ? backoff.next() : last.next(undefined);
        return last.duration;
      };
    },
  };
}
