// The types of the virtual documents inferred so far, as a tree over `data`.
import {
  isAny,
  isEmptyCollection,
  objectType,
  selectKey,
  type Type,
  t,
  unionOf,
  unknownType,
  valuesOf,
} from "@palisade/language";
import type { Term } from "../../syntax/ast.js";
import { treeKey } from "../checked-module.js";
import { isScalar } from "../tree/constants.js";
import { jsonOfScalar } from "./json-of-scalar.js";

type Known = Type | undefined;
type ObjectType = Extract<Type, { type: "object" }>;

/** A document with more parts than this is any object: its type helps nobody. */
const maximumExtent = 2000;

export class DocumentNode {
  readonly key: Term | undefined;
  readonly children = new Map<string, DocumentNode>();
  type: Known;

  constructor(key?: Term) {
    this.key = key;
  }

  child(part: Term): DocumentNode | undefined {
    const key = treeKey(part);
    return key === undefined ? undefined : this.children.get(key);
  }

  makeChild(part: Term): DocumentNode {
    const key = treeKey(part) as string;
    let child = this.children.get(key);
    if (child === undefined) {
      child = new DocumentNode(part);
      this.children.set(key, child);
    }
    return child;
  }

  /** The type of everything at the node and below; base documents may add to it. */
  extent(): Type {
    const budget = { left: maximumExtent };
    return this.#extent(budget);
  }

  #extent(budget: { left: number }): Type {
    if (this.type !== undefined) return this.type;
    const properties: { key: unknown; value: Type }[] = [];
    for (const { key, child } of this.keyed()) {
      if (--budget.left < 0) return t.any;
      properties.push({ key, value: child.#extent(budget) });
    }
    return objectType(properties, { key: t.string, value: t.any });
  }

  *keyed(): Iterable<{ readonly key: unknown; readonly child: DocumentNode }> {
    for (const child of this.children.values()) {
      if (child.key !== undefined && isScalar(child.key) && child.key.kind !== "null") {
        yield { key: jsonOfScalar(child.key), child };
      }
    }
  }

  /** The type at a path; what no rule defines may be a base document, so anything. */
  typeAt(path: readonly Term[]): Known {
    let node: DocumentNode = this;
    for (const [index, part] of path.entries()) {
      const child = node.child(part);
      if (node.type !== undefined && child === undefined) return selectPath(node.type, path.slice(index));
      if (!isScalar(part)) return selectPath(node.extent(), path.slice(index));
      if (child === undefined) return t.any;
      node = child;
    }
    return node.extent();
  }

  /** Adds the type of a rule at a ground path. Rules below an object are part of it. */
  insert(path: readonly Term[], type: Type): void {
    let node: DocumentNode = this;
    for (const [index, part] of path.entries()) {
      node = node.makeChild(part);
      if (index + 1 < path.length && node.type?.type === "object") {
        node.type = insertIntoObject(node.type, path.slice(index + 1), type);
      }
    }
    node.type = mergeTypes(node.type, type);
    if (type.type !== "object") return;
    for (const [below, own] of node.#leaves([])) {
      if (node.type?.type === "object") node.type = insertIntoObject(node.type, below, own);
    }
  }

  *#leaves(path: readonly Term[]): Iterable<readonly [readonly Term[], Type]> {
    for (const child of this.children.values()) {
      const below = [...path, child.key as Term];
      if (child.type !== undefined) yield [below, child.type];
      else yield* child.#leaves(below);
    }
  }
}

/** The type under a path in a type; variables stand for every key. */
export function selectPath(type: Known, path: readonly Term[]): Known {
  let result = type;
  for (const part of path) {
    if (result === undefined || result === unknownType) return undefined;
    if (isScalar(part)) result = selectKey(result, jsonOfScalar(part));
    else result = isEmptyCollection(result) ? t.any : valuesOf(result);
  }
  return result === unknownType ? undefined : result;
}

function insertIntoObject(object: ObjectType, path: readonly Term[], type: Type): Type {
  const [head, ...rest] = path;
  if (head === undefined) return object;
  const key = keyType(head);
  const value = rest.length === 0 ? type : insertIntoObject({ type: "object" }, rest, type);
  const dynamic = {
    key: unionOf([object.dynamic?.key, key]) ?? t.any,
    value: unionOf([object.dynamic?.value, value]) ?? t.any,
  };
  return objectType(object.static ?? [], dynamic);
}

function keyType(term: Term): Type {
  return term.kind === "null" || term.kind === "boolean" || term.kind === "number" || term.kind === "string"
    ? t[term.kind]
    : t.any;
}

/** Two rules of one document: objects without known keys and sets become one, other types a union. */
export function mergeTypes(left: Known, right: Known): Known {
  if (left === undefined || right === undefined) return left ?? right;
  if (left.type === "object" && right.type === "object" && isOpenObject(left) && isOpenObject(right)) {
    if (left.dynamic === undefined) return right;
    if (right.dynamic === undefined) return left;
    return objectType([], {
      key: unionOf([left.dynamic.key, right.dynamic.key]) ?? t.any,
      value: mergeTypes(left.dynamic.value, right.dynamic.value) ?? t.any,
    });
  }
  if (left.type === "set" && right.type === "set") {
    return { type: "set", of: unionOf([left.of, right.of]) ?? unknownType };
  }
  if (left.type === "any" && right.type === "object") return mergeIntoUnion(left, right);
  if (left.type === "object" && right.type === "any") return mergeIntoUnion(right, left);
  return unionOf([left, right]);
}

function isOpenObject(type: ObjectType): boolean {
  return (type.static ?? []).length === 0;
}

function mergeIntoUnion(union: Extract<Type, { type: "any" }>, object: ObjectType): Known {
  if (isAny(union)) return union;
  const members = union.of ?? [];
  const index = members.findIndex(
    (member) => member.type === "object" && isOpenObject(member) && member.dynamic !== undefined,
  );
  if (index < 0 || !isOpenObject(object) || object.dynamic === undefined) return unionOf([union, object]);
  return unionOf(members.with(index, mergeTypes(members[index], object) ?? t.any));
}
