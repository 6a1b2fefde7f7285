// The step budget, the memory cap, and the one way to give up.
import { messageCell, messageSize } from "../../language/src/wasm-layout";
import { opa_abort } from "./env";

/** What is left of the budget. Exported, so that generated code may count it down inline. */
export let palisade_steps: i64 = 0x7fffffffffffffff;
export let memoryLimit: usize = 0x7fff0000;
let strict: i32 = 0;

export function palisade_limit_steps(steps: i64): void {
  palisade_steps = steps;
}

export function palisade_steps_left(): i64 {
  return palisade_steps;
}

export function setMemoryLimit(bytes: usize): void {
  memoryLimit = min<usize>(bytes, 0x7fff0000);
}

export function palisade_strict_errors(on: i32): void {
  strict = on;
}

export function strict_errors(): i32 {
  return strict;
}

export function take_step(): void {
  palisade_steps -= 1;
  if (palisade_steps < 0) stepsGone();
}

/** For long loops of the library itself; one step stands for some hundred instructions. */
export function takeSteps(count: i64): void {
  palisade_steps -= count;
  if (palisade_steps < 0) stepsGone();
}

/**
 * For whatever goes through a composite value: values that share their parts are small in memory,
 * and endless to walk.
 */
export function takeComposite(count: i64): void {
  takeSteps(1 + (count >> 4));
}

/** For quick passes over texts: short ones are for free. */
export function takeText(length: i64): void {
  if (length >= 128) takeSteps(length >> 7);
}

/** For passes that look at each character. */
export function takeCharacters(length: i64): void {
  if (length >= 32) takeSteps(length >> 5);
}

function stepsGone(): void {
  palisade_steps = 0;
  abortWith("eval_cancel_error: step limit exceeded");
}

/** Ends the evaluation; ASCII only. */
export function abortWith(message: string): void {
  const source = changetype<usize>(message);
  const length = min<usize>(message.length, messageSize - 1);
  for (let index: usize = 0; index < length; index++) {
    store<u8>(<usize>messageCell + index, load<u8>(source + (index << 1)));
  }
  store<u8>(<usize>messageCell + length, 0);
  opa_abort(messageCell);
  unreachable();
}
