// Effects and severities: what a caller is to do, and how bad a finding is.
import { z } from "zod";

/** Mildest first. */
export const effects = ["allow", "require_approval", "deny"] as const;
export const effectSchema = z.enum(effects);
/** What the caller is to do: go ahead, ask a person, or stop. */
export type Effect = z.infer<typeof effectSchema>;

/** Worst first. */
export const severities = ["critical", "high", "medium", "low", "info"] as const;
export const severitySchema = z.enum(severities);
/** How bad a finding is. */
export type Severity = z.infer<typeof severitySchema>;

/** What a finding of a severity leads to where nobody says otherwise; the policies have the same table. */
export const effectOfSeverity: Readonly<Record<Severity, Effect>> = {
  critical: "deny",
  high: "deny",
  medium: "require_approval",
  low: "allow",
  info: "allow",
};

/** How bad: 0 is `critical`. */
export function severityRank(severity: Severity): number {
  return severities.indexOf(severity);
}

/** What somebody set in the place of a severity: what is none is the worst, so that a slip loosens nothing. */
export function severityOrWorst(chosen: unknown): Severity | "off" {
  return (["off", ...severities] as const).find((known) => known === chosen) ?? "critical";
}

/** The one that stops most; of none, `allow`. */
export function worstEffect(given: readonly Effect[]): Effect {
  const worst = given.reduce((rank, effect) => Math.max(rank, effects.indexOf(effect)), 0);
  return effects[worst] ?? "deny";
}
