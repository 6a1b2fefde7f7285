// Checks that a ref can reach something, and learns the types of the variables it enumerates.
import {
  isAny,
  isAssignable,
  isEmptyCollection,
  keysOf,
  selectKey,
  type Type,
  t,
  unionOf,
  valuesOf,
} from "@palisade/language";
import type { Ref, Term } from "../../syntax/ast.js";
import { isScalar } from "../tree/constants.js";
import type { DocumentNode } from "./document-types.js";
import { jsonOfScalar } from "./json-of-scalar.js";
import type { TypeEnvironment } from "./type-environment.js";
import { keyMistake, notCalledMistake, scalarMistake, type TypeMistake } from "./type-mistakes.js";
import { unifyWithType } from "./unify-types.js";

/** `shown` is the ref as its author knows it. */
export function checkReference(
  ref: Ref,
  types: TypeEnvironment,
  shown: (ref: Ref) => Ref,
): TypeMistake | undefined {
  if (types.typeOfRef(ref)?.type === "function") return notCalledMistake(shown(ref));
  const [head] = ref.parts;
  if (head?.kind !== "var") return undefined;
  const checker = new ReferenceChecker(ref, types, shown);
  const { data, input } = types.roots;
  if (head.name === "input") return checker.inside(types.replaced ? t.any : input, 1);
  if (head.name === "data") {
    return data === undefined || types.replaced ? checker.document() : checker.inside(data, 1);
  }
  const type = types.variable(head.name);
  if (type !== undefined) return checker.inside(type, 1);
  types.assign(head.name, t.any);
  return checker.inside(t.any, 1);
}

class ReferenceChecker {
  readonly #ref: Ref;
  readonly #types: TypeEnvironment;
  readonly #shown: (ref: Ref) => Ref;

  constructor(ref: Ref, types: TypeEnvironment, shown: (ref: Ref) => Ref) {
    this.#ref = ref;
    this.#types = types;
    this.#shown = shown;
  }

  /** Along the rules, as far as they go. */
  document(): TypeMistake | undefined {
    const { parts } = this.#ref;
    let node: DocumentNode = this.#types.documents;
    if (node.children.size === 0) return this.inside(t.any, 1);
    for (let index = 1; index < parts.length; index++) {
      const part = parts[index] as Term;
      if (index <= 2 && part.kind !== "string" && part.kind !== "var") {
        return keyMistake(this.#shown(this.#ref), index, this.#types.typeOf(part), t.string, namesOf(node));
      }
      if (this.#types.replaced) return this.inside(t.any, index);
      if (part.kind === "var") return this.#enumerate(node, part.name, index);
      const child = node.child(part);
      if (child === undefined) return this.inside(t.any, index);
      if (child.type !== undefined) return this.inside(child.type, index + 1);
      node = child;
    }
    return undefined;
  }

  /** A variable over packages and rules: its keys are known, what is below may be anything. */
  #enumerate(node: DocumentNode, name: string, index: number): TypeMistake | undefined {
    const keys = unionOf([t.string, ...[...node.keyed()].map(({ key }) => typeOfJson(key))]) ?? t.any;
    const before = this.#types.variable(name);
    if (before === undefined) this.#types.assign(name, keys);
    else if (!isAssignable(keys, before)) {
      return keyMistake(this.#shown(this.#ref), index, before, keys, namesOf(node));
    }
    return this.inside(t.any, index + 1);
  }

  /** Within a value of a type. */
  inside(start: Type, from: number): TypeMistake | undefined {
    const { parts } = this.#ref;
    let type: Type | undefined = start;
    for (let index = from; index < parts.length; index++) {
      const part = parts[index] as Term;
      if (type === undefined) return undefined;
      if (isEmptyCollection(type)) return this.#insideEmpty(type, part, index);
      const keys = keysOf(type);
      if (keys === undefined) return scalarMistake(this.#shown(this.#ref), index - 1, type);
      if (isScalar(part)) {
        const child: Type | undefined = selectKey(type, jsonOfScalar(part));
        if (child === undefined)
          return keyMistake(this.#shown(this.#ref), index, undefined, keys, keysShown(type));
        type = child;
        continue;
      }
      const mistake = this.#key(part, keys, type, index);
      if (mistake !== undefined) return mistake;
      type = valuesOf(type);
    }
    return undefined;
  }

  #key(part: Term, keys: Type, type: Type, index: number): TypeMistake | undefined {
    if (part.kind === "var") {
      const before = this.#types.variable(part.name);
      if (before === undefined) this.#types.assign(part.name, keys);
      else if (!isAssignable(before, keys)) {
        return keyMistake(this.#shown(this.#ref), index, before, keys, keysShown(type));
      }
      return undefined;
    }
    if (part.kind !== "array" && part.kind !== "object" && part.kind !== "set") return undefined;
    if (unifyWithType(part, keys, this.#types)) return undefined;
    return keyMistake(this.#shown(this.#ref), index, this.#types.typeOf(part), keys, []);
  }

  /** A known key is missing there; enumerating gives nothing, which is no mistake. */
  #insideEmpty(type: Type, part: Term, index: number): TypeMistake | undefined {
    if (isScalar(part)) return keyMistake(this.#shown(this.#ref), index, undefined, undefined, []);
    if (part.kind !== "var") return undefined;
    const before = this.#types.variable(part.name);
    const keys = keysOf(type);
    if (before === undefined) this.#types.assign(part.name, t.any);
    else if (keys !== undefined && type.type === "array" && !isAssignable(before, keys)) {
      return keyMistake(this.#shown(this.#ref), index, before, keys, []);
    }
    return undefined;
  }
}

function typeOfJson(key: unknown): Type {
  return typeof key === "string" ? t.string : typeof key === "number" ? t.number : t.boolean;
}

function namesOf(node: DocumentNode): readonly string[] {
  return [...node.keyed()].map(({ key }) => JSON.stringify(key)).sort();
}

function keysShown(type: Type): readonly string[] {
  if (type.type === "object") return (type.static ?? []).map(({ key }) => JSON.stringify(key));
  if (type.type !== "any" || isAny(type)) return [];
  return [...new Set((type.of ?? []).flatMap(keysShown))].sort();
}
