// Where locals are used, so that functions of many rules need not have many locals.
import type { Block, Local, Statement } from "@palisade/language";
import { innerBlocks, localsIn, readsOf, writesOf } from "./visit-statements.js";

export type LocalExtent = {
  readonly local: Local;
  /** It may be looked at before it is written: it has to begin undefined. */
  readonly beginsUndefined: boolean;
};

/** How often a block runs in a call decides whether its locals may begin anew with it. */
type Place = { readonly block: Block; readonly parent: Place | undefined; readonly depth: number };

type Extent = {
  place: Place | undefined;
  /** The block of whose own statements the first to use the local is one that always writes it. */
  readonly writtenFirstIn: Block | undefined;
};

/**
 * By block: the locals that nothing outside it uses. Only blocks that run at most once in a call
 * have any, so nothing can be left in their locals from a time before.
 */
export function findExtents(
  parameters: readonly Local[],
  blocks: readonly Block[],
): ReadonlyMap<Block, readonly LocalExtent[]> {
  const extents = new Map<Local, Extent>();
  const visit = (block: Block, place: Place): void => {
    for (const statement of block.statements) {
      const written = firstWrites(statement);
      for (const local of localsIn(statement)) {
        const known = extents.get(local);
        if (known !== undefined) known.place = commonPlace(known.place, place);
        else extents.set(local, { place, writtenFirstIn: written.includes(local) ? block : undefined });
      }
      for (const inner of innerBlocks(statement)) {
        if (statement.kind === "Scan") visit(inner, place);
        else visit(inner, { block: inner, parent: place, depth: place.depth + 1 });
      }
    }
  };
  for (const block of blocks) visit(block, { block, parent: undefined, depth: 0 });
  for (const parameter of parameters) extents.delete(parameter);
  return byBlock(extents);
}

/** What it writes before anything else, whenever the block goes on after it. */
function firstWrites(statement: Statement): readonly Local[] {
  if (statement.kind === "Scan") return [];
  const reads = readsOf(statement);
  return writesOf(statement).filter((local) => !reads.includes(local));
}

function commonPlace(left: Place | undefined, right: Place): Place | undefined {
  let [one, other]: (Place | undefined)[] = [left, right];
  while (one !== undefined && other !== undefined && one.block !== other.block) {
    if (one.depth >= other.depth) one = one.parent;
    else other = other.parent;
  }
  return one === undefined || other === undefined ? undefined : one;
}

function byBlock(extents: ReadonlyMap<Local, Extent>): ReadonlyMap<Block, readonly LocalExtent[]> {
  const found = new Map<Block, LocalExtent[]>();
  for (const [local, { place, writtenFirstIn }] of extents) {
    if (place === undefined) continue;
    const known = found.get(place.block);
    const extent = { local, beginsUndefined: writtenFirstIn !== place.block };
    if (known === undefined) found.set(place.block, [extent]);
    else known.push(extent);
  }
  return found;
}
