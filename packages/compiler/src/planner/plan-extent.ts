// Plans a whole package: the object of its rules' values, over the base documents in the same place.
import type { Operand } from "@palisade/language";
import { callGroup } from "./call-group.js";
import {
  type Cursor,
  dataLocal,
  emit,
  localOperand,
  newLocal,
  type Planned,
  planBlock,
  toLocal,
} from "./cursor.js";
import { keyTerm, nowhere } from "./document-path.js";
import type { Environment } from "./environment.js";
import { planDot } from "./plan-path.js";
import type { DocumentNode } from "./virtual-documents.js";

/** The child of a node, unless a `with` has put a base document in its place. */
export function visibleChild(
  environment: Environment,
  node: DocumentNode,
  key: string,
): DocumentNode | undefined {
  const child = node.children.get(key);
  return child === undefined || environment.shadowed.has(child.text) ? undefined : child;
}

export function visibleChildren(
  environment: Environment,
  node: DocumentNode,
): readonly (readonly [string, DocumentNode])[] {
  return [...node.children].filter(([, child]) => !environment.shadowed.has(child.text));
}

/** The scalar of a tree key. */
export function keyOperand(cursor: Cursor, key: string): Operand {
  return cursor.planners.term(cursor, keyTerm(key, nowhere)).operand;
}

/** The base document in a node's place; undefined if there is none. */
export function planBaseNode(cursor: Cursor, node: DocumentNode): Planned {
  return node.path
    .slice(1)
    .reduce(({ cursor: here, operand }: Planned, key) => planDot(here, operand, keyOperand(here, key)), {
      cursor,
      operand: localOperand(dataLocal),
    });
}

/** The rules' document merged with the base document; never undefined. */
export function planExtent(cursor: Cursor, node: DocumentNode): Planned {
  const virtual = toLocal(cursor, planVirtual(cursor, node));
  const target = newLocal(cursor);
  const merged = planBlock(cursor, (inner) => {
    const base = toLocal(inner, planBaseNode(inner, node).operand);
    emit(inner, { kind: "ObjectMerge", a: base, b: virtual, target });
    emit(inner, { kind: "Break", index: 1 });
  });
  const outer = planBlock(cursor, (inner) => {
    emit(inner, { kind: "Block", blocks: [merged] });
    emit(inner, { kind: "AssignVar", source: localOperand(virtual), target });
  });
  emit(cursor, { kind: "Block", blocks: [outer] });
  return { cursor, operand: localOperand(target) };
}

/** An object of what the rules below a node give, without those that are undefined. */
function planVirtual(cursor: Cursor, node: DocumentNode): Operand {
  const object = newLocal(cursor);
  emit(cursor, { kind: "MakeObject", target: object });
  for (const [name, child] of visibleChildren(cursor.environment, node)) {
    if (isHidden(node, name)) continue;
    const block = planBlock(cursor, (inner) => {
      const value = child.group === undefined ? planVirtual(inner, child) : callGroup(inner, child.group);
      emit(inner, { kind: "ObjectInsert", key: keyOperand(inner, name), value, object });
    });
    emit(cursor, { kind: "Block", blocks: [block] });
  }
  return localOperand(object);
}

/** `data.system` is for whoever runs the policies: it is there when it is named, and no part of `data`. */
function isHidden(node: DocumentNode, name: string): boolean {
  return node.path.length === 1 && name === "system";
}
