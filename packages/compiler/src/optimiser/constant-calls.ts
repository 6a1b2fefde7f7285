// What a call of a built-in with constants gives, where that is the same on every machine and at any time.
import {
  type Builtin,
  type BuiltinContext,
  BuiltinError,
  builtins,
  callBuiltin,
  HaltError,
  isArray,
  isObject,
  isSet,
  type Value,
} from "@palisade/language";

/** Members and bytes of text: larger results are made when they are needed. */
const largestResult = 2000;
/** What a call may take ahead of the evaluations, whose budgets are their own. */
const mostSteps = 100_000;

/** Bytes it may make meanwhile. */
const mostMemory = 16 * 1024 * 1024;

/** A built-in that looks at the world has no result here. */
class WorldError extends Error {}

const noWorld = (): never => {
  throw new WorldError("no evaluation is running");
};

/** Absent if it has none, would fail, depends on the evaluation, or is large. */
export function constantCall(name: string, values: readonly Value[]): Value | undefined {
  const builtin = builtins.get(name);
  if (builtin === undefined || !isPure(builtin)) return undefined;
  try {
    const result = callBuiltin(builtin, values, noContext());
    return result === undefined || sizeOf(result) > largestResult ? undefined : result;
  } catch (error) {
    if (error instanceof BuiltinError || error instanceof HaltError || error instanceof WorldError) {
      return undefined;
    }
    throw error;
  }
}

function isPure({ nondeterministic, needs, relation, returns }: Builtin): boolean {
  return nondeterministic !== true && needs === undefined && relation !== true && returns !== undefined;
}

function noContext(): BuiltinContext {
  let stepsLeft = mostSteps;
  let memoryLeft = mostMemory;
  return {
    get now(): bigint {
      return noWorld();
    },
    randomBytes: noWorld,
    takeSteps(count) {
      stepsLeft -= count;
      if (stepsLeft < 0) throw new HaltError("too much work to do ahead");
    },
    takeMemory(bytes) {
      memoryLeft -= bytes;
      if (memoryLeft < 0) throw new HaltError("too much to make ahead");
    },
    cache: new Map(),
    compiled: new Map(),
    print: noWorld,
    granted: new Map(),
    parseModule: noWorld,
    testCase: noWorld,
  };
}

function sizeOf(value: Value): number {
  if (typeof value === "string") return 1 + value.length / 8;
  const members = isArray(value)
    ? value
    : isSet(value)
      ? value.values()
      : isObject(value)
        ? value.entries().flat()
        : [];
  return members.reduce<number>((sum, member) => sum + sizeOf(member), 1);
}
