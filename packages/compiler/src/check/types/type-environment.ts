// What is known of the types of variables and documents at a place in a body.
import {
  arrayType,
  objectType,
  type StaticProperty,
  type Type,
  t,
  unionOf,
  unknownType,
} from "@palisade/language";
import type { Ref, Term } from "../../syntax/ast.js";
import { isComprehension, isScalar } from "../tree/constants.js";
import { type DocumentNode, selectPath } from "./document-types.js";
import { jsonOfScalar } from "./json-of-scalar.js";
import type { RootTypes } from "./schema-set.js";

type Known = Type | undefined;

/** Types of comprehensions, found once, where they stand. */
export type ComprehensionTypes = WeakMap<Term, Type>;

const anyInput: RootTypes = { input: t.any };

export class TypeEnvironment {
  readonly documents: DocumentNode;
  readonly comprehensions: ComprehensionTypes;
  /** What schemas say of `input` and `data`. */
  readonly roots: RootTypes;
  /** Whether a `with` may have replaced any document. */
  readonly replaced: boolean;
  readonly #variables: Map<string, Type>;
  readonly #outer: TypeEnvironment | undefined;

  constructor(
    documents: DocumentNode,
    comprehensions: ComprehensionTypes,
    more: {
      readonly outer?: TypeEnvironment;
      readonly variables?: Map<string, Type>;
      readonly replaced?: boolean;
      readonly roots?: RootTypes;
    } = {},
  ) {
    this.documents = documents;
    this.comprehensions = comprehensions;
    this.roots = more.roots ?? more.outer?.roots ?? anyInput;
    this.replaced = more.replaced ?? more.outer?.replaced ?? false;
    this.#variables = more.variables ?? new Map();
    this.#outer = more.outer;
  }

  /** For the body of a closure: what it learns of its own variables stays inside. */
  inner(): TypeEnvironment {
    return new TypeEnvironment(this.documents, this.comprehensions, { outer: this });
  }

  /** For an expression under a `with`: the same variables, other documents. */
  underReplacement(): TypeEnvironment {
    const { documents, comprehensions } = this;
    const outer = this.#outer === undefined ? {} : { outer: this.#outer };
    return new TypeEnvironment(documents, comprehensions, {
      ...outer,
      roots: this.roots,
      variables: this.#variables,
      replaced: true,
    });
  }

  variable(name: string): Known {
    for (let scope: TypeEnvironment | undefined = this; scope !== undefined; scope = scope.#outer) {
      const type = scope.#variables.get(name);
      if (type !== undefined) return type;
    }
    return undefined;
  }

  assign(name: string, type: Known): void {
    if (type !== undefined && type !== unknownType) this.#variables.set(name, type);
  }

  /** `undefined` while nothing is known. */
  typeOf(term: Term): Known {
    if (isScalar(term)) return t[term.kind];
    if (term.kind === "var") return this.variable(term.name);
    if (term.kind === "ref") return this.typeOfRef(term);
    if (term.kind === "array") return arrayType(term.items.map((item) => this.#part(item)));
    if (term.kind === "object") return this.#typeOfObject(term.entries);
    if (term.kind === "set") {
      return { type: "set", of: unionOf(term.items.map((item) => this.typeOf(item))) ?? unknownType };
    }
    return isComprehension(term) ? this.comprehensions.get(term) : undefined;
  }

  #part(term: Term): Type {
    return this.typeOf(term) ?? unknownType;
  }

  #typeOfObject(entries: readonly (readonly [Term, Term])[]): Type {
    const properties: StaticProperty[] = [];
    let dynamic: { key: Type; value: Type } | undefined;
    for (const [key, value] of entries) {
      if (isScalar(key)) properties.push({ key: jsonOfScalar(key), value: this.#part(value) });
      else dynamic = { key: this.#part(key), value: this.#part(value) };
    }
    return objectType(properties, dynamic);
  }

  typeOfRef(ref: Ref): Known {
    const [head, ...path] = ref.parts;
    if (head?.kind !== "var") return undefined;
    if (head.name === "input") return this.replaced ? t.any : selectPath(this.roots.input, path);
    if (head.name !== "data") return selectPath(this.variable(head.name), path);
    const { data } = this.roots;
    if (!this.replaced) return data === undefined ? this.documents.typeAt(path) : selectPath(data, path);
    const type = this.documents.typeAt(path);
    return type?.type === "function" ? type : t.any;
  }
}
