// As much of the groups as an answer holds, and where the rest begins.
import { answerBytes } from "./answer-size.js";
import type { Group } from "./group-decision.js";

/** Where a page begins: behind the first `skip` places of every group, and `offset` places further. */
export type Position = { readonly skip: number; readonly offset: number };

/** A group, and those of its places that are on the page. */
export type Shown = { readonly group: Group; readonly items: Group["items"] };

export type FilledPage = { readonly shown: readonly Shown[]; readonly next?: Position };

/** How many places of each group the first answer has: all, or fewer until it fits. */
const depths = [Number.POSITIVE_INFINITY, 8, 3, 1] as const;

/** All groups with their first places; if not even those fit, the first groups. */
export function fillFirstPage(groups: readonly Group[], budget: number): FilledPage {
  for (const depth of depths) {
    const shown = groups.map((group) => ({ group, items: group.items.slice(0, depth) }));
    if (!fits(shown, budget)) continue;
    const isAll = groups.every(({ items }) => items.length <= depth);
    return { shown, ...(isAll ? {} : { next: { skip: depth, offset: 0 } }) };
  }
  return fillPage(groups, { skip: 0, offset: 0 }, budget);
}

/** At least one place, so that pages come to an end. */
export function fillPage(groups: readonly Group[], { skip, offset }: Position, budget: number): FilledPage {
  const shown: Shown[] = [];
  let passed = 0;
  let size = 0;
  for (const group of groups) {
    const rest = group.items.slice(skip);
    const begin = Math.max(0, offset - passed);
    const items: Group["items"][number][] = [];
    for (const item of rest.slice(begin)) {
      size += answerBytes(item) + (items.length === 0 ? headBytes(group) : 0);
      if (size > budget && (shown.length > 0 || items.length > 0)) {
        const next = { skip, offset: passed + begin + items.length };
        return { shown: items.length === 0 ? shown : [...shown, { group, items }], next };
      }
      items.push(item);
    }
    if (items.length > 0) shown.push({ group, items });
    passed += rest.length;
  }
  return { shown };
}

function fits(shown: readonly Shown[], budget: number): boolean {
  let size = 0;
  for (const { group, items } of shown) {
    size += headBytes(group);
    for (const item of items) {
      if (size > budget) return false;
      size += answerBytes(item);
    }
  }
  return size <= budget;
}

function headBytes({ head, items }: Group): number {
  return answerBytes({ ...head, count: items.length, findings: [] });
}
