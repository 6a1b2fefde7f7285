// How much a single call may make: asked for before it is made, so that no input from outside exhausts the host.
import { HaltError } from "../builtin-error.js";
import { budget } from "./budget.js";

/** Members of one collection. */
const maximumItems = 5_000_000;
/** UTF-16 units of one text. */
export const maximumText = 32 * 1024 * 1024;
/** Bits of one integer; OPA draws the line for numbers in the same place. */
export const maximumIntegerBits = 100_000;

const bytesPerItem = 32;
const stepsPerItem = 2;
const bytesPerUnit = 2;
const unitsPerStep = 16;
/** Shorter ones are part of the price of a call. */
const shortText = 128;

/** @throws {HaltError} if the evaluation cannot pay for a collection of so many members, or nobody could. */
export function prepareItems(count: number | bigint): void {
  if (count > maximumItems) throw new HaltError("memory limit exceeded");
  budget.takeMemory(Number(count) * bytesPerItem);
  budget.takeSteps(Number(count) * stepsPerItem);
}

/** @throws {HaltError} if the evaluation cannot pay for a text of so many units, or nobody could. */
export function prepareText(length: number): void {
  if (length < shortText) return;
  if (length > maximumText) throw new HaltError("memory limit exceeded");
  budget.takeMemory(length * bytesPerUnit);
  budget.takeSteps(length / unitsPerStep);
}
