// Exceptions that nothing needed: what they were for is mended, or they never were about anything.

import type { Finding } from "../contract/finding.js";
import type { RuleDescription } from "../contract/rule-description.js";
import { neverExcepted } from "./apply-exceptions.js";
import type { WrittenException } from "./read-exceptions.js";
import { listed } from "./rule-exception.js";
import { scopePattern } from "./scope-pattern.js";

/**
 * Those that no finding carries, whether it is excepted by them or they have expired. An exception for rules of another
 * subject alone (actions, where configurations were judged) says nothing here, and neither does one for a role.
 * @param rules the whole catalogue; without it, every exception may be about what was judged
 */
export function unusedExceptions<Written extends WrittenException>(
  exceptions: readonly Written[],
  findings: readonly Finding[],
  judged: { readonly subject: string; readonly rules: readonly RuleDescription[] },
): readonly Written[] {
  const used = new Set(findings.flatMap(({ exception }) => exception?.id ?? []));
  return exceptions.filter(
    ({ exception }) =>
      !used.has(exception.id) && exception.role === undefined && mayBeAbout(exception.rule, judged),
  );
}

function mayBeAbout(
  rule: string | readonly string[],
  { subject, rules }: { readonly subject: string; readonly rules: readonly RuleDescription[] },
): boolean {
  return listed(rule).some((pattern) => {
    if (neverExcepted.has(pattern)) return true;
    const { matches } = scopePattern(pattern);
    const about = rules.filter((each) => matches(each.rule, () => undefined));
    return about.length === 0 || about.some((each) => each.subject === subject);
  });
}
