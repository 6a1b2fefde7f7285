// A verdict to a decision: who asked what, who judged, and when.
import { atOnce } from "./at-once.js";
import { messageOf } from "./caught.js";
import type { RequestContext } from "./contract/context.js";
import type { Decision } from "./contract/decision.js";
import { shortened } from "./contract/request-error.js";
import { denyBecause, type Verdict } from "./contract/verdict.js";
import { type GuardHost, systemHost } from "./host.js";
import type { Judging } from "./judging.js";
import { makeStamp, readMicros } from "./stamp.js";

/** What was asked, as far as it could be read, with what is to be said to it. */
export type Judged = {
  readonly digest?: string;
  readonly context?: RequestContext;
  readonly verdict: Verdict;
};

/**
 * Begins the time of a decision; what it gives ends it. A host that fails costs its own stamp, and the permission: a
 * decision that nobody can place in time allows nothing.
 */
export function beginDecision(judging: Judging, subject: unknown): (judge: () => Judged) => Decision {
  const { host, onDecision } = judging;
  const readBegan = remembered(() => readMicros(host));
  return (judge) => {
    let judged: Judged | undefined;
    try {
      const began = readBegan();
      judged = judge();
      const decision = stamped(judging, subject, { judged, host, began });
      atOnce("onDecision", onDecision?.(decision), "put decisions into a queue");
      return decision;
    } catch (error) {
      const failed = denyBecause("host_failed", `the guard's host failed: ${messageOf(error)}`);
      const verdict = { ...failed, findings: judged?.verdict.findings ?? [] };
      const began = readMicros(systemHost);
      return stamped(judging, subject, { judged: { ...judged, verdict }, host: systemHost, began });
    }
  };
}

/** Done now; it gives, or throws, what came of it. */
function remembered<Result>(act: () => Result): () => Result {
  try {
    const result = act();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

type Stamping = { readonly judged: Judged; readonly host: GuardHost; readonly began: number };

function stamped(judging: Judging, subject: unknown, { judged, host, began }: Stamping): Decision {
  const { verdict, digest, context } = judged;
  const { effect, ...rest } = verdict;
  const { id, ...times } = makeStamp(host, began);
  return {
    schemaVersion: 1,
    id,
    effect,
    mode: judging.mode,
    request: { kind: kindOf(subject), ...(digest === undefined ? {} : { digest }) },
    ...(context === undefined ? {} : { context }),
    ...rest,
    policies: judging.policies.map(({ identity }) => identity),
    ...times,
  };
}

/** What is asked about, as decisions and messages call it. */
export function kindOf(subject: unknown): string {
  return typeof subject === "string" ? shortened(subject, 100) : "unknown";
}
