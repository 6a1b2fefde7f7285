// How deep one document may be, and how many nodes it may have: while it is parsed, and when its aliases are followed.
import { YamlError } from "./yaml-error.js";

export type DocumentLimits = {
  readonly maximumDepth: number;
  readonly maximumNodes: number;
};

/** A node at a depth, the last of so many. @throws {YamlError} */
export function refuseBeyond(limits: DocumentLimits, nodes: number, depth: number, offset: number): void {
  if (depth > limits.maximumDepth) throw new YamlError("too-deep", "exceeded max depth", offset);
  if (nodes > limits.maximumNodes) {
    throw new YamlError("too-many-nodes", "document has too many nodes", offset);
  }
}
