// The decision contract: what every door of Palisade answers with.

/** Mildest first. */
export const effects = ["allow", "require_approval", "deny"] as const;
/** What the caller is to do: go ahead, ask a person, or stop. */
export type Effect = (typeof effects)[number];

/** Worst first. */
export const severities = ["critical", "high", "medium", "low", "info"] as const;
/** How bad a finding is. */
export type Severity = (typeof severities)[number];

/** A control of a framework that a rule helps to meet: `{ framework: "CIS Kubernetes v1.12", id: "5.2.2" }`. */
export type Control = { readonly framework: string; readonly id: string };

/** One operation of a JSON Patch (RFC 6902). */
export type JsonPatchOperation = {
  readonly op: "add" | "remove" | "replace" | "move" | "copy" | "test";
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
};

/** What one rule has to say. */
export type Finding = {
  /** The rule's stable id: `K8S-PRIVILEGED`. */
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  /** For a configuration: which of the resources, counted from 0. */
  readonly resource?: number;
  /** What it is about, by name: `Deployment/web`. */
  readonly subject?: string;
  /** JSON pointer into what was judged. */
  readonly at?: string;
  readonly controls: readonly Control[];
  readonly remedy?: string;
  /** A deterministic fix, where there is one. */
  readonly patch?: readonly JsonPatchOperation[];
  /** Whether asking again with something changed can succeed. */
  readonly retryable: boolean;
  /** What would be allowed instead. */
  readonly wouldAllow?: string;
  /** Roles that may approve. */
  readonly approvers?: readonly string[];
};

/** Why there is no verdict of the policies, and so a `deny`. */
export type FailureCode =
  /** What was asked has no JSON form, or is no prompt, action or configuration at all. */
  | "invalid_request"
  /** The evaluation ended with an error. */
  | "evaluation_failed"
  /** A limit on steps or memory was reached. */
  | "limit_exceeded"
  /** The policy gave no decision. */
  | "undefined_decision"
  /** The policy gave something that is no decision. */
  | "unknown_decision_shape"
  /** The bundle has no policy for this kind of question. */
  | "missing_policy";

/** Why there was no verdict: a code for programs, a message for people. */
export type Failure = { readonly code: FailureCode; readonly message: string };

/** The bundle that judged. */
export type PolicyIdentity = { readonly bundle: string; readonly revision: string; readonly digest: string };

/** The answer to every question. `effect` alone is safe to act on: without a verdict it is `deny`. */
export type Decision = {
  /** UUIDv7. */
  readonly id: string;
  readonly effect: Effect;
  /** Worst first. */
  readonly findings: readonly Finding[];
  /** Present when the effect is `deny` because something failed, rather than because a rule said so. */
  readonly failure?: Failure;
  readonly policy: PolicyIdentity;
  /** RFC 3339. */
  readonly evaluatedAt: string;
  readonly durationMicros: number;
};

/** What a policy answered, before it has an id and a time. */
export type Verdict = {
  readonly effect: Effect;
  readonly findings: readonly Finding[];
  readonly failure?: Failure;
};

/** The one way a verdict comes about without the policies. */
export function denyBecause(code: FailureCode, message: string): Verdict {
  return { effect: "deny", findings: [], failure: { code, message } };
}

/** How bad: 0 is `critical`. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}
