// What calls of one Palette share, whosever key they are made with.
import { Agent } from "undici";
import { readBaseUrl } from "../base-url.js";
import { type Clock, systemClock } from "../clock.js";
import { processRateLimiter } from "../limits/memory-rate-limiter.js";
import type { RateLimiter } from "../limits/rate-limiter.js";
import { createRedactor, type Redactor } from "../redaction.js";
import type { OnCall } from "./call-record.js";
import { SignalLinks } from "./linked-signals.js";
import { createPolicies, type Policies } from "./policies.js";
import type { PaletteOptions } from "./transport-options.js";

export type Connection = {
  readonly origin: string;
  /** As limits count it. */
  readonly host: string;
  readonly agent: Agent;
  readonly limiter: RateLimiter;
  readonly clock: Clock;
  readonly policies: Policies;
  readonly links: SignalLinks;
  readonly redactor: Redactor;
  readonly onCall: OnCall | undefined;
  readonly signal: AbortSignal | undefined;
  /** Aborted when the connection is closed. */
  readonly closing: AbortController;
  readonly attemptMs: number;
  readonly totalMs: number;
  readonly mostAnswerBytes: number;
};

/** @throws {PaletteError} `invalid_options` */
export function openConnection(options: PaletteOptions): Connection {
  const { attemptMs = 30_000, totalMs = 120_000 } = options.timeouts ?? {};
  const origin = readBaseUrl(options.baseUrl);
  return {
    origin,
    host: new URL(origin).host,
    agent: new Agent({
      connections: 32,
      // Each attempt has its own time, which these would only compete with.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        timeout: attemptMs,
        // Even where the environment switches it off for the whole process.
        rejectUnauthorized: true,
        ...(options.ca === undefined ? {} : { ca: options.ca }),
      },
    }),
    limiter: options.limiter ?? processRateLimiter(),
    clock: options.clock ?? systemClock,
    policies: createPolicies(options),
    links: new SignalLinks(),
    redactor: createRedactor(),
    onCall: options.onCall,
    signal: options.signal,
    closing: new AbortController(),
    attemptMs,
    totalMs,
    mostAnswerBytes: options.mostAnswerBytes ?? 16 * 1024 * 1024,
  };
}

/** Ends what is going on, and closes its sockets. */
export async function closeConnection({ closing, agent }: Connection): Promise<void> {
  closing.abort();
  await agent.destroy();
}
