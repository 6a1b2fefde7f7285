// Plans calls: of built-ins, of the policy's functions, and of what `with` put in their place.
import type { Operand } from "@palisade/language";
import type { Location, Ref, Term } from "../syntax/ast.js";
import { callGroup } from "./call-group.js";
import { type Cursor, emit, localOperand, newLocal, type Planned, planScan } from "./cursor.js";
import { groundText } from "./document-path.js";
import type { Mock } from "./environment.js";
import { PlanError } from "./plan-error.js";
import { planTerms } from "./plan-term.js";
import { findGroup } from "./virtual-documents.js";

/** What is called, and how to go on with its result. */
type Callee = {
  readonly arity: number;
  /** Has no result: `print`. */
  readonly isVoid: boolean;
  /** Plans the call itself; a relation's results are iterated over. */
  readonly plan: (cursor: Cursor, operands: readonly Operand[]) => Planned;
};

/** A call as an expression: with one argument more than the arity, that one is what the result must match. */
export function planCallExpression(
  cursor: Cursor,
  operator: Ref,
  args: readonly Term[],
  location: Location,
): Cursor {
  const callee = findCallee(cursor, operator, location);
  const output = args.length > callee.arity ? args.at(-1) : undefined;
  const comparison = output === undefined ? comparisonOf(cursor, operator, args) : undefined;
  if (comparison !== undefined) return comparison;
  const { cursor: ready, operands } = planTerms(cursor, output === undefined ? args : args.slice(0, -1));
  const result = callee.plan(ready, operands);
  if (output !== undefined) return result.cursor.planners.match(result.cursor, result.operand, output);
  if (!callee.isVoid) {
    emit(result.cursor, { kind: "NotEqual", left: result.operand, right: { kind: "boolean", value: false } });
  }
  return result.cursor;
}

/** A call as a term. */
export function planCallTerm(
  cursor: Cursor,
  operator: Ref,
  args: readonly Term[],
  location: Location,
): Planned {
  const callee = findCallee(cursor, operator, location);
  const { cursor: ready, operands } = planTerms(cursor, args);
  return callee.plan(ready, operands);
}

/** `==` and `!=` need no call. */
function comparisonOf(cursor: Cursor, operator: Ref, args: readonly Term[]): Cursor | undefined {
  const name = groundText(operator);
  if ((name !== "equal" && name !== "neq") || cursor.environment.mocks.has(name)) return undefined;
  const { cursor: ready, operands } = planTerms(cursor, args);
  const [left, right] = operands;
  if (left === undefined || right === undefined) return undefined;
  emit(ready, { kind: name === "equal" ? "Equal" : "NotEqual", left, right });
  return ready;
}

function findCallee(cursor: Cursor, operator: Ref, location: Location): Callee {
  const name = groundText(operator);
  const found = name === undefined ? undefined : findNamed(cursor, name, operator);
  if (name === undefined || found === undefined) {
    throw new PlanError(`undefined function ${name ?? "call"}`, location);
  }
  const mock = cursor.environment.mocks.get(name);
  return mock === undefined ? found : mockCallee(cursor, name, found, mock);
}

function findNamed(cursor: Cursor, name: string, operator: Ref): Callee | undefined {
  const group = cursor.program.documents.functions.get(name);
  if (group !== undefined) {
    return {
      arity: group.arity,
      isVoid: false,
      plan: (inner, operands) => ({ cursor: inner, operand: callGroup(inner, group, operands) }),
    };
  }
  const builtin = cursor.program.builtins.get(name);
  if (builtin === undefined) return ruleCallee(cursor, operator);
  return {
    arity: builtin.declaration.args.length,
    isVoid: builtin.declaration.result === undefined,
    plan: (inner, operands) => planBuiltin(inner, name, operands),
  };
}

/** A rule is called for its value, whatever a `with` has put in the place of its document. */
function ruleCallee({ program }: Cursor, operator: Ref): Callee | undefined {
  const group = findGroup(program.documents.root, operator.parts.slice(1));
  if (group?.kind !== "value") return undefined;
  return {
    arity: 0,
    isVoid: false,
    plan: (inner) => ({ cursor: inner, operand: callGroup(inner, group) }),
  };
}

function planBuiltin(cursor: Cursor, name: string, operands: readonly Operand[]): Planned {
  const signature = cursor.program.builtin(name);
  const result = newLocal(cursor);
  emit(cursor, { kind: "Call", function: name, arguments: operands, result });
  if (signature?.relation !== true) return { cursor, operand: localOperand(result) };
  const entry = planScan(cursor, localOperand(result));
  return { cursor: entry.cursor, operand: entry.value };
}

/** The stand-in takes the arguments of what it stands in for; a value ignores them. */
function mockCallee(cursor: Cursor, name: string, original: Callee, mock: Mock): Callee {
  const value = cursor.mockValues.get(name);
  switch (mock.kind) {
    case "builtin":
      return { ...original, plan: (inner, operands) => planBuiltin(inner, mock.name, operands) };
    case "function":
      return { ...original, plan: (inner, operands) => planStandIn(inner, mock.path, operands) };
    case "constant":
      return { ...original, plan: (inner) => inner.planners.term(inner, mock.term) };
    case "value":
      return {
        ...original,
        plan: (inner) => ({ cursor: inner, operand: value ?? { kind: "boolean", value: false } }),
      };
  }
}

/** Nothing is mocked in what a stand-in calls, or it could not call what it stands in for. */
function planStandIn(cursor: Cursor, path: string, operands: readonly Operand[]): Planned {
  const group = cursor.program.documents.functions.get(path);
  if (group === undefined) return { cursor, operand: { kind: "boolean", value: false } };
  const environment = cursor.program.environments.of(new Map(), cursor.environment.shadowed);
  return { cursor, operand: callGroup({ ...cursor, environment, mockValues: new Map() }, group, operands) };
}
