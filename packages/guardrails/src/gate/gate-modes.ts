// Modes as a gate has them: which there can be, and what is told of them.
import { z } from "zod";
import type { Decision } from "../contract/decision.js";
import { modes as knownModes } from "../contract/decision.js";
import { suggestName } from "../contract/suggest-name.js";
import { neverExcepted } from "../exceptions/apply-exceptions.js";
import { GuardError } from "../guard-error.js";
import { packOf } from "../subjects/pack-of.js";
import type { GateOptions } from "./gate-options.js";

const modesSchema = z.record(z.string(), z.enum(knownModes));

/** @throws {GuardError} `invalid_options` for modes of what is not there, and for those that would loosen what never is */
export function checkModes({
  guard,
  modes = {},
  detectors = [],
}: Pick<GateOptions, "guard" | "modes" | "detectors">): void {
  if (!modesSchema.safeParse(modes).success)
    throw new GuardError("invalid_options", `\`modes\` says ${knownModes.join(", ")} of rules and packs`);
  const named = Object.entries(modes);
  if (named.length === 0) return;
  const packs = guard.subjects.filter(({ name }) => name !== "approval").map(packOf);
  const rules = guard.listRules().filter(({ subject }) => subject !== "approval");
  const known = [...packs, ...rules.map(({ rule }) => rule), ...detectors.map(({ name }) => name)];
  for (const [name, mode] of named) {
    if (neverExcepted.has(name) && mode !== "enforce")
      throw refused(name, "it is about what cannot be judged, and always enforced");
    if (!known.includes(name) && !neverExcepted.has(name))
      throw refused(name, `there is no such rule or pack${suggestName(name, known)}`);
  }
}

function refused(name: string, message: string): GuardError {
  return new GuardError("invalid_options", `modes: \`${name}\`: ${message}`);
}

/** A decision as callers see it: what is only recorded is not in it. */
export function toldDecision(decision: Decision): Decision {
  const findings = decision.findings.filter(({ mode }) => mode !== "shadow");
  if (findings.length === decision.findings.length) return decision;
  const { unenforced: _, ...told } = decision;
  return { ...told, findings };
}
