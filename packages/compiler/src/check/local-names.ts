// Names for the locals that stages make, never one that the author uses.
import type { Rule } from "../syntax/ast.js";
import { visitRule, visitTerms } from "./tree/visit.js";

export class LocalNames {
  readonly #taken = new Set<string>();
  readonly #suffix: string;
  #next = 0;

  constructor(suffix = "") {
    this.#suffix = suffix;
  }

  /** Keeps the names that a tree has already. */
  reserve(name: string): void {
    if (name.startsWith("__local")) this.#taken.add(name);
  }

  fresh(): string {
    for (;;) {
      const name = `__local${this.#suffix}${this.#next++}__`;
      if (!this.#taken.has(name)) return name;
    }
  }
}

/** Reserves every name of a rule and its `else`s. */
export function reserveNames(rule: Rule, names: LocalNames): void {
  const visitor = {
    term: (term: { kind: string; name?: string }) => {
      if (term.kind === "var" && term.name !== undefined) names.reserve(term.name);
      return false;
    },
  };
  for (let link: Rule | undefined = rule; link !== undefined; link = link.else) {
    visitTerms(link.head.reference.parts, visitor);
    visitRule(link, visitor);
  }
}
