// What a guarded tool throws where it has no value to give: who calls it, or the model, is told why, and what may be done.
import type { Decision } from "../contract/decision.js";
import type { RunResult } from "../gate/run-result.js";
import { counts } from "../policies/combine-verdicts.js";

export type ToolErrorCode =
  /** The policies, or the gate, said no. */
  | "denied"
  /** It waits for people: `approval` says for which. */
  | "pending"
  /** It was run, and that could not be put on record. */
  | "unrecorded";

type Withheld = Extract<RunResult<unknown>, { outcome: ToolErrorCode }>;

/** The tool gave no value. The message is fit for a model: it quotes what the policies say, and no arguments. */
export class ToolError extends Error {
  override readonly name = "ToolError";
  readonly code: ToolErrorCode;
  /** All that is known, the decision included. */
  readonly result: Withheld;

  constructor(tool: string, result: Withheld) {
    super(`\`${tool}\` ${messageFor(result)}`);
    this.code = result.outcome;
    this.result = result;
  }
}

function messageFor(result: Withheld): string {
  if (result.outcome === "unrecorded") return `was run, and that is not on record: ${result.failure.message}`;
  const reasons = reasonsIn(result.decision);
  if (result.outcome === "pending")
    return `was not run: it waits for approval ${result.approval.id}${told(reasons)}`;
  const { failure } = result;
  return `was not run: it is denied${told(failure === undefined ? reasons : [failure.message, ...reasons])}`;
}

function told(reasons: readonly string[]): string {
  return reasons.length === 0 ? "" : `: ${reasons.join("; ")}`;
}

/** Each once, with what would be allowed instead where a rule knows it. */
function reasonsIn({ findings, failure }: Decision): readonly string[] {
  const counted = findings.filter((finding) => counts(finding) && finding.effect !== "allow");
  const reasons = counted.map(({ rule, message, wouldAllow }) =>
    wouldAllow === undefined
      ? `${rule}: ${message}`
      : `${rule}: ${message} (allowed would be: ${wouldAllow})`,
  );
  return failure === undefined || counted.length > 0 ? [...new Set(reasons)] : [failure.message];
}
