// What whoever was not let through can do: each finding by its class, with what would be allowed and who can approve.
import type { Decision } from "../contract/decision.js";
import type { FailureCode } from "../contract/failure.js";
import type { Finding } from "../contract/finding.js";
import { neverExcepted } from "../exceptions/apply-exceptions.js";
import { counts } from "../policies/combine-verdicts.js";

/** Every class with its meaning, the one that helps least first: types and documentation derive from it. */
export const helpClasses = {
  never: "asking again does not help",
  later: "what judges or records it does not work at the moment: ask again later",
  rewording: "it could not be read or understood: say it otherwise",
  change: "the same with something changed may be allowed",
  approval: "people with the roles that are named may approve it",
} as const;

export type HelpClass = keyof typeof helpClasses;

const classes = Object.keys(helpClasses) as readonly HelpClass[];

/** What to do about one finding. */
export type FindingHelp = Pick<Finding, "rule" | "message" | "retryable"> &
  Partial<Pick<Finding, "at" | "remedy" | "wouldAllow" | "approvers" | "patch">> & {
    readonly class: HelpClass;
  };

export type DenialHelp = {
  /** Of all that stands in the way, the one that helps least. */
  readonly class: HelpClass;
  /** Whether asking again can succeed, with something changed, approved, or mended. */
  readonly retryable: boolean;
  readonly findings: readonly FindingHelp[];
};

const classOfFailure: Readonly<Record<FailureCode, HelpClass>> = {
  invalid_request: "rewording",
  limit_exceeded: "change",
  missing_policy: "later",
  evaluation_failed: "later",
  undefined_decision: "later",
  unknown_decision_shape: "later",
  host_failed: "later",
  audit_unavailable: "later",
  approvals_unavailable: "later",
  sessions_unavailable: "later",
  approval_unknown: "approval",
  approval_void: "approval",
  approval_not_usable: "approval",
  clock_moved: "later",
  cancelled: "later",
  gate_failed: "later",
};

/**
 * For agents and for people: what a decision that is no `allow` leaves to do.
 * @example helpOf(decision).findings[0]?.wouldAllow // "at most 20 replicas"
 */
export function helpOf(decision: Decision): DenialHelp {
  const standing = decision.findings.filter((finding) => counts(finding) && finding.effect !== "allow");
  const findings = standing.map(findingHelp);
  const { failure } = decision;
  const found = findings.map((finding) => finding.class);
  const all = failure === undefined ? found : [...found, classOfFailure[failure.code]];
  // A policy that denies and does not say why has nothing to ask again about.
  const worst = classes.find((each) => all.includes(each)) ?? "never";
  return { class: worst, retryable: worst !== "never", findings };
}

function findingHelp(finding: Finding): FindingHelp {
  const { rule, message, retryable, at, remedy, wouldAllow, approvers, patch } = finding;
  return {
    rule,
    class: classOf(finding),
    message,
    retryable,
    ...(at === undefined ? {} : { at }),
    ...(remedy === undefined ? {} : { remedy }),
    ...(wouldAllow === undefined ? {} : { wouldAllow }),
    ...(approvers === undefined ? {} : { approvers }),
    ...(patch === undefined ? {} : { patch }),
  };
}

function classOf({ rule, effect, retryable }: Finding): HelpClass {
  if (effect === "require_approval") return "approval";
  if (!retryable) return "never";
  return neverExcepted.has(rule) ? "rewording" : "change";
}
