// Plans the value of a term. Members come before the collection that holds them, so that a member
// with many solutions makes a collection for each.
import type { Local, Operand, StatementBody } from "@palisade/language";
import type { Term, TermValue } from "../syntax/ast.js";
import {
  type Cursor,
  emit,
  localOperand,
  newLocal,
  type Planned,
  planBlock,
  stringOperand,
} from "./cursor.js";
import { PlanError } from "./plan-error.js";

type Handlers = {
  readonly [Kind in TermValue["kind"]]: (
    cursor: Cursor,
    term: Extract<Term, { readonly kind: Kind }>,
  ) => Planned;
};

const handlers: Handlers = {
  null: (cursor) => made(cursor, (target) => ({ kind: "MakeNull", target })),
  boolean: (cursor, { value }) => ({ cursor, operand: { kind: "boolean", value } }),
  number: (cursor, { text }) => {
    const index = cursor.program.string(text);
    return made(cursor, (target) => ({ kind: "MakeNumberRef", index, target }));
  },
  string: (cursor, { value }) => ({ cursor, operand: stringOperand(cursor, value) }),
  var: (cursor, term) => {
    if (term.name === "input" || term.name === "data") return cursor.planners.reference(cursor, [term]);
    const operand = cursor.scope.get(term.name);
    if (operand === undefined) throw new PlanError(`var ${term.name} is unsafe`, term.location);
    return { cursor, operand };
  },
  ref: (cursor, { parts }) => cursor.planners.reference(cursor, parts),
  array: (cursor, { items }) => {
    const members = planTerms(cursor, items);
    const target = newLocal(members.cursor);
    emit(members.cursor, { kind: "MakeArray", capacity: items.length, target });
    for (const value of members.operands) emit(members.cursor, { kind: "ArrayAppend", value, array: target });
    return { cursor: members.cursor, operand: localOperand(target) };
  },
  set: (cursor, { items }) => {
    const members = planTerms(cursor, items);
    const target = newLocal(members.cursor);
    emit(members.cursor, { kind: "MakeSet", target });
    for (const value of members.operands) emit(members.cursor, { kind: "SetAdd", value, set: target });
    return { cursor: members.cursor, operand: localOperand(target) };
  },
  object: (cursor, { entries }) => {
    const members = planTerms(cursor, entries.flat());
    const target = newLocal(members.cursor);
    emit(members.cursor, { kind: "MakeObject", target });
    for (let index = 0; index + 1 < members.operands.length; index += 2) {
      const [key, value] = members.operands.slice(index, index + 2) as [Operand, Operand];
      emit(members.cursor, { kind: "ObjectInsert", key, value, object: target });
    }
    return { cursor: members.cursor, operand: localOperand(target) };
  },
  arrayComprehension: (cursor, { term, body }) =>
    planComprehension(
      cursor,
      (target) => ({ kind: "MakeArray", capacity: 0, target }),
      (inner, target) => {
        const item = planTerm(inner.planners.body(inner, body), term);
        emit(item.cursor, { kind: "ArrayAppend", value: item.operand, array: target });
      },
    ),
  setComprehension: (cursor, { term, body }) =>
    planComprehension(
      cursor,
      (target) => ({ kind: "MakeSet", target }),
      (inner, target) => {
        const member = planTerm(inner.planners.body(inner, body), term);
        emit(member.cursor, { kind: "SetAdd", value: member.operand, set: target });
      },
    ),
  objectComprehension: (cursor, { key, value, body }) =>
    planComprehension(
      cursor,
      (target) => ({ kind: "MakeObject", target }),
      (inner, target) => {
        const plannedKey = planTerm(inner.planners.body(inner, body), key);
        const plannedValue = planTerm(plannedKey.cursor, value);
        emit(plannedValue.cursor, {
          kind: "ObjectInsertOnce",
          key: plannedKey.operand,
          value: plannedValue.operand,
          object: target,
        });
      },
    ),
  call: (cursor, { operator, args, location }) => cursor.planners.call(cursor, operator, args, location),
  templateString: (_cursor, { location }) => {
    throw new PlanError("template string was not rewritten", location);
  },
};

/** The value of a term. */
export function planTerm(cursor: Cursor, term: Term): Planned {
  const handle = handlers[term.kind] as (cursor: Cursor, term: Term) => Planned;
  return handle(cursor, term);
}

/** The values of several terms, in order. */
export function planTerms(
  cursor: Cursor,
  terms: readonly Term[],
): { readonly cursor: Cursor; readonly operands: readonly Operand[] } {
  const operands: Operand[] = [];
  let current = cursor;
  for (const term of terms) {
    const planned = current.planners.term(current, term);
    operands.push(planned.operand);
    current = planned.cursor;
  }
  return { cursor: current, operands };
}

function made(cursor: Cursor, statement: (target: Local) => StatementBody): Planned {
  const target = newLocal(cursor);
  emit(cursor, statement(target));
  return { cursor, operand: localOperand(target) };
}

/** A collection made anew, and a block that adds to it for every solution of a body. */
function planComprehension(
  cursor: Cursor,
  statement: (target: Local) => StatementBody,
  add: (inner: Cursor, target: Local) => void,
): Planned {
  const target = newLocal(cursor);
  emit(cursor, statement(target));
  emit(cursor, { kind: "Block", blocks: [planBlock(cursor, (inner) => add(inner, target))] });
  return { cursor, operand: localOperand(target) };
}
