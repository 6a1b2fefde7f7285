// Packs by the questions that they answer.
import type { Subject } from "./define-subject.js";

/** The pack that answers a question: `tool_result` for the entrypoint `tool_result/decision`. */
export function packOf({ entrypoint }: Pick<Subject, "entrypoint">): string {
  return entrypoint.slice(0, entrypoint.lastIndexOf("/"));
}
