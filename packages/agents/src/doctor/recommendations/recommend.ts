// What to do about root causes: proposed actions, each judged by the guard before anybody reads it. Nothing is done here.
import type { Action, Guard } from "@palisade/guardrails";
import type { Hypothesis } from "../causes/hypotheses.js";
import type { Finding } from "../findings/finding.js";
import type { ClusterSnapshot } from "../gather/snapshot.js";
import type { RootCause } from "../root-causes.js";
import { placesOf } from "./places.js";
import { type Proposal, proposals } from "./proposals.js";

/** What the guard says to a proposed action. */
export type Judgement = {
  readonly effect: "allow" | "require_approval" | "deny";
  readonly decisionId: string;
  /** Why, by the rules that say so. */
  readonly reasons: readonly { readonly rule: string; readonly message: string }[];
};

export type Recommendation = {
  readonly cause: RootCause;
  readonly title: string;
  readonly kind: Proposal["kind"];
  readonly action?: Action;
  readonly judgement?: Judgement;
};

const most = 12;

/** For root causes in their order; the same action is proposed once. */
export function recommend(
  roots: readonly Hypothesis[],
  findings: readonly Finding[],
  snapshot: ClusterSnapshot,
  guard: Pick<Guard, "validateAction">,
): readonly Recommendation[] {
  const seen = new Set<string>();
  const all = roots.flatMap(({ cause }) =>
    proposals[cause](placesOf(snapshot, findings, cause)).map((proposal) => ({ cause, ...proposal })),
  );
  const fresh = all.filter(({ action, title }) => {
    const key = JSON.stringify(action ?? title);
    return !seen.has(key) && seen.add(key);
  });
  return fresh.slice(0, most).map((each) => ({
    ...each,
    ...(each.action !== undefined && { judgement: judged(each.action, guard) }),
  }));
}

function judged(action: Action, guard: Pick<Guard, "validateAction">): Judgement {
  const { effect, id, findings, failure } = guard.validateAction(action);
  const reasons = findings
    .filter(({ status }) => status === "violation")
    .map(({ rule, message }) => ({ rule, message }));
  return {
    effect,
    decisionId: id,
    reasons: failure === undefined ? reasons : [{ rule: failure.code, message: failure.message }, ...reasons],
  };
}
