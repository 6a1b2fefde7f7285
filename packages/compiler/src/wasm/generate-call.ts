// Calls: of plan functions, of native built-ins, of the host's, and by a path known only at run time.
import { type Operand, RegoObject, type Statement, type Value, wasmLayout } from "@palisade/language";
import { GenerateError } from "../analysis/generate-error.js";
import type { FunctionId } from "./encode/module.js";
import type { FunctionScope } from "./function-scope.js";
import { CodeBuilder } from "./instructions.js";
import { wordFunction } from "./module-builder.js";
import { type BuiltinTarget, type ModuleScope, maximumHostArguments } from "./module-scope.js";

/** Rules, which take `input` and `data` only, are what a path can lead to. */
const dynamicParameters = 2;

type CallStatement = Extract<Statement, { kind: "Call" }>;
type DynamicCallStatement = Extract<Statement, { kind: "CallDynamic" }>;

export function generateCall(statement: CallStatement, scope: FunctionScope): void {
  const { module, code } = scope;
  const target = module.planFunction(statement.function);
  if (target !== undefined) {
    checkCount(statement, target.parameterCount, scope);
    pushAll(statement.arguments, scope);
    code.call(target.id);
    scope.setDefined(statement.result);
    return;
  }
  const builtin = module.builtin(statement.function);
  if (builtin === undefined) {
    throw invalid(`the plan calls \`${statement.function}\`, which it does not define`, statement, scope);
  }
  if (builtin.native !== undefined) generateNativeCall(statement, builtin, builtin.native, scope);
  else generateHostCall(statement, builtin, scope);
}

function generateNativeCall(
  statement: CallStatement,
  builtin: BuiltinTarget,
  native: FunctionId,
  scope: FunctionScope,
): void {
  const { code, module } = scope;
  const count = statement.arguments.length;
  checkCount(statement, module.builder.typeOf(native).parameters.length, scope);
  pushAll(statement.arguments, scope);
  code.call(native);
  if (count > maximumHostArguments) {
    scope.setDefined(statement.result);
    return;
  }
  code.localTee(scope.local(statement.result));
  code.plain("isZero");
  code.if();
  pushAll(statement.arguments, scope);
  code.constant(module.text(module.location(statement)));
  code.call(module.fallback(builtin, () => generateFallback(builtin, count, module)));
  scope.setDefined(statement.result);
  code.end();
}

/** (arguments…, location) => result. With strict errors the host is asked again, for it knows the error to raise. */
function generateFallback(builtin: BuiltinTarget, count: number, module: ModuleScope): FunctionId {
  const code = new CodeBuilder(count + 1);
  code.call(module.library("strict_errors"));
  code.plain("isZero");
  code.if();
  code.constant(0);
  code.return();
  code.end();
  code.constant(builtin.id);
  code.localGet(count);
  for (let parameter = 0; parameter < count; parameter++) code.localGet(parameter);
  code.call(module.hostBuiltin(count));
  const id = module.builder.declare(wordFunction(count + 1, 1), `explain ${builtin.name}`);
  module.builder.define(id, code.finish());
  return id;
}

function generateHostCall(statement: CallStatement, builtin: BuiltinTarget, scope: FunctionScope): void {
  const { code, module } = scope;
  const count = statement.arguments.length;
  if (count > maximumHostArguments) {
    const message = `\`${builtin.name}\` is called with ${count} arguments, but a host can take no more than ${maximumHostArguments}`;
    throw new GenerateError("too-many-arguments", message, { location: module.location(statement) });
  }
  code.constant(builtin.id);
  code.constant(module.text(module.location(statement)));
  pushAll(statement.arguments, scope);
  code.call(module.hostBuiltin(count));
  if (builtin.isVoid) code.drop();
  else scope.setDefined(statement.result);
}

/** Walks a constant object from step to step; what it finds at the end is a number, the function's slot. */
export function generateDynamicCall(statement: DynamicCallStatement, scope: FunctionScope): void {
  const { code, module } = scope;
  const found = scope.takeTemporary();
  code.constant(module.dynamicTargets(() => dynamicTargets(module)));
  code.localSet(found);
  for (const step of statement.path) {
    code.localGet(found);
    scope.operand(step);
    scope.call("value_get");
    code.localTee(found);
    code.plain("isZero");
    scope.undefinedIf();
  }
  // A path may end at a package, or at a function that takes arguments.
  code.localGet(found);
  scope.call("value_is_object");
  scope.undefinedIf();
  for (const argument of statement.arguments) scope.get(argument);
  code.localGet(found);
  code.load(wasmLayout.numberInteger);
  code.callIndirect(module.builder.typeIndex(wordFunction(statement.arguments.length, 1)));
  scope.setDefined(statement.result);
  scope.giveBack(found);
}

function dynamicTargets(module: ModuleScope): Value {
  const root = new RegoObject();
  for (const { name, path, parameters } of module.plan.functions) {
    const target = module.planFunction(name);
    if (
      path === undefined ||
      path.length === 0 ||
      parameters.length !== dynamicParameters ||
      target === undefined
    )
      continue;
    const last = path.length - 1;
    let node = root;
    for (const step of path.slice(0, last)) {
      const next = node.get(step);
      if (next instanceof RegoObject) node = next;
      else {
        const created = new RegoObject();
        node.set(step, created);
        node = created;
      }
    }
    node.set(path[last] as string, module.builder.tableSlot(target.id));
  }
  return root;
}

function pushAll(operands: readonly Operand[], scope: FunctionScope): void {
  for (const operand of operands) scope.operand(operand);
}

function checkCount(statement: CallStatement, expected: number, scope: FunctionScope): void {
  const count = statement.arguments.length;
  if (count === expected) return;
  throw invalid(
    `\`${statement.function}\` is called with ${count} arguments and takes ${expected}`,
    statement,
    scope,
  );
}

function invalid(message: string, statement: Statement, scope: FunctionScope): GenerateError {
  return new GenerateError("invalid-plan", message, { location: scope.module.location(statement) });
}
