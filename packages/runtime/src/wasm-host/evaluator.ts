// Evaluations, one after the other, in an instance that is made anew when it may be damaged.
import {
  type Budget,
  type BuiltinContext,
  extensionExports,
  HaltError,
  moduleExports,
  stepsOfCall,
  type Value,
} from "@palisade/language";
import { createBuiltinContext } from "../builtin-host.js";
import type { EvaluateOptions, HostOptions } from "../engine.js";
import { EvaluationError, type EvaluationErrorCode } from "../evaluation-error.js";
import { defaultMemory, defaultSteps } from "../limits.js";
import { dispatchBuiltin } from "./dispatch.js";
import type { ModuleInstance } from "./instance.js";
import { addLineCounts, type LineCount, readLineCounts } from "./line-counts.js";
import type { WeighedValue } from "./read-value.js";
import { instantiate, type WasmPolicy } from "./wasm-policy.js";
import { webAssembly } from "./web-assembly.js";

const pageSize = 65_536;
/** An instance that has grown by more than this is not kept for the next evaluation. */
const keptMemory = 64 * 1024 * 1024;
const mostSteps = 2n ** 63n - 1n;
const mostBytes = 0x7fff_0000;

/** Errors that our modules raise between two statements of the policy, and never inside the value library. */
const betweenStatements: ReadonlySet<EvaluationErrorCode> = new Set([
  "eval_conflict_error",
  "eval_builtin_error",
  "eval_type_error",
]);

/** An instance, and what lies in it between evaluations. */
type Session = {
  readonly instance: ModuleInstance;
  /** Where the heap starts: above the module's own constants. */
  readonly base: number;
  /** Bytes that the instance may have, if its memory itself is what limits it. */
  readonly memory: number | undefined;
  data: Value | undefined;
  dataAddress: number;
  /** The heap's top above the data, where evaluations start. */
  start: number;
};

/** What the evaluation that is running has to itself. */
type Running = {
  readonly session: Session;
  readonly context: BuiltinContext;
  readonly strict: boolean;
  /** The memory limit: what values may take outside the module, each of them. */
  readonly memory: number;
  /** Bytes kept outside the module until the evaluation ends, and those of the call that is running. */
  kept: number;
  ofCall: number;
  /** Up to here memory does not change any more. */
  settled: number;
  /** Composite values in settled memory that built-ins were given, by address. */
  readonly seen: Map<number, WeighedValue>;
};

export class Evaluator {
  readonly #policy: WasmPolicy;
  readonly #host: HostOptions;
  #session: Session | undefined;
  #running: Running | undefined;
  /** What instances that are gone have counted. */
  #counted: readonly LineCount[] = [];

  constructor(policy: WasmPolicy, host: HostOptions) {
    this.#policy = policy;
    this.#host = host;
  }

  /** @throws {EvaluationError} */
  evaluate(
    entrypoint: number,
    input: Value | Uint8Array | undefined,
    data: Value,
    options: EvaluateOptions,
  ): readonly Value[] {
    if (this.#running !== undefined) {
      throw new EvaluationError(
        "eval_internal_error",
        "a built-in may not evaluate the policy that called it",
      );
    }
    try {
      const session = this.#prepare(data, options);
      const running: Running = {
        session,
        context: createBuiltinContext(this.#host, options, this.#budget(session.instance)),
        strict: options.strictBuiltinErrors ?? false,
        memory: options.memory ?? defaultMemory,
        kept: 0,
        ofCall: 0,
        settled: session.start,
        seen: new Map(),
      };
      this.#running = running;
      const results = this.#run(running, entrypoint, input);
      this.#settle(session);
      return results;
    } catch (error) {
      const known = asEvaluationError(error);
      // Anything else may have interrupted the module where its memory was not whole.
      if (!this.#policy.limitsItself || !betweenStatements.has(known.code)) this.#drop();
      throw known;
    } finally {
      this.#running = undefined;
    }
  }

  /** Of modules that count steps and memory themselves. */
  #budget(instance: ModuleInstance): Partial<Budget> {
    if (!this.#policy.limitsItself) return {};
    return {
      takeSteps: (count) => takeSteps(instance, count),
      takeMemory: (bytes, kept) => {
        if (this.#running !== undefined) takeMemory(this.#running, bytes, kept);
      },
    };
  }

  #run(running: Running, entrypoint: number, input: Value | Uint8Array | undefined): readonly Value[] {
    const { instance, dataAddress } = running.session;
    const call = (name: string, ...words: number[]): number => instance.function(name)(...words);
    const inputAddress = input === undefined ? 0 : writeInput(instance, input);
    const context = call(moduleExports.contextNew);
    running.settled = call(moduleExports.heapPointerGet);
    call(moduleExports.contextSetInput, context, inputAddress);
    call(moduleExports.contextSetData, context, dataAddress);
    call(moduleExports.contextSetEntrypoint, context, entrypoint);
    call(moduleExports.eval, context);
    return instance.readResults(call(moduleExports.contextGetResult, context), running.memory);
  }

  /** An instance with the data in it, the heap as it was before any evaluation, and the limits set. */
  #prepare(data: Value, options: EvaluateOptions): Session {
    const memory = Math.max(0, options.memory ?? defaultMemory);
    const limit = this.#policy.limitsItself ? undefined : memory;
    if (this.#session !== undefined && this.#session.memory !== limit) this.#drop();
    this.#session ??= this.#open(limit);
    const session = this.#session;
    const { instance } = session;
    instance.function(moduleExports.heapPointerSet)(
      session.data === undefined ? session.base : session.start,
    );
    if (session.data !== data) loadData(session, data);
    const bytes = Math.min(mostBytes, session.start - session.base + memory);
    instance.extension<number>(extensionExports.limitMemory)?.(bytes);
    instance.extension<bigint>(extensionExports.limitSteps)?.(stepBudget(options.steps ?? defaultSteps));
    instance.extension<number>(extensionExports.strictErrors)?.(options.strictBuiltinErrors === true ? 1 : 0);
    return session;
  }

  #open(memory: number | undefined): Session {
    const { module, initialMemory } = this.#policy;
    const maximumMemory =
      memory === undefined ? undefined : Math.max(initialMemory, Math.ceil(memory / pageSize));
    const instance = instantiate({
      module,
      initialMemory,
      maximumMemory,
      call: (id, context, values) => this.#call(id, context, values),
      print: this.#host.print ?? (() => undefined),
    });
    const base = instance.function(moduleExports.heapPointerGet)();
    return { instance, base, memory, data: undefined, dataAddress: 0, start: base };
  }

  /** A built-in that the module asks for. */
  #call(id: number, place: number, addresses: readonly number[]): number {
    const running = this.#running;
    const builtin = this.#policy.builtins.get(id);
    if (running === undefined || builtin === undefined) {
      throw new EvaluationError(
        "eval_internal_error",
        `the module calls a built-in that it never named: ${id}`,
      );
    }
    const { instance } = running.session;
    running.ofCall = 0;
    const values = addresses.map((address) => readArgument(address, running));
    const weight = values.reduce((sum, operand) => sum + operand.weight, 0);
    takeSteps(instance, stepsOfCall(builtin, weight));
    const result = dispatchBuiltin({
      builtin,
      values: values.map(({ value }) => value),
      context: running.context,
      strict: running.strict,
      location: place === 0 || !instance.ownLayout ? undefined : instance.memory.terminatedText(place),
    });
    return result === undefined ? 0 : instance.write(result, memoryLeft(running));
  }

  #settle({ instance, start }: Session): void {
    if (instance.memory.size > start + keptMemory) this.#drop();
  }

  /** How often each line was reached since the policy was loaded, if the module counts. */
  lineCounts(): readonly LineCount[] {
    const open = this.#session === undefined ? [] : readLineCounts(this.#session.instance);
    return addLineCounts(this.#counted, open);
  }

  #drop(): void {
    this.#counted = this.lineCounts();
    this.#session = undefined;
  }
}

/** Memory of the data and the input never changes while an evaluation runs: it is read once. */
function readArgument(address: number, running: Running): WeighedValue {
  const { settled, seen } = running;
  const known = seen.get(address);
  if (known !== undefined) return known;
  const weighed = running.session.instance.weighed(address, memoryLeft(running));
  if (address < settled && typeof weighed.value === "object") {
    running.kept += weighed.weight;
    seen.set(address, weighed);
  } else running.ofCall += weighed.weight;
  return weighed;
}

/** What the module has not used of the evaluation's memory, and nobody outside of it. */
function memoryLeft({ session: { instance, start }, memory, kept, ofCall }: Running): number {
  const used = instance.function(moduleExports.heapPointerGet)() - start;
  return Math.max(0, memory - used - kept - ofCall);
}

/** @throws {HaltError} if there is not so much left. */
function takeMemory(running: Running, bytes: number, kept: "kept" | undefined): void {
  if (bytes > memoryLeft(running)) throw new HaltError("memory limit exceeded");
  if (kept === undefined) running.ofCall += bytes;
  else running.kept += bytes;
}

function takeSteps(instance: ModuleInstance, count: number): void {
  const limitSteps = instance.extension<bigint>(extensionExports.limitSteps);
  if (limitSteps === undefined) return;
  const left = instance.stepsLeft() - BigInt(Math.ceil(count));
  if (left < 0n) throw new EvaluationError("eval_cancel_error", "step limit exceeded");
  limitSteps(left);
}

function loadData(session: Session, data: Value): void {
  const { instance } = session;
  session.data = undefined;
  instance.function(moduleExports.heapPointerSet)(session.base);
  instance.extension<number>(extensionExports.limitMemory)?.(mostBytes);
  instance.extension<bigint>(extensionExports.limitSteps)?.(mostSteps);
  session.dataAddress = instance.write(data);
  if (session.dataAddress === 0)
    throw new EvaluationError("invalid_input", "the data are no value the module takes");
  session.start = instance.function(moduleExports.heapPointerGet)();
  session.data = data;
}

function writeInput(instance: ModuleInstance, input: Value | Uint8Array): number {
  try {
    const address =
      input instanceof Uint8Array ? instance.parse(input, moduleExports.jsonParse) : instance.write(input);
    if (address !== 0) return address;
  } catch (error) {
    // OPA's own modules abort on what they cannot read.
    if (!(error instanceof EvaluationError) || error.code === "eval_cancel_error") throw error;
  }
  throw new EvaluationError("invalid_input", "the input is no JSON text that the policy can read");
}

function stepBudget(steps: number): bigint {
  if (steps >= Number(mostSteps)) return mostSteps;
  return BigInt(Math.max(0, Math.floor(steps)));
}

function asEvaluationError(error: unknown): EvaluationError {
  if (error instanceof EvaluationError) return error;
  const message = error instanceof Error ? error.message : String(error);
  // The stack of the host is what calls in a module nest on; a text may be longer than it can have.
  if (error instanceof RangeError) {
    const what = /stack|recursion/.test(message) ? "nests too deeply" : "exceeded what the host can hold";
    return new EvaluationError("eval_cancel_error", `evaluation ${what}: ${message}`, { cause: error });
  }
  const what = error instanceof webAssembly.RuntimeError ? "the module trapped" : "the host failed";
  return new EvaluationError("eval_internal_error", `${what}: ${message}`, { cause: error });
}
