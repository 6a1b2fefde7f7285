// The verdict on one prompt or action, for people and for programs, and the exit code that follows.
import type { Decision } from "@palisade/guardrails";
import type { ExitCode } from "../define-command.js";
import type { Host } from "../host.js";
import { decisionText } from "./decision-text.js";
import { jsonData } from "./terminal-text.js";

/** 0: allowed. 1: denied, or an approval is needed. 2: there was no verdict. */
export function reportDecision(decision: Decision, format: string, host: Host): ExitCode {
  host.out(
    format === "json"
      ? jsonData(`${JSON.stringify(decision, undefined, 2)}\n`)
      : decisionText(decision, host.colours),
  );
  if (decision.failure !== undefined) return 2;
  return decision.effect === "allow" ? 0 : 1;
}
