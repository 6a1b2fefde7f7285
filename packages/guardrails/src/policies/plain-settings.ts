// What users set for a rule of a plain package.
import { type Severity, severityOrWorst } from "../contract/effect.js";
import { fieldOf } from "../contract/field-of.js";
import type { PlainRule } from "./plain-rule.js";

export type PlainSettings = {
  readonly severity: Severity | "off";
  readonly approvers?: readonly string[];
};

/**
 * What users set for a rule, by its name, as for the rules of packs: `severities` and `approvers`. A severity that is
 * none is the worst, so that a slip loosens nothing.
 * @param parameters the first of them that has something for the rule counts
 */
export function plainSettings({ rule, severity }: PlainRule, parameters: readonly unknown[]): PlainSettings {
  const setting = (name: string): unknown =>
    parameters.map((each) => fieldOf(fieldOf(each, name), rule)).find((each) => each !== undefined);
  const approvers = setting("approvers");
  const isList = Array.isArray(approvers) && approvers.length > 0 && approvers.every(isText);
  return {
    severity: severityOrWorst(setting("severities") ?? severity),
    ...(isList && { approvers: approvers as readonly string[] }),
  };
}

/** What was set for a package, `{}` if nothing was. */
export function packageParameters(name: string, parameters: readonly unknown[]): unknown {
  return parameters.map((each) => fieldOf(each, name)).find((each) => each !== undefined) ?? {};
}

function isText(given: unknown): boolean {
  return typeof given === "string";
}
