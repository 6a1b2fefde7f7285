// Plans a value that several blocks may give, so that what follows is planned once.
import type { Block, Operand } from "@palisade/language";
import {
  bind,
  type Cursor,
  emit,
  inDraft,
  localOperand,
  newDraft,
  newLocal,
  type Planned,
  planBlock,
  planScan,
} from "./cursor.js";
import { planDot } from "./plan-path.js";

export type Alternative = (cursor: Cursor) => Planned;

/**
 * `variables` are those that every alternative binds. If there are none, no two alternatives are defined
 * at once; an alternative that loops may still have many solutions.
 */
export function planAlternatives(
  cursor: Cursor,
  variables: readonly string[],
  alternatives: readonly Alternative[],
): Planned {
  const [only] = alternatives;
  if (only !== undefined && alternatives.length === 1) return only(cursor);
  const drafts = alternatives.map((alternative) => {
    const draft = newDraft();
    return { draft, end: alternative(inDraft(cursor, draft)) };
  });
  const isStraight = variables.length === 0 && drafts.every(({ draft, end }) => end.cursor.draft === draft);
  return isStraight ? planFirst(cursor, drafts) : planAll(cursor, variables, drafts);
}

type Planning = { readonly draft: Block; readonly end: Planned };

/** The value of the first block that is defined; undefined if none is. */
function planFirst(cursor: Cursor, drafts: readonly Planning[]): Planned {
  const target = newLocal(cursor);
  for (const { end } of drafts) {
    emit(end.cursor, { kind: "AssignVar", source: end.operand, target });
    emit(end.cursor, { kind: "Break", index: 1 });
  }
  const outer = planBlock(cursor, (inner) => {
    emit(inner, { kind: "Block", blocks: drafts.map(({ draft }) => draft) });
    emit(inner, { kind: "Break", index: 1 });
  });
  emit(cursor, { kind: "Block", blocks: [outer] });
  return { cursor, operand: localOperand(target) };
}

/** Collects the solutions of all blocks as rows of their value and variables, and goes on for each row. */
function planAll(cursor: Cursor, variables: readonly string[], drafts: readonly Planning[]): Planned {
  const rows = newLocal(cursor);
  emit(cursor, { kind: "MakeArray", capacity: 0, target: rows });
  for (const { end } of drafts) {
    const row = variables.length === 0 ? end.operand : makeRow(end, variables);
    emit(end.cursor, { kind: "ArrayAppend", value: row, array: rows });
  }
  emit(cursor, { kind: "Block", blocks: drafts.map(({ draft }) => draft) });
  const { cursor: inner, value: row } = planScan(cursor, localOperand(rows));
  if (variables.length === 0) return { cursor: inner, operand: row };
  const cells = [undefined, ...variables];
  let current = inner;
  let operand = row;
  for (const [index, name] of cells.entries()) {
    const cell = planCell(current, row, index);
    if (name === undefined) operand = cell;
    else current = bind(current, name, cell);
  }
  return { cursor: current, operand };
}

function makeRow({ cursor, operand }: Planned, variables: readonly string[]): Operand {
  const target = newLocal(cursor);
  emit(cursor, { kind: "MakeArray", capacity: variables.length + 1, target });
  for (const value of [operand, ...variables.map((name) => cursor.scope.get(name) ?? operand)]) {
    emit(cursor, { kind: "ArrayAppend", value, array: target });
  }
  return localOperand(target);
}

function planCell(cursor: Cursor, row: Operand, index: number): Operand {
  const key = newLocal(cursor);
  emit(cursor, { kind: "MakeNumberInt", value: index, target: key });
  return planDot(cursor, row, localOperand(key)).operand;
}
