// A rule of a plain package, and how it is called.
import type { Severity } from "../contract/effect.js";

/** `main/deny`, `main/warn_costs`: what a rule of a plain package is called. */
const plainName = /^(.+)\/(deny|violation|warn)(?:_[A-Za-z0-9_]+)?$/;

const ownSeverities = { deny: "high", violation: "high", warn: "low" } as const satisfies Record<
  string,
  Severity
>;

export type PlainRule = {
  /** `main.deny`, as findings name it. */
  readonly rule: string;
  readonly kind: keyof typeof ownSeverities;
  /** `main`; its parameters go by this name. */
  readonly package: string;
  /** Unless users set another. */
  readonly severity: Severity;
};

/** The entrypoints that are rules of plain packages, in order. */
export function plainRulesAmong(entrypoints: Iterable<string>): readonly string[] {
  return [...entrypoints].filter((name) => plainName.test(name)).sort();
}

export function plainRuleOf(entrypoint: string): PlainRule {
  const kind = entrypoint.replace(plainName, "$2") as keyof typeof ownSeverities;
  return {
    rule: entrypoint.replaceAll("/", "."),
    kind,
    package: entrypoint.replace(plainName, "$1").replaceAll("/", "."),
    severity: ownSeverities[kind],
  };
}
