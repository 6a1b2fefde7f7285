// Plans what a rule adds to the object that its group makes: `p[x].q := v`, `p[x] contains v`.
import type { Local, Operand, StatementBody } from "@palisade/language";
import type { Rule } from "../syntax/ast.js";
import { type Cursor, emit, localOperand, newLocal, type Planned, planBlock } from "./cursor.js";
import { planTerms } from "./plan-term.js";
import type { GroupRule } from "./virtual-documents.js";

/** An object or set on the way to where the value goes, to be put back under its key once it is changed. */
type Nested = { readonly parent: Local; readonly key: Operand; readonly child: Local };

/** Aborts where another rule has put another value, or something that is no object is in the way. */
export function planInsertion(cursor: Cursor, object: Local, { rule, suffix }: GroupRule): Cursor {
  const keys = planTerms(cursor, suffix);
  const { key: member } = rule.head;
  const isSet = member !== undefined;
  const added = isSet ? keys.cursor.planners.term(keys.cursor, member) : planHeadValue(keys.cursor, rule);
  const end = added.cursor;
  const nested: Nested[] = [];
  let parent = object;
  for (const [index, key] of keys.operands.entries()) {
    const isLast = index === keys.operands.length - 1;
    if (isLast && !isSet) break;
    const child = openNested(end, parent, key, isLast ? "set" : "object");
    nested.push({ parent, key, child });
    parent = child;
  }
  const leaf = keys.operands.at(-1);
  if (isSet) emit(end, { kind: "SetAdd", value: added.operand, set: parent });
  else if (leaf !== undefined) {
    emit(end, { kind: "ObjectInsertOnce", key: leaf, value: added.operand, object: parent });
  }
  for (const { parent: outer, key, child } of nested.reverse()) {
    emit(end, { kind: "ObjectInsert", key, value: localOperand(child), object: outer });
  }
  return end;
}

/** `true` where no value was written. */
export function planHeadValue(cursor: Cursor, { head }: Rule): Planned {
  return head.value === undefined
    ? { cursor, operand: { kind: "boolean", value: true } }
    : cursor.planners.term(cursor, head.value);
}

/** What is under the key, or a new collection. */
function openNested(cursor: Cursor, parent: Local, key: Operand, kind: "object" | "set"): Local {
  const child = newLocal(cursor);
  const check = kind === "object" ? "IsObject" : "IsSet";
  const found = planBlock(cursor, (inner) => {
    emit(inner, { kind: "Dot", source: localOperand(parent), key, target: child });
    emit(inner, { kind: check, source: localOperand(child) });
    emit(inner, { kind: "Break", index: 1 });
  });
  const outer = planBlock(cursor, (inner) => {
    emit(inner, { kind: "Block", blocks: [found] });
    emit(inner, makeNested(kind, child));
    // Something else under the key makes this a conflict.
    emit(inner, { kind: "ObjectInsertOnce", key, value: localOperand(child), object: parent });
  });
  emit(cursor, { kind: "Block", blocks: [outer] });
  return child;
}

function makeNested(kind: "object" | "set", target: Local): StatementBody {
  return kind === "object" ? { kind: "MakeObject", target } : { kind: "MakeSet", target };
}
