// Where planning stands: the block under construction and what holds there. Cursors are never changed;
// whatever moves into a nested block, or binds a variable, returns another one.
import type { Block, Local, Operand, PlanLocation, Statement, StatementBody } from "@palisade/language";
import type { Body, Expression, Location, Ref, Term } from "../syntax/ast.js";
import type { Environment, MockValues } from "./environment.js";
import type { Program } from "./program.js";
import type { Scope } from "./scope.js";

/** A block under construction. */
export type Draft = { readonly statements: Statement[] };

/** A variable, by its name in the checked body, and what holds its value from that place on. */
export type Binding = { readonly name: string; readonly operand: Operand; readonly location: PlanLocation };

/** What a function, or an entrypoint's plan, has used so far. */
export type Frame = {
  nextLocal: Local;
  replacements: number;
  readonly callees: Set<string>;
  /** For those who explain an evaluation; the plan itself needs no names. */
  readonly bindings: Binding[];
};

export function newFrame(): Frame {
  return { nextLocal: 2, replacements: 0, callees: new Set(), bindings: [] };
}

export type Cursor = {
  readonly program: Program;
  readonly planners: Planners;
  readonly frame: Frame;
  readonly draft: Draft;
  /** How many blocks are open around the draft. */
  readonly depth: number;
  readonly scope: Scope;
  readonly environment: Environment;
  readonly mockValues: MockValues;
  /** Names what `input` and `data` hold here: another number within each `with` that replaces some of them. */
  readonly documents: number;
  /** Of the statements to come. */
  readonly location: PlanLocation;
  /** Whether a `With` is open around the draft, so that nothing may return from the function. */
  readonly insideWith: boolean;
};

/** A term's value, and where planning goes on. */
export type Planned = { readonly cursor: Cursor; readonly operand: Operand };

/** The planners of each kind of node; they call one another through the cursor. */
export type Planners = {
  readonly body: (cursor: Cursor, body: Body) => Cursor;
  readonly expression: (cursor: Cursor, expression: Expression) => Cursor;
  readonly term: (cursor: Cursor, term: Term) => Planned;
  readonly reference: (cursor: Cursor, parts: readonly Term[]) => Planned;
  /** Compares an operand with a pattern, and binds the variables in it. */
  readonly match: (cursor: Cursor, operand: Operand, pattern: Term) => Cursor;
  /** A call for its result. */
  readonly call: (cursor: Cursor, operator: Ref, args: readonly Term[], location: Location) => Planned;
};

export const inputLocal: Local = 0;
export const dataLocal: Local = 1;

export function emit(cursor: Cursor, statement: StatementBody): void {
  cursor.draft.statements.push({ ...statement, ...cursor.location });
}

/** Makes the block undefined. */
export function emitFailure(cursor: Cursor): void {
  emit(cursor, { kind: "Break", index: 0 });
}

export function newLocal(cursor: Cursor): Local {
  const local = cursor.frame.nextLocal;
  cursor.frame.nextLocal = local + 1;
  return local;
}

export function localOperand(local: Local): Extract<Operand, { readonly kind: "local" }> {
  return { kind: "local", local };
}

export function stringOperand(cursor: Cursor, text: string): Operand {
  return { kind: "string", index: cursor.program.string(text) };
}

/** The operand in a local of its own kind, for statements that take locals only. */
export function toLocal(cursor: Cursor, operand: Operand): Local {
  if (operand.kind === "local") return operand.local;
  const target = newLocal(cursor);
  emit(cursor, { kind: "AssignVar", source: operand, target });
  return target;
}

export function at(cursor: Cursor, location: Location): Cursor {
  return { ...cursor, location: cursor.program.location(location) };
}

export function newDraft(): Draft {
  return { statements: [] };
}

/** The cursor at the start of a new block. */
export function inDraft(cursor: Cursor, draft: Draft = newDraft()): Cursor {
  return { ...cursor, draft, depth: cursor.depth + 1 };
}

/** Plans a block on the side. */
export function planBlock(cursor: Cursor, plan: (cursor: Cursor) => void): Block {
  const draft = newDraft();
  plan(inDraft(cursor, draft));
  return draft;
}

/** Binds a variable. `input` and `data` are copied, since a `with` changes them in place. */
export function bind(cursor: Cursor, name: string, operand: Operand): Cursor {
  const changes = operand.kind === "local" && operand.local <= dataLocal;
  const held = changes ? copied(cursor, operand) : operand;
  cursor.frame.bindings.push({ name, operand: held, location: cursor.location });
  return { ...cursor, scope: cursor.scope.with(name, held) };
}

function copied(cursor: Cursor, source: Operand): Operand {
  const target = newLocal(cursor);
  emit(cursor, { kind: "AssignVar", source, target });
  return localOperand(target);
}

/** Goes on inside a loop over a collection's entries. */
export function planScan(
  cursor: Cursor,
  source: Operand,
): { readonly cursor: Cursor; readonly key: Operand; readonly value: Operand } {
  const draft = newDraft();
  const scanned = toLocal(cursor, source);
  const key = newLocal(cursor);
  const value = newLocal(cursor);
  emit(cursor, { kind: "Scan", source: scanned, key, value, block: draft });
  return { cursor: inDraft(cursor, draft), key: localOperand(key), value: localOperand(value) };
}

/**
 * Sets a flag where planning ended, and leaves the block where it started: loops between the two need no
 * further round. Should an engine count blocks otherwise and leave fewer, the flag is set all the same.
 */
export function emitSuccess(start: Cursor, end: Cursor, flag: Local): void {
  emit(end, { kind: "AssignVar", source: { kind: "boolean", value: true }, target: flag });
  if (end.depth > start.depth) emit(end, { kind: "Break", index: end.depth - start.depth });
}

/** Plans something that may have many solutions as a condition: the local is `true` if it has one. */
export function planCondition(cursor: Cursor, plan: (cursor: Cursor) => Cursor): Local {
  const condition = newLocal(cursor);
  emit(cursor, { kind: "ResetLocal", target: condition });
  const block = planBlock(cursor, (inner) => {
    emitSuccess(inner, plan(inner), condition);
  });
  emit(cursor, { kind: "Block", blocks: [block] });
  return condition;
}
