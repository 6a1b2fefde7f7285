// How often each place of a policy was reached, from the counters in modules that were made to count.
import { extensionExports, isArray, isObject, type Value } from "@palisade/language";
import type { ModuleInstance } from "./instance.js";

/** How often a place of a policy was reached; rows and columns from 1. */
export type LineCount = {
  readonly file: string;
  readonly row: number;
  readonly column: number;
  /** Wraps after 2^32. */
  readonly count: number;
};

/** In order of file, row and column; empty if the module does not count. */
export function readLineCounts(instance: ModuleInstance): readonly LineCount[] {
  const describe = instance.extension(extensionExports.coverage);
  if (describe === undefined) return [];
  const description = instance.read(instance.function(extensionExports.coverage)());
  if (!isObject(description)) return [];
  const first = Number(description.get("counters")) >>> 2;
  const { words } = instance.memory;
  return itemsOf(description.get("lines")).map((line, index) => {
    const [file, row, column] = itemsOf(line);
    const count = words[first + index] as number;
    return { file: String(file), row: Number(row), column: Number(column), count };
  });
}

/** Counts of the same module, taken at different times. */
export function addLineCounts(left: readonly LineCount[], right: readonly LineCount[]): readonly LineCount[] {
  if (left.length === 0) return right;
  return left.map((line, index) => ({ ...line, count: line.count + (right[index]?.count ?? 0) }));
}

function itemsOf(value: Value | undefined): readonly Value[] {
  return value !== undefined && isArray(value) ? value : [];
}
