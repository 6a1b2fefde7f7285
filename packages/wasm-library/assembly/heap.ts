// The heap: a pointer that moves up, and back when the host restores it.
import {
  falseAddress,
  heapBaseCell,
  integerSize,
  nullAddress,
  numberInteger,
  smallNumberCell,
  smallNumbers,
  tagBoolean,
  tagNull,
  tagNumber,
  trueAddress,
} from "../../language/src/wasm-layout";
import { abortWith, memoryLimit, setMemoryLimit } from "./limits";

/** The first free byte, always a multiple of 8; 0 until the first allocation. */
export let top: usize = 0;
/** Up to here memory exists and may be used. */
let end: usize = 0;
let base: usize = 0;

/** 8-aligned, not cleared. Sizes are below 2^31: whoever takes a size from outside checks it. */
export function allocate(size: usize): usize {
  const rounded = (size + 7) & ~7;
  if (rounded > end - top) makeRoom(rounded);
  const address = top;
  top = address + rounded;
  return address;
}

/** Grows a block, in place if it is the last one. Sizes are multiples of 4. */
export function reallocate(address: usize, oldSize: usize, newSize: usize): usize {
  if (address != 0 && address + ((oldSize + 7) & ~7) == top) {
    const rounded = (newSize + 7) & ~7;
    if (rounded > end - address) makeRoom(rounded - (top - address));
    top = address + rounded;
    return address;
  }
  const moved = allocate(newSize);
  memory.copy(moved, address, oldSize);
  return moved;
}

/** Gives back what was allocated since `mark` was the top. */
export function release(mark: usize): void {
  top = mark;
}

function makeRoom(size: usize): void {
  start();
  const available: usize = (<usize>memory.size()) << 16;
  if (size > 0x7ffffff0 || <u64>top + size > <u64>base + memoryLimit) {
    abortWith("eval_cancel_error: memory limit exceeded");
  }
  const needed: usize = top + size;
  if (needed > available) {
    const pages = <i32>((needed - available + 0xffff) >> 16);
    // Doubling keeps the number of growths small; it stops at the limit.
    const useful = <i32>((<u64>base + memoryLimit - available + 0xffff) >> 16);
    const wanted = min<i32>(min<i32>(max<i32>(pages, memory.size()), 4096), useful);
    if (memory.grow(max<i32>(wanted, pages)) < 0 && memory.grow(pages) < 0) {
      abortWith("eval_cancel_error: memory limit exceeded");
    }
  }
  findEnd();
}

function start(): void {
  if (top != 0) return;
  base = <usize>load<u32>(heapBaseCell);
  if (base == 0) base = library_end();
  top = base;
  store<u32>(nullAddress, tagNull);
  store<u64>(falseAddress, tagBoolean);
  store<u64>(trueAddress, tagBoolean | ((<u64>1) << 32));
  for (let number: usize = 0; number < <usize>smallNumbers; number++) {
    store<u64>(<usize>smallNumberCell + number * integerSize, tagNumber);
    store<u64>(<usize>smallNumberCell + number * integerSize, number, numberInteger);
  }
}

function findEnd(): void {
  const available = (<u64>(<u32>memory.size())) << 16;
  end = <usize>max<u64>(<u64>top, min<u64>(available, <u64>base + memoryLimit));
}

/** Where the library's static data end. */
export function library_end(): usize {
  return (__heap_base + 7) & ~7;
}

export function palisade_limit_memory(bytes: usize): void {
  start();
  setMemoryLimit(bytes);
  findEnd();
}

export function opa_malloc(size: usize): usize {
  checkSize(size);
  return allocate(size);
}

/** No size that comes from outside may wrap around. */
export function checkSize(size: usize): void {
  if (size > 0x7fffffff) abortWith("eval_cancel_error: memory limit exceeded");
}

/** The heap is given back as a whole, by `opa_heap_ptr_set`. */
export function opa_free(address: usize): void {}

export function opa_heap_ptr_get(): usize {
  start();
  return top;
}

/** The pointer may be odd: hosts put the input's text at the top and name its end. */
export function opa_heap_ptr_set(pointer: usize): void {
  start();
  top = (pointer + 7) & ~7;
  if (top > end) findEnd();
}
