// Which variables are known in the scopes around a place, and what they are called now.
import type { Location } from "../syntax/ast.js";
import { isWildcard } from "./tree/constants.js";

/** How a variable came to be known: as an arg, by being used, by `:=`, by `some` or `every`. */
export type Occurrence = "arg" | "seen" | "assigned" | "declared";

type Entry = {
  readonly name: string;
  readonly occurrence: Occurrence;
  readonly location: Location;
  count: number;
};

export type UnusedLocal = {
  readonly name: string;
  readonly occurrence: Occurrence;
  readonly location: Location;
};

const complaints: Record<Occurrence, (name: string) => string> = {
  seen: (name) => `var ${name} referenced above`,
  assigned: (name) => `var ${name} assigned above`,
  declared: (name) => `var ${name} declared above`,
  arg: (name) => `arg ${name} redeclared`,
};

export class LocalScopes {
  readonly #scopes: Map<string, Entry>[];
  readonly #fresh: () => string;
  readonly #authorNames: Map<string, string>;

  constructor(fresh: () => string, authorNames: Map<string, string>, outer?: LocalScopes) {
    this.#fresh = fresh;
    this.#authorNames = authorNames;
    this.#scopes = outer === undefined ? [new Map()] : outer.#scopes.map(copyScope);
  }

  push(): void {
    this.#scopes.push(new Map());
  }

  pop(): void {
    this.#scopes.pop();
  }

  /** What the nearest scope that knows the variable calls it. */
  nameOf(name: string): string | undefined {
    return this.#find(name)?.name;
  }

  /** Notes a use; a variable that no scope knows belongs to this one from here on. */
  use(name: string, location: Location): string {
    const entry = this.#find(name);
    if (entry === undefined) {
      this.#innermost.set(name, { name, occurrence: "seen", location, count: 1 });
      return name;
    }
    entry.count++;
    return entry.name;
  }

  /** A new name for a variable of this scope, or what is wrong with declaring it here. */
  declare(
    name: string,
    occurrence: Occurrence,
    location: Location,
  ): { name: string } | { complaint: string } {
    const before = this.#innermost.get(name);
    if (before !== undefined) return { complaint: complaints[before.occurrence](name) };
    return { name: this.insert(name, occurrence, location) };
  }

  insert(name: string, occurrence: Occurrence, location: Location): string {
    const fresh = this.#fresh();
    this.#innermost.set(name, { name: fresh, occurrence, location, count: 1 });
    this.#authorNames.set(fresh, name);
    return fresh;
  }

  count(name: string): number {
    return this.#find(name)?.count ?? 0;
  }

  /** Variables of the innermost scope that nothing uses after they are declared. */
  unused(usedElsewhere: { has(name: string): boolean }): readonly UnusedLocal[] {
    const result: UnusedLocal[] = [];
    for (const [name, { occurrence, count, location }] of this.#innermost) {
      if (occurrence !== "assigned" && occurrence !== "declared") continue;
      if (count > 1 || isWildcard(name) || usedElsewhere.has(name)) continue;
      result.push({ name, occurrence, location });
    }
    return result;
  }

  /** The new names of the innermost scope's variables. */
  renamed(): ReadonlyMap<string, string> {
    return new Map([...this.#innermost].map(([name, entry]) => [name, entry.name]));
  }

  get #innermost(): Map<string, Entry> {
    return this.#scopes.at(-1) as Map<string, Entry>;
  }

  #find(name: string): Entry | undefined {
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const entry = this.#scopes[index]?.get(name);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }
}

function copyScope(scope: ReadonlyMap<string, Entry>): Map<string, Entry> {
  return new Map([...scope].map(([name, entry]) => [name, { ...entry }]));
}
