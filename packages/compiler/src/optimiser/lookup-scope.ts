// Where the results of lookups lie at some place in a function.
import type { Local, Operand, PlanLocation, Statement } from "@palisade/language";
import type { Lookup } from "../analysis/lookups.js";
import type { Scalar } from "../analysis/scalars.js";
import { placeOf } from "./place-of.js";

/** `isCertain`: it is defined here; else it is undefined if there is nothing to find. */
type Found = { readonly local: Local; readonly isCertain: boolean };

/** Immutable: every place has its own. */
export class LookupScope {
  readonly #newLocal: () => Local;
  readonly #found: ReadonlyMap<string, Found>;

  constructor(newLocal: () => Local, found: ReadonlyMap<string, Found> = new Map()) {
    this.#newLocal = newLocal;
    this.#found = found;
  }

  get(lookup: Lookup): Found | undefined {
    return lookup.step === undefined ? { local: lookup.root, isCertain: true } : this.#found.get(lookup.id);
  }

  /** Statements that are undefined if there is nothing to find; after them the lookup lies in `local`. */
  find(
    lookup: Lookup,
    at: PlanLocation,
  ): { readonly statements: readonly Statement[]; readonly local: Local; readonly scope: LookupScope } {
    const found = this.get(lookup);
    const place = placeOf(at);
    if (found?.isCertain === true) return { statements: [], local: found.local, scope: this };
    if (found !== undefined) {
      const { local } = found;
      const isDefined: Statement = { kind: "IsDefined", source: local, ...place };
      return { statements: [isDefined], local, scope: this.with(lookup, local) };
    }
    const { parent, key } = lookup.step as NonNullable<Lookup["step"]>;
    const before = this.find(parent, place);
    const spelled = spellScalar(key, this.#newLocal, place);
    const local = this.#newLocal();
    const source: Operand = { kind: "local", local: before.local };
    const dot: Statement = { kind: "Dot", source, key: spelled.operand, target: local, ...place };
    return {
      statements: [...before.statements, ...spelled.statements, dot],
      local,
      scope: before.scope.with(lookup, local),
    };
  }

  /** The scope after a block whose scope was `inner` where it ended: what was found in it may be undefined now. */
  after(inner: LookupScope): LookupScope {
    const found = new Map(this.#found);
    for (const [id, { local }] of inner.#found) {
      if (!found.has(id)) found.set(id, { local, isCertain: false });
    }
    return new LookupScope(this.#newLocal, found);
  }

  /** The scope where `local` holds the lookup. */
  with(lookup: Lookup, local: Local): LookupScope {
    return new LookupScope(
      this.#newLocal,
      new Map([...this.#found, [lookup.id, { local, isCertain: true }]]),
    );
  }
}

/** A constant as an operand, and what has to run before. */
export function spellScalar(
  scalar: Scalar,
  newLocal: () => Local,
  place: PlanLocation,
): { readonly statements: readonly Statement[]; readonly operand: Operand } {
  if (scalar.kind === "string" || scalar.kind === "boolean") return { statements: [], operand: scalar };
  const target = newLocal();
  const statement: Statement =
    scalar.kind === "integer"
      ? { kind: "MakeNumberInt", value: scalar.value, target, ...place }
      : { kind: "MakeNumberRef", index: scalar.index, target, ...place };
  return { statements: [statement], operand: { kind: "local", local: target } };
}
