// What the guard says to a candidate: what it comes to in Kubernetes' own documents, judged as any configuration is.
import type { Decision, Guard } from "@palisade/guardrails";
import type { Candidate } from "../candidates/candidate.js";
import { documentsOf } from "./documents-of.js";

export type JudgedFinding = { readonly rule: string; readonly severity: string; readonly message: string };

export type Judgement = {
  readonly effect: Decision["effect"];
  readonly decisionId: string;
  readonly findings: readonly JudgedFinding[];
};

/** Nothing for a candidate of which nothing can be judged: its values say nothing that Kubernetes reads. */
export type Judge = (candidate: Candidate) => Judgement | undefined;

export const judgeWith =
  (guard: Pick<Guard, "validateConfiguration">): Judge =>
  (candidate) => {
    const resources = documentsOf(candidate);
    if (resources.length === 0) return undefined;
    const { effect, id, findings, failure } = guard.validateConfiguration({ resources });
    const violations = findings
      .filter(({ status }) => status === "violation")
      .map(({ rule, severity, message }) => ({ rule, severity, message }));
    const failed =
      failure === undefined ? [] : [{ rule: failure.code, severity: "high", message: failure.message }];
    return { effect, decisionId: id, findings: [...failed, ...violations] };
  };
