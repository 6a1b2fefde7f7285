// What reports say of frameworks, in words.
import type { ControlResult, FrameworkResult, Score } from "./judge-framework.js";

/** `87.5 (93.8 without what is new)`, and `-` where nothing was judged. */
export function scoreText({ score, before }: Score): string {
  if (score === undefined) return "-";
  return before === undefined || before === score
    ? String(score)
    : `${score} (${before} without what is new)`;
}

/** `3 passed, 1 failed, 12 for a person to look at`; what is none is left out. */
export function countsText({ counts }: Score): string {
  const parts = [
    [counts.passed, "passed"],
    [counts.failed, "failed"],
    [counts.excepted, "excepted"],
    [counts.not_applicable, "not applicable"],
    [counts.attested, "attested"],
    [counts.manual, "for a person to look at"],
    [counts.not_shown, "not shown by what was judged"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, text]) => `${count} ${text}`)
    .join(", ");
}

export const statusTexts: Readonly<Record<ControlResult["status"], string>> = {
  passed: "passed",
  failed: "failed",
  excepted: "excepted",
  not_applicable: "not applicable",
  attested: "attested",
  manual: "action required",
  not_shown: "not shown",
};

/** Why a control stands as it does: its findings, whose word it is, or what is to be looked at. */
export function evidenceText({ status, findings, rules, attestation, reason, look }: ControlResult): string {
  if (status === "failed" || status === "excepted")
    return `${findings.length} finding${findings.length === 1 ? "" : "s"} of ${rules.join(", ")}`;
  if (status === "passed") return `nothing found by ${rules.join(", ")}`;
  if (attestation !== undefined)
    return `${attestation.owner}, until ${attestation.expires}: ${attestation.statement}`;
  return reason ?? look;
}

/** What a score of the framework does not say. */
export function claimText({ claim }: FrameworkResult): string {
  return claim === "supports" ? "What passes supports a specification; it never satisfies one." : "";
}
