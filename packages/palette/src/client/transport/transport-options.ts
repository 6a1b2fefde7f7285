// How calls are made, and what they are kept to.
import type { ApiKeySource } from "../api-key.js";
import type { Clock } from "../clock.js";
import type { RateLimiter } from "../limits/rate-limiter.js";
import type { OnCall } from "./call-record.js";

export type PaletteOptions = {
  /** `https://api.spectrocloud.com`, or the host of your own Palette. */
  readonly baseUrl: string;
  /** A function is asked for every call, so that the key can be replaced without a restart. */
  readonly apiKey: ApiKeySource;
  /** The project of calls that name none. */
  readonly projectUid?: string;
  /** Calls are kept to these projects: others are refused before anything is sent, and so are calls without a project. */
  readonly projects?: readonly string[];
  /** PEM of the authorities that the server's certificate may be of, instead of the public ones. */
  readonly ca?: string;
  /** Shared by all clients that call from the same address; the process has one of its own if not given. */
  readonly limiter?: RateLimiter;
  readonly clock?: Clock;
  readonly onCall?: OnCall;
  /** Ends everything that is going on. */
  readonly signal?: AbortSignal;
  readonly timeouts?: {
    /** One request and its answer; 30 seconds if not given. */
    readonly attemptMs?: number;
    /** All attempts and the waiting between them; two minutes if not given. */
    readonly totalMs?: number;
  };
  readonly retries?: {
    /** After the first attempt; 3 if not given. */
    readonly most?: number;
    /** Doubled from one to the next, and varied at random; 500 if not given. */
    readonly firstDelayMs?: number;
    readonly mostDelayMs?: number;
  };
  readonly breaker?: {
    /** Failures in a row after which Palette is left alone; 5 if not given. */
    readonly failures?: number;
    /** For so long; 10 seconds if not given. Then one call tries. */
    readonly pauseMs?: number;
  };
  /** Bytes of an answer; 16 MiB if not given. */
  readonly mostAnswerBytes?: number;
};

/** Of one call. */
export type CallOptions = {
  readonly signal?: AbortSignal;
  readonly projectUid?: string;
  /** Goes into the record of the call. */
  readonly decisionId?: string;
};
