// How much of a document may come from aliases: Go's own measure, and the document's limits on what comes of it.
import { type DocumentLimits, refuseBeyond } from "../limits.js";
import { YamlError } from "../yaml-error.js";

/** Small documents may come from aliases almost entirely, large ones to a tenth. */
const smallDocument = 400_000;
const largeDocument = 4_000_000;

function allowedShare(nodes: number): number {
  if (nodes <= smallDocument) return 0.99;
  if (nodes >= largeDocument) return 0.1;
  return 0.99 - 0.89 * ((nodes - smallDocument) / (largeDocument - smallDocument));
}

export class AliasBudget {
  readonly #limits: DocumentLimits;
  /** Nodes that were looked at, as often as they were; the document is one. */
  #nodes = 1;
  #fromAliases = 0;
  #aliases = 0;

  constructor(limits: DocumentLimits) {
    this.#limits = limits;
  }

  get nodes(): number {
    return this.#nodes;
  }

  /** @throws {YamlError} */
  count(nodes: number, depth: number, offset: number): void {
    this.#nodes += nodes;
    if (this.#aliases > 0) this.#fromAliases += nodes;
    refuseBeyond(this.#limits, this.#nodes, depth, offset);
    if (this.#fromAliases <= 100 || this.#nodes <= 1000) return;
    if (this.#fromAliases / this.#nodes > allowedShare(this.#nodes)) {
      throw new YamlError("too-many-nodes", "document contains excessive aliasing", offset);
    }
  }

  /** While `read` runs, what is counted comes from an alias. */
  within<T>(read: () => T): T {
    this.#aliases++;
    const result = read();
    this.#aliases--;
    return result;
  }
}
