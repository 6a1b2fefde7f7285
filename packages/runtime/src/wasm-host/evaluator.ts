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
import { defaultMemory } from "../limits.js";
import { dispatchBuiltin } from "./dispatch.js";
import type { ModuleInstance } from "./instance.js";
import { addLineCounts, type LineCount, readLineCounts } from "./line-counts.js";
import type { WeighedValue } from "./read-value.js";
import { allow, type InputText, inputText, loadData, type Session, writeInput } from "./session.js";
import { instantiate, type WasmPolicy } from "./wasm-policy.js";
import { webAssembly } from "./web-assembly.js";

/** An instance that has grown by more than this, 64 MiB, is not kept for the next evaluation. */
const keptPages = 1024;

/** Errors that our modules raise between two statements of the policy, and never inside the value library. */
const betweenStatements: ReadonlySet<EvaluationErrorCode> = new Set([
  "eval_conflict_error",
  "eval_builtin_error",
  "eval_type_error",
  "missing_capability",
]);

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
      const session = this.#withData(data);
      const text = inputText(session.instance, input);
      allow(session, text?.bytes.length ?? 0, options);
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
      const results = this.#run(running, entrypoint, text);
      this.#settle(session);
      return results;
    } catch (error) {
      const known = this.#limitOf(error) ?? asEvaluationError(error);
      // Anything else may have interrupted the module where its memory was not whole.
      if (!this.#policy.countsSteps || !betweenStatements.has(known.code)) this.#drop();
      throw known;
    } finally {
      this.#running = undefined;
    }
  }

  #budget(instance: ModuleInstance): Budget {
    return {
      takeSteps: (count) => takeSteps(instance, count),
      takeMemory: (bytes, kept) => {
        if (this.#running !== undefined) takeMemory(this.#running, bytes, kept);
      },
    };
  }

  #run(running: Running, entrypoint: number, input: InputText | undefined): readonly Value[] {
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

  /** A trap of a module that met a limit of the host's. */
  #limitOf(error: unknown): EvaluationError | undefined {
    return error instanceof webAssembly.RuntimeError ? this.#session?.instance.meter.exceeded() : undefined;
  }

  /** An instance with the data in it. */
  #withData(data: Value): Session {
    const known = this.#session;
    if (known?.data === data) return known;
    // Memory never shrinks: what evaluations took would count as the data's.
    if (known !== undefined && known.instance.memory.pages > known.pages) this.#drop();
    this.#session ??= this.#open();
    loadData(this.#session, data);
    return this.#session;
  }

  #open(): Session {
    const instance = instantiate({
      module: this.#policy.module,
      memory: this.#policy.memory,
      call: (id, context, values) => this.#call(id, context, values),
      print: this.#host.print ?? (() => undefined),
    });
    const base = instance.function(moduleExports.heapPointerGet)();
    return { instance, base, pages: instance.memory.pages, data: undefined, dataAddress: 0, start: base };
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
      location: place === 0 || !instance.ownLayout ? undefined : instance.memory.message(place >>> 0),
    });
    return result === undefined ? 0 : instance.write(result, memoryLeft(running));
  }

  #settle({ instance, pages }: Session): void {
    if (instance.memory.pages > pages + keptPages) this.#drop();
  }

  /** How often each line was reached since the policy was loaded, if the module counts. */
  lineCounts(): readonly LineCount[] {
    const { counters } = this.#policy;
    const open = this.#session === undefined ? [] : readLineCounts(counters, this.#session.instance);
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
  const weighed = running.session.instance.read(address, memoryLeft(running));
  if (address < settled && typeof weighed.value === "object") {
    running.kept += weighed.weight;
    seen.set(address, weighed);
  } else running.ofCall += weighed.weight;
  return weighed;
}

/** What the module has not used of the evaluation's memory, and nobody outside of it. */
function memoryLeft({ session: { instance, start }, memory, kept, ofCall }: Running): number {
  const used = Math.max(0, instance.function(moduleExports.heapPointerGet)() - start);
  return Math.max(0, memory - used - kept - ofCall);
}

/** @throws {HaltError} if there is not so much left. */
function takeMemory(running: Running, bytes: number, kept: "kept" | undefined): void {
  if (bytes > memoryLeft(running)) throw new HaltError("memory limit exceeded");
  if (kept === undefined) running.ofCall += bytes;
  else running.kept += bytes;
}

/** From the meter, and from the budget of a module that says that it has one: it may be mistaken. */
function takeSteps(instance: ModuleInstance, count: number): void {
  instance.meter.takeSteps(count);
  const limitSteps = instance.extension<bigint>(extensionExports.limitSteps);
  if (limitSteps === undefined) return;
  const left = instance.stepsLeft() - BigInt(Math.ceil(count));
  if (left < 0n) throw new EvaluationError("eval_cancel_error", "step limit exceeded");
  limitSteps(left);
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
