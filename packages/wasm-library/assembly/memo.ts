// Results of rules, kept for one evaluation: a stack of layers, one for each `with` that is open.
import { allocate } from "./heap";

// layer: layer* below, u32 places, place*; a place holds 0, `memoUndefined` or the address of a value.
const layerSize: usize = 12;
const memoUndefined: usize = 1;
let layer: usize = 0;

/** Starts with one empty layer. Call it first in every evaluation: layers live in the heap. */
export function memo_reset(): void {
  layer = 0;
  memo_push();
}

export function memo_push(): void {
  const pushed = allocate(layerSize);
  store<usize>(pushed, layer);
  store<u32>(pushed, 0, 4);
  store<usize>(pushed, 0, 8);
  layer = pushed;
}

export function memo_pop(): void {
  layer = load<usize>(layer);
}

/** 0: not known; 1: known to be undefined; else the value. */
export function memo_get(id: u32): usize {
  return id < load<u32>(layer, 4) ? load<usize>(load<usize>(layer, 8) + ((<usize>id) << 2)) : 0;
}

export function memo_set(id: u32, value: usize): void {
  const places = load<u32>(layer, 4);
  if (id >= places) widen(places, max<u32>((id + 8) & ~7, places << 1));
  store<usize>(load<usize>(layer, 8) + ((<usize>id) << 2), value == 0 ? memoUndefined : value);
}

function widen(places: u32, wanted: u32): void {
  const table = allocate((<usize>wanted) << 2);
  memory.copy(table, load<usize>(layer, 8), (<usize>places) << 2);
  memory.fill(table + ((<usize>places) << 2), 0, (<usize>(wanted - places)) << 2);
  store<u32>(layer, wanted, 4);
  store<usize>(layer, table, 8);
}
