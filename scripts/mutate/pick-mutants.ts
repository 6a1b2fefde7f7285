// A steady random order of mutants: each operator has its turn, so that many small ones do not crowd out the few.
import type { Mutant } from "./mutant.js";

/** All mutants, in an order that depends on the seed alone. */
export function shuffleMutants(mutants: readonly Mutant[], seed: number): readonly Mutant[] {
  const random = splitMix(seed);
  const groups = new Map<string, Mutant[]>();
  for (const mutant of mutants) {
    const group = groups.get(mutant.operator) ?? [];
    group.push(mutant);
    groups.set(mutant.operator, group);
  }
  const queues = [...groups.keys()].toSorted().map((operator) => shuffle(groups.get(operator) ?? [], random));
  const order: Mutant[] = [];
  for (let round = 0; order.length < mutants.length; round++) {
    for (const queue of queues) {
      const next = queue[round];
      if (next !== undefined) order.push(next);
    }
  }
  return order;
}

function shuffle(items: readonly Mutant[], random: () => number): Mutant[] {
  const shuffled = [...items];
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    const [one, two] = [shuffled[index] as Mutant, shuffled[other] as Mutant];
    shuffled[index] = two;
    shuffled[other] = one;
  }
  return shuffled;
}

/** SplitMix32: the same numbers on every machine. */
function splitMix(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b9) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
  };
}
