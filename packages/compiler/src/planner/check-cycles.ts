// Finds functions of a plan that call themselves, however indirectly: these would never end.
import { PlanError } from "./plan-error.js";
import type { RuleGroup } from "./virtual-documents.js";

/** What a planned function calls, and the rules it stands for. */
export type PlannedCalls = { readonly group: RuleGroup; readonly callees: ReadonlySet<string> };

/**
 * The checker has refused rules that refer to themselves. What is left are rules that share a prefix, and so
 * a function, where one refers to what only another defines.
 */
export function checkCycles(functions: ReadonlyMap<string, PlannedCalls>): void {
  const done = new Set<string>();
  const open = new Set<string>();
  for (const start of functions.keys()) {
    const pending: { readonly name: string; readonly leaves: boolean }[] = [{ name: start, leaves: false }];
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      const { name, leaves } = step;
      if (leaves) {
        open.delete(name);
        done.add(name);
      } else if (open.has(name)) throw cycleError(functions.get(name)?.group);
      else if (!done.has(name)) {
        open.add(name);
        pending.push({ name, leaves: true });
        for (const callee of functions.get(name)?.callees ?? [])
          pending.push({ name: callee, leaves: false });
      }
    }
  }
}

function cycleError(group: RuleGroup | undefined): Error {
  const location = group?.rules[0]?.rule.location;
  if (group === undefined || location === undefined) return new Error("a cycle without rules");
  return new PlanError(
    `reference to ${group.text} is not supported: rules sharing that path prefix are planned as a single function`,
    location,
  );
}
