// Reads what a policy answered, and denies whatever it does not know.
import type { Coverage } from "./contract/coverage.js";
import { effectOfSeverity, severityRank, worstEffect } from "./contract/effect.js";
import type { Finding } from "./contract/finding.js";
import { plainCopy } from "./contract/plain-copy.js";
import { checkRequest } from "./contract/read-request.js";
import { RequestError, shortened } from "./contract/request-error.js";
import {
  denyBecause,
  type PolicyFinding,
  type PolicyVerdict,
  type Verdict,
  verdictSchema,
} from "./contract/verdict.js";

/**
 * `undefined`, and every shape but the contract's `{ effect, findings }`, are a `deny` that says why. The effect is
 * the worst of the policy's own and its findings': what a finding denies, nothing beside it allows.
 */
export function readVerdict(answer: unknown): Verdict {
  if (answer === undefined) return denyBecause("undefined_decision", "the policy gave no decision");
  try {
    const verdict = plainCopy(answer);
    checkRequest({ called: "a decision", schema: verdictSchema }, verdict);
    return combined(verdict as PolicyVerdict);
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    return denyBecause("unknown_decision_shape", `the policy's answer is no decision: ${error.message}`);
  }
}

function combined({ effect, findings: given, coverage }: PolicyVerdict): Verdict {
  const findings = given.map(completed).toSorted(byImportance);
  return {
    effect: worstEffect([effect, ...findings.map((finding) => finding.effect)]),
    findings,
    ...(coverage === undefined ? {} : { coverage: placed(coverage) }),
  };
}

/** A policy numbers the resources; a decision's places are pointers into the request. */
function placed({ unlooked, ...counts }: NonNullable<PolicyVerdict["coverage"]>): Coverage {
  const inOrder = unlooked.toSorted((left, right) => left.resource - right.resource);
  return {
    ...counts,
    unlooked: inOrder.map(({ resource, at, reason }) => ({
      at: `/resources/${resource}${at}`,
      reason: shortened(reason, longestText),
    })),
  };
}

/** A policy may leave out what follows from the rest, and leave texts empty where it has nothing to say. */
function completed(given: PolicyFinding): Finding {
  const { rule, title, severity, effect, message, controls, retryable, at, patch, ...texts } = given;
  const said = Object.entries(texts).filter(([, value]) => value !== "");
  return {
    rule,
    title,
    severity,
    effect: effect ?? effectOfSeverity[severity],
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

/** Worst first; then as they stand in what was judged, so that the order is always the same. */
function byImportance(left: Finding, right: Finding): number {
  return (
    severityRank(left.severity) - severityRank(right.severity) ||
    (left.resource ?? 0) - (right.resource ?? 0) ||
    compareTexts(left.rule, right.rule) ||
    compareTexts(left.at ?? "", right.at ?? "") ||
    compareTexts(left.message, right.message)
  );
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
