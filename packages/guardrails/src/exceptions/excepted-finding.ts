// Findings with what exceptions make of them.
import type { Finding } from "../contract/finding.js";
import type { RuleException } from "./rule-exception.js";

export type ExceptedFinding = Finding & {
  readonly status: "violation" | "excepted" | "not_applicable";
  readonly exception?: Pick<RuleException, "id" | "reason" | "owner" | "expires">;
};
