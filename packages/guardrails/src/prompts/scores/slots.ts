// Places of word groups in a model: two for each, with a number of eight bits by which one is told from another.

/** A power of two. A model has as many. */
export const slotCount = 65_536;

export function firstSlot(hash: number): number {
  return hash & (slotCount - 1);
}

export function secondSlot(hash: number): number {
  return (Math.imul(hash, 0x9e3779b1) >>> 16) & (slotCount - 1);
}

/** Never 0, which is an empty place. */
export function markOf(hash: number): number {
  return 1 + ((hash >>> 16) % 255);
}
