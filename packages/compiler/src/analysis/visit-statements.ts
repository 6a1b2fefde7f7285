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
export function statementsIn(blocks: readonly Block[]): readonly PlacedStatement[] {
  const found: PlacedStatement[] = [];
  collect(blocks, 1, found);
  return found;
}

function collect(blocks: readonly Block[], depth: number, found: PlacedStatement[]): void {
  if (depth > maximumNesting) {
    throw new GenerateError("too-large", `blocks nest deeper than ${maximumNesting} levels`);
  }
  for (const block of blocks) {
    for (const statement of block.statements) {
      found.push({ statement, block });
      const inner = innerBlocks(statement);
      if (inner.length > 0) collect(inner, depth + 1, found);
    }
  }
}

/** The locals a statement reads itself, without its inner blocks. */
export function readsOf(statement: Statement): Local[] {
  const reads: Local[] = [];
  const add = (operand: Operand): void => {
    if (operand.kind === "local") reads.push(operand.local);
  };
  for (const [name, { role }] of readFields(statement)) {
    const value = (statement as unknown as Record<string, unknown>)[name];
    if (role === "operand") add(value as Operand);
    else if (role === "operands") (value as Operand[]).forEach(add);
    else if (role === "readsMany") reads.push(...(value as Local[]));
    else reads.push(value as Local);
  }
  // It compares before it assigns.
  if (statement.kind === "AssignVarOnce") reads.push(statement.target);
  return reads;
}

/** The locals a statement gives another value. */
export function writesOf(statement: Statement): Local[] {
  return writeFields(statement).map(
    ([name]) => (statement as unknown as Record<string, Local>)[name] as Local,
  );
}

const readFields = fieldsWithRoles("reads", "replaces", "readsMany", "operand", "operands");
const writeFields = fieldsWithRoles("writes", "replaces");

/** Chosen once for each kind of statement: functions are walked several times. */
function fieldsWithRoles(...roles: readonly string[]): typeof fieldsOf {
  const chosen = new Map<string, ReturnType<typeof fieldsOf>>();
  return (statement) => {
    const known = chosen.get(statement.kind);
    if (known !== undefined) return known;
    const fields = fieldsOf(statement).filter(([, { role }]) => roles.includes(role));
    chosen.set(statement.kind, fields);
    return fields;
  };
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

/** Every local a statement itself uses, in whatever way. */
export function localsIn(statement: Statement): readonly Local[] {
  const changed = changeOf(statement);
  const others = [...readsOf(statement), ...writesOf(statement)];
  return changed === undefined ? others : [...others, changed];
}
