// One entry per plan statement: the instructions it becomes.
import type { Block, Local, Operand, Statement, StatementKind } from "@palisade/language";
import type { FunctionScope } from "./function-scope.js";
import { generateCall, generateDynamicCall } from "./generate-call.js";
import { generateSwitch, readSwitch } from "./generate-switch.js";
import type { WasmLocal } from "./instructions.js";
import type { LibraryFunction } from "./library.js";
import { takeStep } from "./take-step.js";

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
    scope.inBlock(negated, () => generateStatements(block, scope));
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
  Scan: generateScan,
  SetAdd: ({ set, value }, scope) => {
    scope.get(set);
    scope.operand(value);
    scope.call("set_add");
  },
  With: generateWith,
};

/** Entrypoints take the result set after `input` and `data`. */
export const resultSetParameter = 2;

/** A block of its own: an undefined statement in it ends only it. */
export function generateBlock(block: Block, scope: FunctionScope): void {
  const label = scope.code.block();
  scope.inBlock(label, () => generateStatements(block, scope));
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
  scope.withTemporaries((length: WasmLocal) => {
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
  });
}

function generateScan(statement: StatementOf<"Scan">, scope: FunctionScope): void {
  scope.withTemporaries((collection: WasmLocal, size: WasmLocal, index: WasmLocal) => {
    generateRounds(statement, { collection, size, index }, scope);
  });
}

type Rounds = { readonly collection: WasmLocal; readonly size: WasmLocal; readonly index: WasmLocal };

function generateRounds(
  { source, key, value, block }: StatementOf<"Scan">,
  { collection, size, index }: Rounds,
  scope: FunctionScope,
): void {
  const { code } = scope;
  scope.get(source);
  // The body may assign the source's local again.
  code.localTee(collection);
  scope.call("scan_size");
  code.localSet(size);
  code.constant(-1);
  code.localSet(index);
  const done = code.block();
  const next = code.loop();
  code.localGet(index);
  code.constant(1);
  code.plain("add");
  code.localTee(index);
  code.localGet(size);
  code.plain("greaterOrEqual");
  code.branchIf(done);
  takeStep(scope);
  const entry = (part: LibraryFunction, target: Local): void => {
    if (scope.facts.unread.has(target)) return;
    code.localGet(collection);
    code.localGet(index);
    scope.call(part);
    scope.set(target);
  };
  entry("scan_key", key);
  entry("scan_value", value);
  scope.inBlock(next, () => generateStatements(block, scope));
  code.branch(next);
  code.end();
  code.end();
}

function generateWith({ local, path, value, block }: StatementOf<"With">, scope: FunctionScope): void {
  const { code } = scope;
  scope.withTemporaries((saved: WasmLocal) => {
    const restore = (): void => {
      code.localGet(saved);
      scope.set(local);
      scope.call("memo_pop");
    };
    scope.get(local);
    code.localSet(saved);
    if (path.length > 0) {
      scope.get(local);
      code.constant(scope.module.constant(path.map((index) => scope.module.string(index))));
    }
    scope.operand(value);
    if (path.length > 0) scope.call("with_path");
    scope.set(local);
    scope.call("memo_push");
    const after = code.block();
    const inside = code.block();
    scope.inBlock(inside, () => generateStatements(block, scope), restore);
    restore();
    code.branch(after);
    code.end();
    restore();
    scope.undefined();
    code.end();
  });
}
