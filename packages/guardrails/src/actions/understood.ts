// Puts together what several parts of an action come to.
import type { Operation, Understood, Unread } from "./operation.js";

export const nothingUnderstood: Understood = { operations: [], unread: [] };

export function understoodAs(...operations: readonly Operation[]): Understood {
  return { operations, unread: [] };
}

export function notUnderstood(...unread: readonly Unread[]): Understood {
  return { operations: [], unread };
}

/** One after the other; what an operation reads from is counted on. */
export function joinUnderstood(parts: readonly Understood[]): Understood {
  const operations: Operation[] = [];
  for (const part of parts) {
    const before = operations.length;
    for (const operation of part.operations) operations.push(movedBy(operation, before));
  }
  return { operations, unread: parts.flatMap(({ unread }) => unread) };
}

function movedBy(operation: Operation, by: number): Operation {
  const { reads_from } = operation;
  if (reads_from === undefined || by === 0) return operation;
  return { ...operation, reads_from: reads_from.map((index) => index + by) };
}
