// Plans an expression under its `with` modifiers: documents are replaced at run time, functions while planning.
import type { Local, Operand } from "@palisade/language";
import type { Expression, With } from "../syntax/ast.js";
import { constantText } from "./bound-terms.js";
import {
  type Cursor,
  dataLocal,
  emit,
  inDraft,
  inputLocal,
  localOperand,
  newDraft,
  newLocal,
} from "./cursor.js";
import { groundText, headName } from "./document-path.js";
import type { Mock } from "./environment.js";
import { PlanError } from "./plan-error.js";

/** A document to be replaced. */
type Replacement = {
  readonly root: Local;
  /** Steps below the root, as indices of strings. */
  readonly path: readonly number[];
  readonly value: Operand;
};

/** Grows from modifier to modifier: there may be thousands. */
type Prepared = {
  /** In the outer environment, where the values are planned. */
  cursor: Cursor;
  readonly replacements: Replacement[];
  readonly mocks: Map<string, { readonly mock: Mock; readonly value?: Operand }>;
  /** The texts of the virtual documents that are replaced. */
  readonly shadowed: string[];
};

/** Undefined if a value is, or the expression under it. What follows is planned outside of it. */
export function planWith(cursor: Cursor, expression: Expression): Cursor {
  const prepared: Prepared = { cursor, replacements: [], mocks: new Map(), shadowed: [] };
  for (const modifier of expression.with) prepare(prepared, modifier);
  const before = prepared.cursor;
  const { replacements } = prepared;
  const roots = [...new Set(replacements.map(({ root }) => root))];
  const plain = { ...expression, with: [] };
  if (roots.length === 0) {
    const end = before.planners.expression(modifiedCursor(prepared), plain);
    return { ...end, environment: before.environment, mockValues: before.mockValues };
  }
  const saved = roots.map((root): Replacement => {
    const local = newLocal(before);
    return { root, path: [], value: localOperand(local) };
  });
  const drafts = replacements.map(newDraft);
  const inner: Cursor = {
    ...modifiedCursor(prepared),
    draft: drafts.at(-1) ?? before.draft,
    depth: before.depth + drafts.length,
    documents: ++before.frame.replacements,
    insideWith: true,
  };
  const end = inner.planners.expression(inner, plain);
  const isStraight = end.draft === inner.draft;
  if (!isStraight) {
    for (const { root, value } of saved) {
      if (value.kind === "local") {
        emit(before, { kind: "AssignVar", source: localOperand(root), target: value.local });
      }
    }
  }
  nest(before, replacements, drafts);
  const { environment, mockValues, documents } = before;
  const outer = { ...end, environment, mockValues, documents };
  if (isStraight) {
    return { ...outer, draft: before.draft, depth: before.depth, insideWith: before.insideWith };
  }
  const undone = saved.map(newDraft);
  nest(outer, saved, undone);
  return { ...outer, draft: undone.at(-1) ?? outer.draft, depth: outer.depth + undone.length };
}

/** Opens a `With` for each replacement, the first outermost, around the last draft. */
function nest(
  cursor: Cursor,
  replacements: readonly Replacement[],
  drafts: readonly ReturnType<typeof newDraft>[],
): void {
  let current = cursor;
  for (const [index, { root, path, value }] of replacements.entries()) {
    const block = drafts[index] ?? newDraft();
    emit(current, { kind: "With", local: root, path, value, block });
    current = inDraft(current, block);
  }
}

function prepare(prepared: Prepared, modifier: With): void {
  const { target } = modifier;
  const parts = target.kind === "ref" ? target.parts : [target];
  const text = groundText({ parts });
  if (text === undefined) throw new PlanError("with target must be ground", modifier.location);
  const root = headName(parts[0]);
  const { program } = prepared.cursor;
  if (program.documents.functions.has(text) || (root !== "data" && root !== "input")) {
    prepareMock(prepared, text, modifier);
    return;
  }
  const value = prepared.cursor.planners.term(prepared.cursor, modifier.value);
  const path = parts.slice(1).map((part) => program.string(part.kind === "string" ? part.value : ""));
  prepared.cursor = value.cursor;
  prepared.replacements.push({ root: root === "data" ? dataLocal : inputLocal, path, value: value.operand });
  if (root === "data") prepared.shadowed.push(text);
}

function prepareMock(prepared: Prepared, operator: string, { value }: With): void {
  const { cursor, mocks } = prepared;
  const name = value.kind === "ref" ? groundText(value) : value.kind === "var" ? value.name : undefined;
  const { functions } = cursor.program.documents;
  if (name !== undefined && functions.has(name)) {
    mocks.set(operator, { mock: { kind: "function", path: name } });
    return;
  }
  const isVariable = value.kind === "var" && cursor.scope.has(value.name);
  if (name !== undefined && !isVariable && cursor.program.builtins.has(name)) {
    mocks.set(operator, { mock: { kind: "builtin", name } });
    return;
  }
  const text = constantText(value);
  if (text !== undefined && cursor.program.environments.plansConstant(operator, text)) {
    mocks.set(operator, { mock: { kind: "constant", term: value, text } });
    return;
  }
  const planned = cursor.planners.term(cursor, value);
  prepared.cursor = planned.cursor;
  mocks.set(operator, { mock: { kind: "value" }, value: planned.operand });
}

/** Where the expression is planned: with the mocks and shadows added to those that hold already. */
function modifiedCursor({ cursor, mocks, shadowed }: Prepared): Cursor {
  const { environment, program } = cursor;
  const allMocks = new Map(environment.mocks);
  const values = new Map(cursor.mockValues);
  for (const [operator, { mock, value }] of mocks) {
    allMocks.set(operator, mock);
    values.delete(operator);
    if (value !== undefined) values.set(operator, value);
  }
  const shadows = new Set([...environment.shadowed, ...shadowed.filter((text) => isVirtual(cursor, text))]);
  return { ...cursor, environment: program.environments.of(allMocks, shadows), mockValues: values };
}

/** Whether rules make the document, or documents below it, so that a base document in its place hides them. */
function isVirtual(cursor: Cursor, text: string): boolean {
  return cursor.program.documents.texts.has(text);
}
