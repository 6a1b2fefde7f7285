// Reads what a policy answered, and denies whatever it does not know.
import type { Coverage } from "../contract/coverage.js";
import { effectOfSeverity } from "../contract/effect.js";
import type { Finding } from "../contract/finding.js";
import { plainCopy } from "../contract/plain-copy.js";
import { checkRequest } from "../contract/read-request.js";
import { RequestError, shortened } from "../contract/request-error.js";
import {
  denyBecause,
  type PolicyFinding,
  type PolicyVerdict,
  type Verdict,
  verdictSchema,
} from "../contract/verdict.js";

/**
 * `undefined`, and every shape but the contract's `{ effect, findings }`, are a `deny` that says why. The effect is
 * the policy's own: it is held against its findings where verdicts are combined.
 */
export function readVerdict(answer: unknown): Verdict {
  if (answer === undefined) return denyBecause("undefined_decision", "the policy gave no decision");
  try {
    const verdict = plainCopy(answer, { halves: "replace" });
    checkRequest({ called: "a decision", schema: verdictSchema }, verdict);
    return answered(verdict as PolicyVerdict);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return denyBecause("unknown_decision_shape", `the policy's answer is no decision: ${error.message}`);
  }
}

function answered({ effect, findings, coverage }: PolicyVerdict): Verdict {
  return {
    effect,
    findings: findings.map(completed),
    ...(coverage === undefined ? {} : { coverage: placed(coverage) }),
  };
}

/** A policy numbers the resources; a decision's places are pointers into the request. */
function placed({ unlooked, ...counts }: NonNullable<PolicyVerdict["coverage"]>): Coverage {
  const inOrder = unlooked.toSorted((left, right) => left.resource - right.resource);
  return {
    ...counts,
    unlooked: inOrder.map(({ resource, at, reason, ...rest }) => ({
      at: `/resources/${resource}${at}`,
      reason: shortened(reason, longestText),
      ...rest,
    })),
  };
}

/** A policy may leave out what follows from the rest, and leave texts empty where it has nothing to say. */
function completed(given: PolicyFinding): Finding {
  const { rule, title, severity, effect, status, message, controls, retryable, at, patch, ...texts } = given;
  const said = Object.entries(texts).filter(([, value]) => value !== "");
  return {
    rule,
    title,
    severity,
    effect: effect ?? effectOfSeverity[severity],
    status: status ?? "violation",
    message: shortened(message, longestText),
    ...(at === undefined || at === "" ? {} : { at }),
    ...Object.fromEntries(said.map(([name, value]) => [name, bounded(value)])),
    controls: controls ?? [],
    ...(patch === undefined ? {} : { patch }),
    retryable: retryable ?? false,
  };
}

/** Policies quote what they were asked, and that may be long. */
const longestText = 2000;

function bounded(value: unknown): unknown {
  return typeof value === "string" ? shortened(value, longestText) : value;
}
