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

type Prepared = {
  /** In the outer environment, where the values are planned. */
  readonly cursor: Cursor;
  readonly replacements: readonly Replacement[];
  readonly mocks: ReadonlyMap<string, { readonly mock: Mock; readonly value?: Operand }>;
  /** The texts of the virtual documents that are replaced. */
  readonly shadowed: readonly string[];
};

/** Undefined if a value is, or the expression under it. What follows is planned outside of it. */
export function planWith(cursor: Cursor, expression: Expression): Cursor {
  const start: Prepared = { cursor, replacements: [], mocks: new Map(), shadowed: [] };
  const prepared = expression.with.reduce(prepare, start);
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

function prepare(prepared: Prepared, modifier: With): Prepared {
  const { target } = modifier;
  const parts = target.kind === "ref" ? target.parts : [target];
  const text = groundText({ parts });
  if (text === undefined) throw new PlanError("with target must be ground", modifier.location);
  const root = headName(parts[0]);
  const { program } = prepared.cursor;
  if (program.documents.functions.has(text) || (root !== "data" && root !== "input")) {
    return prepareMock(prepared, text, modifier);
  }
  const value = prepared.cursor.planners.term(prepared.cursor, modifier.value);
  const steps = parts.slice(1).map((part) => program.string(part.kind === "string" ? part.value : ""));
  return {
    ...prepared,
    cursor: value.cursor,
    replacements: [
      ...prepared.replacements,
      { root: root === "data" ? dataLocal : inputLocal, path: steps, value: value.operand },
    ],
    shadowed: root === "data" ? [...prepared.shadowed, text] : prepared.shadowed,
  };
}

function prepareMock(prepared: Prepared, operator: string, { value }: With): Prepared {
  const { cursor } = prepared;
  const name = value.kind === "ref" ? groundText(value) : value.kind === "var" ? value.name : undefined;
  const { functions } = cursor.program.documents;
  const add = (mock: Mock): Prepared => ({
    ...prepared,
    mocks: new Map(prepared.mocks).set(operator, { mock }),
  });
  if (name !== undefined && functions.has(name)) return add({ kind: "function", path: name });
  const isVariable = value.kind === "var" && cursor.scope.has(value.name);
  if (name !== undefined && !isVariable && cursor.program.builtins.has(name)) {
    return add({ kind: "builtin", name });
  }
  const text = constantText(value);
  if (text !== undefined && cursor.program.environments.plansConstant(operator, text)) {
    return add({ kind: "constant", term: value, text });
  }
  const planned = cursor.planners.term(cursor, value);
  return {
    ...prepared,
    cursor: planned.cursor,
    mocks: new Map(prepared.mocks).set(operator, { mock: { kind: "value" }, value: planned.operand }),
  };
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
