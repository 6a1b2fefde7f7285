// Files that one command of a line writes and a later one reads: what is in them goes along.
import type { Operation } from "../operation.js";

export function linkFiles(operations: readonly Operation[]): readonly Operation[] {
  const writers = new Map<string, number>();
  return operations.map((operation, index) => {
    const from = (operation.files ?? []).flatMap((file) => writers.get(file) ?? []);
    for (const file of operation.writes ?? []) writers.set(file, index);
    const all = [...new Set([...(operation.reads_from ?? []), ...from])].filter((each) => each !== index);
    return all.length === 0 ? operation : { ...operation, reads_from: all };
  });
}
