// One entry per plan statement: the instructions it becomes.
import type { Block, Local, Operand, Statement, StatementKind } from "@palisade/language";
import type { FunctionScope } from "./function-scope.js";
import { generateCall, generateDynamicCall } from "./generate-call.js";
import { generateScan } from "./generate-scan.js";
import { generateSwitch, readSwitch } from "./generate-switch.js";
import { generateWith } from "./generate-with.js";
import type { LibraryFunction } from "./library.js";

type StatementOf<Kind extends StatementKind> = Extract<Statement, { kind: Kind }>;
type Handlers = {
  readonly [Kind in StatementKind]: (statement: StatementOf<Kind>, scope: FunctionScope) => void;
};

const messages = {
  rule: "eval_conflict_error: complete rules must not produce multiple outputs",
  function: "eval_conflict_error: functions must not produce multiple outputs for same inputs",
  key: "eval_conflict_error: object keys must be unique",
} as const;

const handlers: Handlers = {
  ArrayAppend: ({ array, value }, scope) => {
    scope.get(array);
    scope.operand(value);
    scope.call("array_append");
  },
  AssignInt: ({ value, target }, scope) => assignNumber(String(value), target, scope),
  AssignVar: ({ source, target }, scope) => {
    scope.operand(source);
    scope.set(target);
  },
  AssignVarOnce: generateAssignOnce,
  Block: ({ blocks }, scope) => {
    const cases = readSwitch(blocks, scope);
    if (cases !== undefined) generateSwitch(cases, scope, (block) => generateStatements(block, scope, 1));
    else for (const block of blocks) generateBlock(block, scope);
  },
  Break: ({ index }, scope) => scope.leave(index),
  Call: generateCall,
  CallDynamic: generateDynamicCall,
  Dot: ({ source, key, target }, scope) => {
    // Strings and booleans have no members.
    if (source.kind !== "local") scope.undefined();
    else {
      scope.operand(source);
      scope.operand(key);
      scope.call("value_get");
      scope.setDefined(target);
    }
  },
  Equal: ({ left, right }, scope) => {
    pushEqual(left, right, scope);
    scope.code.plain("isZero");
    scope.undefinedIf();
  },
  NotEqual: ({ left, right }, scope) => {
    pushEqual(left, right, scope);
    scope.undefinedIf();
  },
  IsArray: ({ source }, scope) => checkKind(source, "value_is_array", scope),
  IsObject: ({ source }, scope) => checkKind(source, "value_is_object", scope),
  IsSet: ({ source }, scope) => checkKind(source, "value_is_set", scope),
  IsDefined: ({ source }, scope) => {
    scope.get(source);
    scope.code.plain("isZero");
    scope.undefinedIf();
  },
  IsUndefined: ({ source }, scope) => {
    scope.get(source);
    scope.undefinedIf();
  },
  Len: generateLength,
  MakeArray: ({ capacity, target }, scope) => {
    scope.code.constant(capacity);
    make("array_new", target, scope);
  },
  MakeNull: ({ target }, scope) => {
    scope.code.constant(scope.module.constant(null));
    scope.set(target);
  },
  MakeNumberInt: ({ value, target }, scope) => assignNumber(String(value), target, scope),
  MakeNumberRef: ({ index, target }, scope) => assignNumber(scope.module.string(index), target, scope),
  MakeObject: ({ target }, scope) => make("object_new", target, scope),
  MakeSet: ({ target }, scope) => make("set_new", target, scope),
  Nop: () => {},
  Not: ({ block }, scope) => {
    const negated = scope.code.block();
    scope.openFrame(negated);
    generateStatements(block, scope);
    scope.closeFrame();
    scope.undefined();
    scope.code.end();
  },
  ObjectInsert: ({ object, key, value }, scope) => {
    scope.get(object);
    scope.operand(key);
    scope.operand(value);
    scope.call("object_insert");
  },
  ObjectInsertOnce: (statement, scope) => {
    scope.get(statement.object);
    scope.operand(statement.key);
    scope.operand(statement.value);
    scope.call("object_insert_once");
    scope.code.plain("isZero");
    scope.code.if();
    scope.abort(statement, messages.key);
    scope.code.end();
  },
  ObjectMerge: ({ a, b, target }, scope) => {
    scope.get(a);
    scope.get(b);
    scope.call("object_merge");
    scope.set(target);
  },
  ResetLocal: ({ target }, scope) => {
    scope.code.constant(0);
    scope.set(target);
  },
  ResultSetAdd: ({ value }, scope) => {
    scope.code.localGet(resultSetParameter);
    scope.get(value);
    scope.call("set_add");
  },
  ReturnLocal: ({ source }, scope) => scope.return(source),
  Scan: (statement, scope) => generateScan(statement, scope, (block) => generateStatements(block, scope)),
  SetAdd: ({ set, value }, scope) => {
    scope.get(set);
    scope.operand(value);
    scope.call("set_add");
  },
  With: (statement, scope) => generateWith(statement, scope, (block) => generateStatements(block, scope)),
};

/** Entrypoints take the result set after `input` and `data`. */
export const resultSetParameter = 2;

/** A block of its own: an undefined statement in it ends only it. */
export function generateBlock(block: Block, scope: FunctionScope): void {
  const label = scope.code.block();
  scope.openFrame(label);
  generateStatements(block, scope);
  scope.closeFrame();
  scope.code.end();
}

/** From the statement of that index on. */
function generateStatements(block: Block, scope: FunctionScope, from = 0): void {
  scope.openLocals(block);
  const { constants, skipped } = scope.facts;
  let counted: Statement | undefined;
  for (const statement of block.statements.slice(from)) {
    if (counted === undefined || !isSamePlace(statement, counted)) countPlace(statement, scope);
    counted = statement;
    if (skipped.has(statement)) continue;
    const constant = constants.get(statement);
    if (constant !== undefined && "target" in statement) {
      if (scope.facts.unread.has(statement.target)) continue;
      scope.code.constant(scope.module.constant(constant));
      scope.set(statement.target);
      continue;
    }
    const handler = handlers[statement.kind] as (statement: Statement, scope: FunctionScope) => void;
    handler(statement, scope);
  }
  scope.closeLocals(block);
}

function isSamePlace(left: Statement, right: Statement): boolean {
  return left.row === right.row && left.column === right.column && left.file === right.file;
}

/** In modules that count: one more for the statement's place. */
function countPlace(statement: Statement, { code, module }: FunctionScope): void {
  if (module.counters === undefined) return;
  const address = module.counters.address(statement);
  code.constant(address);
  code.constant(address);
  code.load(0);
  code.constant(1);
  code.plain("add");
  code.store(0);
}

function assignNumber(text: string, target: Local, scope: FunctionScope): void {
  scope.code.constant(scope.module.number(text));
  scope.set(target);
}

function make(maker: LibraryFunction, target: Local, scope: FunctionScope): void {
  scope.call(maker);
  scope.set(target);
}

function pushEqual(left: Operand, right: Operand, scope: FunctionScope): void {
  scope.operand(left);
  scope.operand(right);
  // There is one `true` and one `false` in memory.
  if (left.kind === "boolean" || right.kind === "boolean") scope.code.plain("equal");
  else scope.call("value_equal");
}

function checkKind(source: Operand, predicate: LibraryFunction, scope: FunctionScope): void {
  scope.operand(source);
  scope.call(predicate);
  scope.code.plain("isZero");
  scope.undefinedIf();
}

function generateAssignOnce(statement: StatementOf<"AssignVarOnce">, scope: FunctionScope): void {
  const { code } = scope;
  scope.get(statement.target);
  code.if();
  scope.get(statement.target);
  scope.operand(statement.source);
  scope.call("value_equal");
  code.plain("isZero");
  code.if();
  scope.abort(statement, scope.takesArguments ? messages.function : messages.rule);
  code.end();
  code.end();
  scope.operand(statement.source);
  scope.set(statement.target);
}

function generateLength({ source, target }: StatementOf<"Len">, scope: FunctionScope): void {
  const { code } = scope;
  const length = scope.takeTemporary();
  scope.operand(source);
  scope.call("value_length");
  code.localTee(length);
  code.constant(0);
  code.plain("lessSigned");
  scope.undefinedIf();
  code.localGet(length);
  code.plain("extendToI64");
  scope.call("number_from_i64");
  scope.set(target);
  scope.giveBack(length);
}
