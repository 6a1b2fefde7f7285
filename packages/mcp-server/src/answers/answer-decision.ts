// A decision as an answer that any client can read: the effect, its failure and the counts whole, places as many as fit.
import type { Decision } from "@palisade/guardrails";
import type { Answer, Page } from "./answer-schema.js";
import { answerBytes, maximumAnswerBytes, spareBytes } from "./answer-size.js";
import { type FilledPage, fillFirstPage, fillPage, type Shown } from "./fill-page.js";
import { groupDecision } from "./group-decision.js";
import { cursorText, type Found, type RecentDecisions } from "./recent-decisions.js";

/** Texts of a failure are for people, who need no more of it. */
const longestMessage = 2000;

/** Keeps the decision if it does not hold all of it. */
export function answerDecision(decision: Decision, recent: RecentDecisions): Answer {
  const { findings, coverage, failure, ...rest } = decision;
  const groups = groupDecision(decision);
  const base = {
    ...rest,
    ...(failure && { failure: { ...failure, message: shortened(failure.message) } }),
    total: findings.length,
  };
  const budget = maximumAnswerBytes - spareBytes - answerBytes(base);
  const { shown, next } = fillFirstPage(groups, budget);
  if (next !== undefined) recent.keep(decision.id, groups);
  const { judged, partly, unlooked = [] } = coverage ?? {};
  const answer = {
    ...base,
    groups: listed("finding", shown),
    ...(coverage && {
      coverage: { judged, partly, unlooked: unlooked.length, reasons: listed("reason", shown) },
    }),
    ...(next && { nextCursor: cursorText(decision.id, next) }),
  };
  return answer as Answer;
}

/** The rest of a decision, of one rule if one is named. */
export function answerPage({ decision, groups, rule, position }: Found): Page {
  const wanted =
    rule === undefined ? groups : groups.filter(({ head }) => head["rule"] === groups[rule]?.head["rule"]);
  const page: FilledPage = fillPage(wanted, position, maximumAnswerBytes - spareBytes);
  const { shown, next } = page;
  const answer = {
    decision,
    groups: listed("finding", shown),
    reasons: listed("reason", shown),
    ...(next && { nextCursor: cursorText(decision, next, rule) }),
  };
  return answer as Page;
}

function listed(kind: "finding" | "reason", shown: readonly Shown[]): readonly unknown[] {
  const list = kind === "finding" ? "findings" : "places";
  return shown
    .filter(({ group }) => group.kind === kind)
    .map(({ group, items }) => ({ ...group.head, count: group.items.length, [list]: items }));
}

function shortened(message: string): string {
  return message.length <= longestMessage ? message : `${message.slice(0, longestMessage).toWellFormed()}…`;
}
