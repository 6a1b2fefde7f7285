// Calls a built-in by position: checks its operands, then evaluates, once per evaluation where results vary.
import type { Type } from "../types/type.js";
import { kindOf } from "../values/kind.js";
import { regoText } from "../values/rego-text.js";
import type { Value, ValueKind } from "../values/value.js";
import type { BuiltinContext } from "./builtin-context.js";
import { BuiltinError } from "./builtin-error.js";
import type { Builtin, OperandCheck } from "./define-builtin.js";
import { enterCall, leaveCall } from "./support/budget.js";
import { membersOf, operandMemberError, operandTypeError } from "./support/operands.js";
import { roughTextLength } from "./support/rough-text-length.js";

/** What one operand has to be; worked out once per built-in. */
type Expectation = {
  readonly name: string;
  readonly position: number;
  /** Absent when any value will do. */
  readonly kinds: ReadonlySet<ValueKind> | undefined;
  readonly expected: readonly string[];
  /** By the kind of the collection: what its members have to be. */
  readonly members: ReadonlyMap<ValueKind, readonly string[]>;
};

/** What reading operands and handing back a result cost, however small they are. */
const stepsPerCall = 8;
/** So much of its operands a built-in goes through for the price of a step. */
const bytesPerStep = 16;

/** The price of a call whose operands take so many bytes: it is paid before the call. */
export function stepsOfCall({ effort = 1, base = stepsPerCall }: Builtin, bytes: number): number {
  return base + Math.floor((effort * bytes) / bytesPerStep);
}

const known = new WeakMap<Builtin, readonly Expectation[]>();

/**
 * The built-in's answer; `undefined` is undefined in Rego.
 * @throws {BuiltinError} whose message starts with the built-in's name.
 * @throws {HaltError} past a limit.
 */
export function callBuiltin(
  builtin: Builtin,
  values: readonly Value[],
  context: BuiltinContext,
): Value | undefined {
  if (builtin.nondeterministic !== true) return evaluate(builtin, values, context);
  const key = `${builtin.name}(${values.map(regoText).join()})`;
  if (!context.cache.has(key)) {
    const result = evaluate(builtin, values, context);
    context.takeMemory(2 * key.length + (result === undefined ? 0 : roughTextLength(result)), "kept");
    context.cache.set(key, result);
  }
  return context.cache.get(key);
}

function evaluate(builtin: Builtin, values: readonly Value[], context: BuiltinContext): Value | undefined {
  const before = enterCall(context);
  try {
    if (builtin.positional !== undefined) return builtin.positional(values);
    const named: Record<string, Value> = {};
    const expectations = expectationsOf(builtin);
    // This loop is on the way of every host call.
    for (let index = 0; index < expectations.length; index++) {
      const expectation = expectations[index] as Expectation;
      const value = values[index];
      if (value === undefined) throw new BuiltinError(`operand ${index + 1} is missing`, "eval_type_error");
      check(value, expectation);
      named[expectation.name] = value;
    }
    return builtin.evaluate(named as never, context);
  } catch (error) {
    if (!(error instanceof BuiltinError)) throw error;
    throw new BuiltinError(`${builtin.name}: ${error.message}`, error.code, { cause: error });
  } finally {
    leaveCall(before);
  }
}

function check(value: Value, { kinds, expected, members, position }: Expectation): void {
  if (kinds === undefined) return;
  const kind = kindOf(value);
  if (!kinds.has(kind)) throw operandTypeError(position, value, expected);
  const wanted = members.get(kind);
  if (wanted === undefined) return;
  for (const member of membersOf(value as never)) {
    if (!wanted.includes(kindOf(member))) throw operandMemberError(position, value, member, wanted);
  }
}

function expectationsOf(builtin: Builtin): readonly Expectation[] {
  let expectations = known.get(builtin);
  if (expectations === undefined) {
    expectations = Object.entries(builtin.parameters).map(([name, type], index) =>
      expectationOf(name, type, index + 1, builtin.operands?.[name] ?? {}),
    );
    known.set(builtin, expectations);
  }
  return expectations;
}

function expectationOf(name: string, type: Type, place: number, exception: OperandCheck): Expectation {
  const names = namesOf(type);
  const free = names === undefined || exception.unchecked === "operand";
  return {
    name,
    position: exception.position ?? place,
    kinds: free ? undefined : new Set(names),
    expected: exception.expected ?? names ?? [],
    members: exception.unchecked === "members" ? new Map() : memberNames(type),
  };
}

/** The kinds a type admits, in the order it names them; absent for every kind. */
function namesOf(type: Type): readonly ValueKind[] | undefined {
  if (type.type === "function") return undefined;
  if (type.type !== "any") return [type.type];
  const kinds = type.of?.map(namesOf);
  return kinds?.every((names) => names !== undefined) ? kinds.flat() : undefined;
}

/** Only members of simple types are checked beforehand: one pass, no recursion. */
function memberNames(type: Type): ReadonlyMap<ValueKind, readonly string[]> {
  const members = new Map<ValueKind, readonly string[]>();
  for (const option of type.type === "any" ? (type.of ?? []) : [type]) {
    const inner = option.type === "set" ? option.of : option.type === "array" ? option.dynamic : undefined;
    const names = inner === undefined ? undefined : namesOf(inner);
    if (names?.every((name) => name === "string" || name === "number")) {
      members.set(option.type as ValueKind, names);
    }
  }
  return members;
}
