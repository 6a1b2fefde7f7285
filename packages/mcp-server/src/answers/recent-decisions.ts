// Decisions whose answers did not hold everything, kept for a while so that the rest can be asked for.
import type { Position } from "./fill-page.js";
import type { Group } from "./group-decision.js";

type Kept = { readonly groups: readonly Group[]; readonly places: number };

/** What a cursor points at. */
export type Found = {
  readonly decision: string;
  readonly groups: readonly Group[];
  /** The rule that is asked for, by the number of its first group. */
  readonly rule: number | undefined;
  readonly position: Position;
};

/** Of one connection: nobody else's cursor is found in it. */
export class RecentDecisions {
  /** The last comes last. */
  readonly #kept = new Map<string, Kept>();

  keep(decision: string, groups: readonly Group[]): void {
    const places = groups.reduce((sum, { items }) => sum + items.length, 0);
    this.#kept.set(decision, { groups, places });
    let sum = [...this.#kept.values()].reduce((all, each) => all + each.places, 0);
    for (const [oldest, { places: freed }] of this.#kept) {
      const isWithin = this.#kept.size <= mostDecisions && sum <= mostPlaces;
      if (isWithin || this.#kept.size === 1) return;
      this.#kept.delete(oldest);
      sum -= freed;
    }
  }

  /** Nothing for a cursor of another connection, of a decision that is forgotten, or of nobody. */
  find(cursor: string): Found | undefined {
    const [decision = "", ...numbers] = cursor.split(".");
    const kept = this.#kept.get(decision);
    const [skip, offset, rule, ...more] = numbers.map(Number);
    const isNumber = (number: number | undefined): boolean =>
      Number.isSafeInteger(number) && Number(number) >= 0;
    if (kept === undefined || more.length > 0 || !isNumber(skip) || !isNumber(offset)) return undefined;
    if (rule !== undefined && kept.groups[rule] === undefined) return undefined;
    return {
      decision,
      groups: kept.groups,
      rule,
      position: { skip: skip as number, offset: offset as number },
    };
  }
}

/** The last one is kept whatever it holds; it is no larger than what the evaluation gave. */
const mostDecisions = 8;
const mostPlaces = 100_000;

export function cursorText(decision: string, { skip, offset }: Position, rule?: number): string {
  return [decision, skip, offset, ...(rule === undefined ? [] : [rule])].join(".");
}
