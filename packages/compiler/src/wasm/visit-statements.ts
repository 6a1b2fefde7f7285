// Statements in the order they are written, with those of the blocks inside them.
import { type Block, fieldsOf, type Local, type Operand, type Statement } from "@palisade/language";
import { GenerateError } from "./generate-error.js";

/** The blocks directly inside a statement. */
export function innerBlocks(statement: Statement): readonly Block[] {
  switch (statement.kind) {
    case "Block":
      return statement.blocks;
    case "Not":
    case "Scan":
    case "With":
      return [statement.block];
    default:
      return [];
  }
}

/** Engines and this generator recurse on blocks; the planner never comes near. */
export const maximumNesting = 1000;

/** A statement, and the block it stands in. */
export type PlacedStatement = { readonly statement: Statement; readonly block: Block };

/** @throws {GenerateError} `too-large` if blocks nest too deeply. */
export function* statementsIn(blocks: readonly Block[]): Iterable<PlacedStatement> {
  const pending: Iterator<PlacedStatement>[] = [allOf(blocks)];
  for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
    const next = top.next();
    if (next.done === true) {
      pending.pop();
      continue;
    }
    yield next.value;
    const inner = innerBlocks(next.value.statement);
    if (inner.length > 0) pending.push(allOf(inner));
    if (pending.length > maximumNesting) {
      throw new GenerateError("too-large", `blocks nest deeper than ${maximumNesting} levels`);
    }
  }
}

function* allOf(blocks: readonly Block[]): Iterator<PlacedStatement> {
  for (const block of blocks) for (const statement of block.statements) yield { statement, block };
}

/** The locals a statement reads itself, without its inner blocks. */
export function readsOf(statement: Statement): Local[] {
  const reads: Local[] = [];
  const add = (operand: Operand): void => {
    if (operand.kind === "local") reads.push(operand.local);
  };
  for (const [name, { role }] of fieldsOf(statement)) {
    const value = (statement as unknown as Record<string, unknown>)[name];
    if (role === "reads" || role === "replaces") reads.push(value as Local);
    else if (role === "readsMany") reads.push(...(value as Local[]));
    else if (role === "operand") add(value as Operand);
    else if (role === "operands") (value as Operand[]).forEach(add);
  }
  // It compares before it assigns.
  if (statement.kind === "AssignVarOnce") reads.push(statement.target);
  return reads;
}

/** The locals a statement gives another value. */
export function writesOf(statement: Statement): Local[] {
  return fieldsOf(statement)
    .filter(([, { role }]) => role === "writes" || role === "replaces")
    .map(([name]) => (statement as unknown as Record<string, Local>)[name] as Local);
}

/** The local whose collection a statement adds to. */
export function changeOf(statement: Statement): Local | undefined {
  switch (statement.kind) {
    case "ArrayAppend":
      return statement.array;
    case "ObjectInsert":
    case "ObjectInsertOnce":
      return statement.object;
    case "SetAdd":
      return statement.set;
    default:
      return undefined;
  }
}
