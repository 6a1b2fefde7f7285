// How much a single call may make, so that no input from outside exhausts the host.
import { HaltError } from "../builtin-error.js";

/** Members of one collection. */
const maximumItems = 5_000_000;
/** UTF-16 units of one text. */
const maximumText = 64 * 1024 * 1024;
/** Bits of one integer; OPA draws the line for numbers in the same place. */
export const maximumIntegerBits = 100_000;

/** @throws {HaltError} when a call is about to make a collection past the limit. */
export function limitItems(count: number | bigint, builtin: string): void {
  if (count > maximumItems) throw new HaltError(`${builtin}: result of more than ${maximumItems} items`);
}

/** @throws {HaltError} when a call is about to make a text past the limit. */
export function limitText(length: number, builtin: string): void {
  if (length > maximumText) throw new HaltError(`${builtin}: result of more than ${maximumText} characters`);
}
