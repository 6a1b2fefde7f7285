// What is bound at a point of a plan: variables to operands, never changed, so that branches cannot leak.
import type { Operand } from "@palisade/language";

/** How many bindings are kept in a list before they move to a map of their own. */
const recentLimit = 32;

type Binding = { readonly name: string; readonly operand: Operand; readonly earlier: Binding | undefined };

/** An immutable map that is cheap to extend by one: a short list over a map that is copied now and then. */
export class Scope {
  static readonly empty = new Scope(new Map(), undefined, 0);

  readonly #settled: ReadonlyMap<string, Operand>;
  readonly #recent: Binding | undefined;
  readonly #recentCount: number;

  private constructor(
    settled: ReadonlyMap<string, Operand>,
    recent: Binding | undefined,
    recentCount: number,
  ) {
    this.#settled = settled;
    this.#recent = recent;
    this.#recentCount = recentCount;
  }

  get(name: string): Operand | undefined {
    for (let binding = this.#recent; binding !== undefined; binding = binding.earlier) {
      if (binding.name === name) return binding.operand;
    }
    return this.#settled.get(name);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  with(name: string, operand: Operand): Scope {
    const recent: Binding = { name, operand, earlier: this.#recent };
    if (this.#recentCount < recentLimit) return new Scope(this.#settled, recent, this.#recentCount + 1);
    return new Scope(this.#settle(recent), undefined, 0);
  }

  #settle(recent: Binding): ReadonlyMap<string, Operand> {
    const bindings: Binding[] = [];
    for (let binding: Binding | undefined = recent; binding !== undefined; binding = binding.earlier) {
      bindings.push(binding);
    }
    const settled = new Map(this.#settled);
    for (const binding of bindings.reverse()) settled.set(binding.name, binding.operand);
    return settled;
  }
}
