// How often each place of a policy was reached, from the counters in modules that were made to count.
import { isArray, isObject, type Value } from "@palisade/language";
import type { ModuleInstance } from "./instance.js";
import { invalidModule } from "./metering/invalid-module.js";

/** How often a place of a policy was reached; rows and columns from 1. */
export type LineCount = {
  readonly file: string;
  readonly row: number;
  readonly column: number;
  /** Wraps after 2^32. */
  readonly count: number;
};

/** Where a module that was made to count keeps its counters. */
export type LineCounters = {
  /** Address of the first of them, one word for each line. */
  readonly address: number;
  readonly lines: readonly Omit<LineCount, "count">[];
};

/** @throws {EvaluationError} `invalid_module` */
export function readLineCounters(description: Value): LineCounters {
  const address = isObject(description) ? description.get("counters") : undefined;
  const lines = isObject(description) ? description.get("lines") : undefined;
  if (typeof address !== "number" || lines === undefined || !isArray(lines))
    throw invalidModule("it does not say where it counts");
  return { address, lines: lines.map(readLine) };
}

function readLine(line: Value): Omit<LineCount, "count"> {
  const [file, row, column] = isArray(line) ? line : [];
  if (typeof file !== "string" || typeof row !== "number" || typeof column !== "number")
    throw invalidModule("it does not say where it counts");
  return { file, row, column };
}

/** In order of file, row and column; empty if the module does not count. */
export function readLineCounts(
  counters: LineCounters | undefined,
  instance: ModuleInstance,
): readonly LineCount[] {
  if (counters === undefined) return [];
  const first = counters.address >>> 2;
  const { words } = instance.memory;
  return counters.lines.map((line, index) => ({ ...line, count: words[first + index] ?? 0 }));
}

/** Counts of the same module, taken at different times. */
export function addLineCounts(left: readonly LineCount[], right: readonly LineCount[]): readonly LineCount[] {
  if (left.length === 0) return right;
  return left.map((line, index) => ({ ...line, count: line.count + (right[index]?.count ?? 0) }));
}
