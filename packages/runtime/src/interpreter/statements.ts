// What each kind of statement does: the reference for every other engine.
import {
  type Block,
  isArray,
  isEqual,
  isObject,
  isSet,
  numberFromText,
  type Operand,
  RegoObject,
  RegoSet,
  type Statement,
  type StatementKind,
  type StatementOf,
  type Value,
} from "@palisade/language";
import { conflictMessages } from "../evaluation-error.js";
import { weigh } from "../weight.js";
import { callBuiltinByName, callFunction, documents } from "./calls.js";
import { copiedEntries, entriesOf, lengthOf, lookUp, merge, replaceAt, sizeOf } from "./collections.js";
import {
  checkWeight,
  evaluationError,
  type Frame,
  pathKey,
  takeMemory,
  takeStep,
  takeSteps,
  takeWork,
  traceStep,
} from "./frame.js";
import { next, type Outcome, returned, undefinedStatement } from "./outcome.js";

type Handlers = {
  readonly [Kind in StatementKind]: (frame: Frame, statement: StatementOf<Kind> & Statement) => Outcome;
};

export function runStatement(frame: Frame, statement: Statement): Outcome {
  const handler = handlers[statement.kind] as (frame: Frame, statement: Statement) => Outcome;
  return handler(frame, statement);
}

const handlers: Handlers = {
  ArrayAppend: (frame, statement) => {
    const array = changeable(frame, statement, statement.array, isArray);
    const value = present(frame, statement, statement.value);
    (array as Value[]).push(value);
    return grown(frame, statement, array, weigh(value, frame.machine.made));
  },
  AssignInt: (frame, { value, target }) => assign(frame, target, value),
  AssignVar: (frame, { source, target }) => assign(frame, target, read(frame, source)),
  AssignVarOnce: (frame, statement) => {
    const value = present(frame, statement, statement.source);
    const before = frame.locals.get(statement.target);
    if (before !== undefined && !equal(frame, statement, before, value)) {
      if (frame.machine.tracer?.conflict?.(traceStep(frame, statement)) === true) return undefinedStatement;
      throw evaluationError(frame, statement, "eval_conflict_error", conflictMessage(frame));
    }
    return assign(frame, statement.target, value);
  },
  Block: (frame, { blocks }) => runBlocks(frame, blocks),
  Break: (_frame, { index }) => index,
  Call: (frame, statement) => {
    const values = statement.arguments.map((operand) => read(frame, operand));
    const { functions, resultless } = frame.machine.loaded;
    const target = functions.get(statement.function);
    const result =
      target === undefined
        ? callBuiltinByName(frame, statement, statement.function, values)
        : callFunction(frame, target, values);
    if (resultless.has(statement.function)) return next;
    return assignDefined(frame, statement.result, result);
  },
  CallDynamic: (frame, statement) => {
    const path = statement.path.map((operand) => read(frame, operand));
    if (!path.every((step) => typeof step === "string")) return undefinedStatement;
    const target = frame.machine.loaded.functionsByPath.get(pathKey(path));
    if (target === undefined) return undefinedStatement;
    takeWork(frame, statement, ...path);
    const values = statement.arguments.map((local) => frame.locals.get(local));
    return assignDefined(frame, statement.result, callFunction(frame, target, values));
  },
  Dot: (frame, statement) => {
    const collection = read(frame, statement.source);
    const step = read(frame, statement.key);
    if (collection === undefined || step === undefined) return undefinedStatement;
    if (typeof step === "object") takeWork(frame, statement, step);
    return assignDefined(frame, statement.target, lookUp(collection, step));
  },
  Equal: (frame, statement) => when(areEqual(frame, statement)),
  NotEqual: (frame, statement) => when(!areEqual(frame, statement)),
  IsArray: (frame, { source }) => when(is(isArray, read(frame, source))),
  IsObject: (frame, { source }) => when(is(isObject, read(frame, source))),
  IsSet: (frame, { source }) => when(is(isSet, read(frame, source))),
  IsDefined: (frame, { source }) => when(frame.locals.has(source)),
  IsUndefined: (frame, { source }) => when(!frame.locals.has(source)),
  Len: (frame, statement) => {
    const { source, target } = statement;
    const value = read(frame, source);
    if (typeof value === "string") takeWork(frame, statement, value);
    return assignDefined(frame, target, value === undefined ? undefined : lengthOf(value));
  },
  MakeArray: (frame, statement) => assign(frame, statement.target, make(frame, statement, [])),
  MakeNull: (frame, { target }) => assign(frame, target, null),
  MakeNumberInt: (frame, { value, target }) => assign(frame, target, value),
  MakeNumberRef: (frame, { index, target }) => assign(frame, target, numberFromText(constant(frame, index))),
  MakeObject: (frame, statement) => assign(frame, statement.target, make(frame, statement, new RegoObject())),
  MakeSet: (frame, statement) => assign(frame, statement.target, make(frame, statement, new RegoSet())),
  Nop: () => next,
  Not: (frame, { block }) => {
    const outcome = frame.machine.runBlock(frame, block);
    if (outcome === next) return undefinedStatement;
    return outcome === undefinedStatement ? next : outcome - 1;
  },
  ObjectInsert: (frame, statement) => {
    const object = changeable(frame, statement, statement.object, isObject);
    return insert(frame, statement, object);
  },
  ObjectInsertOnce: (frame, statement) => {
    const object = changeable(frame, statement, statement.object, isObject);
    const key = present(frame, statement, statement.key);
    takeWork(frame, statement, key);
    const before = object.get(key);
    if (
      before !== undefined &&
      !equal(frame, statement, before, present(frame, statement, statement.value))
    ) {
      throw evaluationError(frame, statement, "eval_conflict_error", conflictMessages.object);
    }
    return before === undefined ? insert(frame, statement, object) : next;
  },
  ObjectMerge: (frame, statement) => {
    const a = frame.locals.get(statement.a);
    const b = frame.locals.get(statement.b);
    const merged = a === undefined ? b : b === undefined ? a : merge(a, b);
    if (merged !== undefined) {
      takeMemory(frame, statement, sizeOf(merged));
      takeWork(frame, statement, merged);
    }
    return assign(frame, statement.target, merged);
  },
  ResetLocal: (frame, { target }) => assign(frame, target, undefined),
  ResultSetAdd: (frame, statement) => {
    const value = present(frame, statement, { kind: "local", local: statement.value });
    takeWork(frame, statement, value);
    frame.machine.results.add(value);
    return next;
  },
  ReturnLocal: (frame, { source }) => {
    if (frame.function !== undefined) assign(frame, frame.function.result, frame.locals.get(source));
    return returned;
  },
  Scan: (frame, statement) => {
    const source = frame.locals.get(statement.source);
    if (source === undefined) return next;
    // Members may have to be put in order first.
    takeSteps(frame, statement, (lengthOf(source) ?? 0) >> 4);
    for (const [key, value] of entriesOf(source)) {
      takeStep(frame, statement);
      assign(frame, statement.key, key);
      assign(frame, statement.value, value);
      const outcome = frame.machine.runBlock(frame, statement.block);
      // Leaving the scan's own block is the next round.
      if (outcome > 0) return outcome - 1;
    }
    return next;
  },
  SetAdd: (frame, statement) => {
    const set = changeable(frame, statement, statement.set, isSet);
    const member = present(frame, statement, statement.value);
    takeWork(frame, statement, member);
    const size = set.size;
    return set.add(member).size === size
      ? next
      : grown(frame, statement, set, weigh(member, frame.machine.made));
  },
  With: (frame, statement) => {
    const { local, path, value, block } = statement;
    const { memory } = frame.machine;
    const before = frame.locals.get(local);
    const replacement = read(frame, value);
    const steps = path.map((index) => constant(frame, index));
    const copied = copiedEntries(before, steps);
    takeMemory(frame, statement, copied * bytesPerMember);
    takeSteps(frame, statement, copied);
    assign(frame, local, replacement === undefined ? undefined : replaceAt(before, steps, replacement));
    memory.push(new Map());
    const outcome = frame.machine.runBlock(frame, block);
    memory.pop();
    assign(frame, local, before);
    return outcome > 0 ? outcome - 1 : outcome;
  },
};

/** Runs the blocks in order, each whether or not the one before was defined. */
function runBlocks(frame: Frame, blocks: readonly Block[]): Outcome {
  for (const block of blocks) {
    const outcome = frame.machine.runBlock(frame, block);
    if (outcome > 0) return outcome - 1;
  }
  return next;
}

function read(frame: Frame, operand: Operand): Value | undefined {
  if (operand.kind === "local") return frame.locals.get(operand.local);
  return operand.kind === "boolean" ? operand.value : constant(frame, operand.index);
}

/** An operand that cannot be undefined in a plan that makes sense. */
function present(frame: Frame, statement: Statement, operand: Operand): Value {
  const value = read(frame, operand);
  if (value !== undefined) return value;
  throw evaluationError(
    frame,
    statement,
    "eval_internal_error",
    `${statement.kind}: an operand is undefined`,
  );
}

function constant(frame: Frame, index: number): string {
  return frame.machine.loaded.plan.static.strings[index] ?? "";
}

function assign(frame: Frame, target: number, value: Value | undefined): Outcome {
  if (value === undefined) frame.locals.delete(target);
  else frame.locals.set(target, value);
  return next;
}

/** Undefined if the value is; the target then is, too. */
function assignDefined(frame: Frame, target: number, value: Value | undefined): Outcome {
  assign(frame, target, value);
  return when(value !== undefined);
}

function when(condition: boolean): Outcome {
  return condition ? next : undefinedStatement;
}

function is(guard: (value: Value) => boolean, value: Value | undefined): boolean {
  return value !== undefined && guard(value);
}

function areEqual(frame: Frame, statement: StatementOf<"Equal" | "NotEqual"> & Statement): boolean {
  const a = read(frame, statement.left);
  const b = read(frame, statement.right);
  return a === undefined || b === undefined ? a === b : equal(frame, statement, a, b);
}

function equal(frame: Frame, statement: Statement, a: Value, b: Value): boolean {
  if (a === b) return true;
  // Only what both have is compared.
  if (isLong(a) && isLong(b)) takeWork(frame, statement, a, b);
  return isEqual(a, b);
}

/** Comparing it may take more than a step is worth. */
function isLong(value: Value): boolean {
  return typeof value === "string"
    ? value.length > 256
    : typeof value === "object" || typeof value === "bigint";
}

function insert(
  frame: Frame,
  statement: StatementOf<"ObjectInsert" | "ObjectInsertOnce"> & Statement,
  object: RegoObject,
): Outcome {
  const key = present(frame, statement, statement.key);
  const value = present(frame, statement, statement.value);
  takeWork(frame, statement, key);
  const { made } = frame.machine;
  const before = object.get(key);
  object.set(key, value);
  const added = weigh(value, made) + (before === undefined ? weigh(key, made) : -weigh(before, made));
  return grown(frame, statement, object, added);
}

/** A collection that this evaluation made is heavier now. */
function grown(frame: Frame, statement: Statement, collection: object, by: number): Outcome {
  const { made } = frame.machine;
  const weight = (made.get(collection) ?? 0) + by;
  checkWeight(frame, statement, weight);
  made.set(collection, weight);
  return next;
}

function make<T extends object>(frame: Frame, statement: Statement, collection: T): T {
  frame.machine.made.set(collection, bytesPerCollection);
  takeMemory(frame, statement, bytesPerCollection);
  return collection;
}

const bytesPerCollection = 32;
const bytesPerMember = 32;

/**
 * A collection about to grow. Several locals and other collections may hold it, and all of them see
 * the change: plans rely on that. Only what this evaluation made may change: never constants, input or data.
 */
function changeable<T extends Value>(
  frame: Frame,
  statement: Statement,
  local: number,
  guard: (value: Value) => value is T,
): T {
  takeMemory(frame, statement, bytesPerMember);
  const value = frame.locals.get(local);
  if (value !== undefined && guard(value) && frame.machine.made.has(value as object)) return value;
  const message = `${statement.kind}: not a collection that this evaluation made`;
  throw evaluationError(frame, statement, "eval_internal_error", message);
}

function conflictMessage(frame: Frame): string {
  const parameters = frame.function?.parameters.length ?? 0;
  return parameters > documents ? conflictMessages.function : conflictMessages.rule;
}
