// A plan as text, for people: one statement a line, blocks indented.
import type { Block, Operand, Plan, Statement } from "./plan.js";
import { type FieldRole, fieldsOf } from "./statement-fields.js";

/** Every entrypoint and function; locals are `%3`, texts are quoted, places stand at the end of lines. */
export function printPlan(plan: Plan): string {
  const lines: string[] = [];
  for (const { name, blocks } of plan.plans) {
    lines.push(`plan ${name}`);
    printBlocks(plan, blocks, "  ", lines);
  }
  for (const { name, parameters, result, blocks } of plan.functions) {
    lines.push(`function ${name}(${parameters.map(printLocal).join(", ")}) -> ${printLocal(result)}`);
    printBlocks(plan, blocks, "  ", lines);
  }
  return `${lines.join("\n")}\n`;
}

/** A statement on one line, without the blocks inside it. */
export function printStatement(plan: Plan, statement: Statement): string {
  const values = statement as unknown as Record<string, unknown>;
  const fields = fieldsOf(statement).flatMap(([name, { role }]) => {
    const print = printers[role];
    return print === undefined ? [] : [`${name}=${print(values[name] as never, plan)}`];
  });
  return [statement.kind, ...fields].join(" ");
}

function printBlocks(plan: Plan, blocks: readonly Block[], indent: string, lines: string[]): void {
  for (const block of blocks) {
    lines.push(`${indent}block`);
    for (const statement of block.statements) {
      const file = plan.static.files[statement.file] ?? "?";
      const place = `${file}:${statement.row}:${statement.column}`;
      lines.push(`${indent}  ${printStatement(plan, statement)}  # ${place}`);
      printBlocks(plan, innerBlocks(statement), `${indent}    `, lines);
    }
  }
}

function innerBlocks(statement: Statement): readonly Block[] {
  if ("blocks" in statement) return statement.blocks;
  return "block" in statement ? [statement.block] : [];
}

const printLocal = (local: number): string => `%${local}`;
const printString = (index: number, plan: Plan): string => JSON.stringify(plan.static.strings[index] ?? null);

function printOperand(operand: Operand, plan: Plan): string {
  if (operand.kind === "local") return printLocal(operand.local);
  return operand.kind === "boolean" ? String(operand.value) : printString(operand.index, plan);
}

/** Blocks have lines of their own. */
const printers: { readonly [Role in FieldRole]: ((value: never, plan: Plan) => string) | undefined } = {
  reads: printLocal,
  readsMany: (locals: readonly number[]) => `(${locals.map(printLocal).join(", ")})`,
  changes: printLocal,
  writes: printLocal,
  replaces: printLocal,
  operand: printOperand,
  operands: (operands: readonly Operand[], plan: Plan) =>
    `(${operands.map((operand) => printOperand(operand, plan)).join(", ")})`,
  block: undefined,
  blocks: undefined,
  function: (name: string) => name,
  integer: (value: number) => String(value),
  label: (value: number) => String(value),
  string: printString,
  strings: (indices: readonly number[], plan: Plan) =>
    `(${indices.map((index) => printString(index, plan)).join(", ")})`,
};
