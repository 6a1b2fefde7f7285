// The plan under construction: its tables of constants, and the functions that are planned or still to be planned.
import type { Plan, PlanLocation, Type } from "@palisade/language";
import type { Location } from "../syntax/ast.js";
import { type Environment, Environments } from "./environment.js";
import { Reach } from "./reach.js";
import type { RuleGroup, VirtualDocuments } from "./virtual-documents.js";

/** What the planner needs to know of a built-in. */
export type BuiltinSignature = {
  readonly declaration: Extract<Type, { readonly type: "function" }>;
  readonly relation: boolean;
};

/** A function that something calls, and nobody planned yet. */
export type PendingFunction = {
  readonly name: string;
  readonly group: RuleGroup;
  readonly environment: Environment;
};

/** Texts by the order of their first use. */
class ConstantTable {
  readonly texts: string[] = [];
  readonly #indices = new Map<string, number>();

  indexOf(text: string): number {
    const known = this.#indices.get(text);
    if (known !== undefined) return known;
    const index = this.texts.push(text) - 1;
    this.#indices.set(text, index);
    return index;
  }
}

/** The one thing that changes while planning. */
export class Program {
  readonly documents: VirtualDocuments;
  readonly builtins: ReadonlyMap<string, BuiltinSignature>;
  readonly environments = new Environments();
  readonly reach: Reach;
  readonly #strings = new ConstantTable();
  readonly #files = new ConstantTable();
  readonly #called = new Map<string, BuiltinSignature>();
  readonly #named = new Set<string>();
  readonly #pending: PendingFunction[] = [];
  #taken = 0;

  constructor(documents: VirtualDocuments, builtins: ReadonlyMap<string, BuiltinSignature>) {
    this.documents = documents;
    this.builtins = builtins;
    this.reach = new Reach(documents, this.environments);
  }

  string(text: string): number {
    return this.#strings.indexOf(text);
  }

  stringAt(index: number): string {
    return this.#strings.texts[index] ?? "";
  }

  location(location: Location): PlanLocation {
    return { file: this.#files.indexOf(location.file), row: location.row, column: location.column };
  }

  /** The name of a group's function under an environment, which will be planned. */
  functionName(group: RuleGroup, environment: Environment): string {
    const name = `${environment.generation}.${group.text}`;
    if (!this.#named.has(name)) {
      this.#named.add(name);
      this.#pending.push({ name, group, environment });
    }
    return name;
  }

  /** The next function to plan. */
  takePending(): PendingFunction | undefined {
    return this.#pending[this.#taken++];
  }

  /** Notes that a built-in is called. */
  builtin(name: string): BuiltinSignature | undefined {
    const signature = this.builtins.get(name);
    if (signature !== undefined) this.#called.set(name, signature);
    return signature;
  }

  /** `static` of the plan, once all is planned. */
  tables(): Plan["static"] {
    return {
      strings: this.#strings.texts,
      files: this.#files.texts,
      builtins: [...this.#called]
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([name, { declaration }]) => ({ name, declaration })),
    };
  }
}
