// What a random expression may speak of where it stands, and how deep it may still go.
import type { Random } from "../random.js";

/** What a term is known to be, roughly: most programs should get past the type checker. */
export type Kind = "number" | "string" | "boolean" | "array" | "set" | "object" | "any";

export const concreteKinds: readonly Kind[] = ["number", "string", "boolean", "array", "set", "object"];

export const kinds: readonly Kind[] = [...concreteKinds, "any"];

/** How often a term is of another kind than it should be. */
export const rareMistakes = 0.004;

export type Name = { readonly text: string; readonly kind: Kind };

export type Scope = {
  /** Variables that are bound, and rules made before. */
  readonly names: readonly Name[];
  /** Of one argument. */
  readonly functions: readonly Name[];
  /** Rules and functions by their whole path, for `with`. */
  readonly replaceable: { readonly rules: readonly string[]; readonly functions: readonly string[] };
  readonly depth: number;
};

export function withName(scope: Scope, text: string, kind: Kind): Scope {
  return { ...scope, names: [...scope.names, { text, kind }] };
}

export function deeper(scope: Scope): Scope {
  return { ...scope, depth: scope.depth - 1 };
}

/** A known name of the kind, or of any, or nothing. The nearer ones are likelier: what is bound is for use. */
export function knownName(random: Random, list: readonly Name[], kind: Kind): Name | undefined {
  const fitting = list.filter((name) => kind === "any" || name.kind === kind || random.chance(rareMistakes));
  if (fitting.length === 0) return undefined;
  const nearest = fitting.slice(-3);
  return random.chance(0.6) ? random.pick(nearest) : random.pick(fitting);
}

/** A name that nothing in the scope has. */
export function freshName(scope: Scope, prefix: string): string {
  return `${prefix}${scope.names.length}`;
}
