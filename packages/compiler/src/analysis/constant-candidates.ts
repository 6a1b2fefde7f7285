// Finds locals whose collection is made once and filled on the spot, before anything looks at it.
import type { Block, Local, Statement } from "@palisade/language";
import { changeOf, type PlacedStatement, readsOf, writesOf } from "./visit-statements.js";

/** Where a statement stands: its block, and its place in the order of writing. */
type Place = { readonly block: Block; readonly at: number };

type Uses = {
  readonly writes: { readonly statement: Statement | undefined; readonly place: Place }[];
  readonly changes: Place[];
  readonly reads: number[];
};

const makers: ReadonlySet<string> = new Set([
  "MakeArray",
  "MakeObject",
  "MakeSet",
  "MakeNull",
  "MakeNumberInt",
  "MakeNumberRef",
]);

/**
 * Their collections never change once they are read, as far as this function goes. A function that
 * changes a collection it has not made itself is left alone: that might be one of these.
 */
export function findCandidates(
  parameters: readonly Local[],
  statements: readonly PlacedStatement[],
): ReadonlySet<Local> {
  const uses = collectUses(parameters, statements);
  const changed = [...uses.values()].filter(({ changes }) => changes.length > 0);
  if (changed.some(({ writes }) => !writes.every(({ statement }) => isMaker(statement)))) return new Set();
  return new Set([...uses].filter(([, use]) => isCandidate(use)).map(([local]) => local));
}

function isMaker(statement: Statement | undefined): boolean {
  return statement !== undefined && makers.has(statement.kind);
}

function isCandidate({ writes, changes, reads }: Uses): boolean {
  const [made, ...others] = writes;
  if (made === undefined || others.length > 0 || !isMaker(made.statement)) return false;
  const { block, at } = made.place;
  const last = changes.reduce((latest, change) => Math.max(latest, change.at), at);
  return (
    changes.every((change) => change.block === block && change.at > at) &&
    !reads.some((read) => read > at && read < last)
  );
}

function collectUses(
  parameters: readonly Local[],
  statements: readonly PlacedStatement[],
): ReadonlyMap<Local, Uses> {
  const uses = new Map<Local, Uses>();
  const usesOf = (local: Local): Uses => {
    const known = uses.get(local);
    if (known !== undefined) return known;
    const none: Uses = { writes: [], changes: [], reads: [] };
    uses.set(local, none);
    return none;
  };
  let at = 0;
  for (const { statement, block } of statements) {
    const place = { block, at: at++ };
    for (const local of readsOf(statement)) usesOf(local).reads.push(place.at);
    for (const local of writesOf(statement)) usesOf(local).writes.push({ statement, place });
    const changed = changeOf(statement);
    if (changed !== undefined) usesOf(changed).changes.push(place);
  }
  const outside: Place = { block: { statements: [] }, at: -1 };
  for (const local of parameters) usesOf(local).writes.push({ statement: undefined, place: outside });
  return uses;
}
