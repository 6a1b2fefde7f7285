// Sorts in place: the entries of tables by key, arrays of addresses by value. Stable, n log n.
import {
  arrayItems,
  entryKey,
  entrySize,
  tableCount,
  tableEntries,
  tableSorted,
} from "../../language/src/wasm-layout";
import { value_compare } from "./compare";
import { allocate, release, top } from "./heap";
import { takeSteps } from "./limits";
import { fillIndex } from "./table";
import { countOf } from "./value";

const run: usize = 8;

/** Brings the entries into the order of their keys. What it borrows of the heap is given back. */
export function sortTable(table: usize): void {
  if (load<u32>(table, tableSorted)) return;
  const count = load<u32>(table, tableCount);
  sortRecords(load<usize>(table, tableEntries), count, entrySize);
  store<u32>(table, 1, tableSorted);
  fillIndex(table);
}

/** Sorts records whose first word is the address they are sorted by. */
export function sortRecords(records: usize, count: usize, size: usize): void {
  takeSteps(count > run ? count : 0);
  for (let start: usize = 0; start < count; start += run) {
    insertionSort(records + start * size, records + min<usize>(start + run, count) * size, size);
  }
  if (count <= run) return;
  const mark = top;
  let source = records;
  let target = allocate(count * size);
  for (let width: usize = run; width < count; width <<= 1) {
    for (let start: usize = 0; start < count; start += width << 1) {
      const middle = min<usize>(start + width, count);
      const end = min<usize>(start + (width << 1), count);
      merge(source + start * size, source + middle * size, source + end * size, target + start * size, size);
    }
    const other = source;
    source = target;
    target = other;
  }
  if (source != records) memory.copy(records, source, count * size);
  release(mark);
}

function insertionSort(start: usize, end: usize, size: usize): void {
  for (let next = start + size; next < end; next += size) {
    const key = load<usize>(next);
    const second: u32 = size > 4 ? load<u32>(next, 4) : 0;
    const third: u32 = size > 4 ? load<u32>(next, 8) : 0;
    let hole = next;
    while (hole > start && value_compare(load<usize>(hole - size), key) > 0) {
      moveRecord(hole, hole - size, size);
      hole -= size;
    }
    store<usize>(hole, key);
    if (size > 4) {
      store<u32>(hole, second, 4);
      store<u32>(hole, third, 8);
    }
  }
}

function merge(left: usize, middle: usize, end: usize, target: usize, size: usize): void {
  let right = middle;
  while (left < middle && right < end) {
    if (value_compare(load<usize>(left), load<usize>(right)) <= 0) {
      moveRecord(target, left, size);
      left += size;
    } else {
      moveRecord(target, right, size);
      right += size;
    }
    target += size;
  }
  if (left < middle) memory.copy(target, left, middle - left);
  else memory.copy(target, right, end - right);
}

/** Records have 4 or 12 bytes. */
function moveRecord(target: usize, source: usize, size: usize): void {
  store<u32>(target, load<u32>(source));
  if (size == 4) return;
  store<u64>(target, load<u64>(source, 4), 4);
}

/** Brings an array's items into order; it must be a fresh one. */
export function sortArray(array: usize): void {
  sortRecords(load<usize>(array, arrayItems), countOf(array), 4);
}
