// Walks and rewrites plans without knowing one kind of statement from another.
import type { Block, Local, Plan, Statement } from "./plan.js";
import { type FieldRole, fieldsOf } from "./statement-fields.js";

/** The blocks inside a statement, in order. */
export function blocksOf(statement: Statement): readonly Block[] {
  return valuesOf(statement).flatMap(([role, value]) => {
    if (role === "block") return [value as Block];
    return role === "blocks" ? (value as readonly Block[]) : [];
  });
}

/** The same statement with other blocks inside; itself if it has none. */
export function replaceBlocks(statement: Statement, replace: (block: Block) => Block): Statement {
  const changes: Record<string, unknown> = {};
  for (const [name, { role }] of fieldsOf(statement)) {
    const value = (statement as unknown as Record<string, unknown>)[name];
    if (role === "block") changes[name] = replace(value as Block);
    else if (role === "blocks") changes[name] = (value as readonly Block[]).map(replace);
  }
  return Object.keys(changes).length === 0 ? statement : ({ ...statement, ...changes } as Statement);
}

/** Every statement of the blocks, outer ones before those inside them. */
export function* statementsOf(blocks: readonly Block[]): Iterable<Statement> {
  // A stack of our own: plans nest deeply.
  const open = [...blocks].reverse();
  for (let block = open.pop(); block !== undefined; block = open.pop()) {
    for (const statement of block.statements) {
      yield statement;
      open.push(...[...blocksOf(statement)].reverse());
    }
  }
}

/** Every statement of a plan. */
export function* statementsOfPlan(plan: Plan): Iterable<Statement> {
  for (const { blocks } of plan.plans) yield* statementsOf(blocks);
  for (const { blocks } of plan.functions) yield* statementsOf(blocks);
}

/** The locals a statement itself uses: what it reads, whose collections it changes, what it assigns. */
export function localsOf(statement: Statement): {
  readonly reads: readonly Local[];
  readonly changes: readonly Local[];
  readonly writes: readonly Local[];
} {
  const reads: Local[] = [];
  const changes: Local[] = [];
  const writes: Local[] = [];
  for (const [role, value] of valuesOf(statement)) {
    if (role === "reads" || role === "replaces") reads.push(value as Local);
    else if (role === "readsMany") reads.push(...(value as readonly Local[]));
    else if (role === "changes") changes.push(value as Local);
    else if (role === "writes") writes.push(value as Local);
    else if (role === "operand" || role === "operands") reads.push(...operandLocals(value));
  }
  return { reads, changes, writes };
}

function operandLocals(value: unknown): readonly Local[] {
  const operands = (Array.isArray(value) ? value : [value]) as readonly { kind: string; local?: Local }[];
  return operands.flatMap(({ local }) => (local === undefined ? [] : [local]));
}

function valuesOf(statement: Statement): readonly (readonly [role: FieldRole, value: unknown])[] {
  const fields = statement as unknown as Record<string, unknown>;
  return fieldsOf(statement).map(([name, { role }]) => [role, fields[name]] as const);
}
