// Severities that were set in the place of rules' own, and the file that set each.
import { severityOrWorst } from "@palisade/guardrails";
import type { EffectiveSeverity } from "@palisade/guardrails/reports";

/** A file and the parameters that it sets. */
export type ParameterLayer = readonly [file: string | undefined, parameters: unknown];

/** @param layers what is set by a later one counts */
export function setSeverities(layers: readonly ParameterLayer[]): ReadonlyMap<string, EffectiveSeverity> {
  const set = new Map<string, EffectiveSeverity>();
  for (const [from = "", parameters] of layers) {
    const chosen = (Object(parameters) as Readonly<Record<string, unknown>>)["severities"];
    if (typeof chosen !== "object" || chosen === null) continue;
    for (const [rule, severity] of Object.entries(chosen)) {
      if (severity !== null) set.set(rule, { severity: severityOrWorst(severity), from });
    }
  }
  return set;
}
