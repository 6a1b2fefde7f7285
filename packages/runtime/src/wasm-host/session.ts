// An instance between evaluations: what lies in it, and what it is allowed next.
import { extensionExports, moduleExports, type Value } from "@palisade/language";
import type { EvaluateOptions } from "../engine.js";
import { EvaluationError } from "../evaluation-error.js";
import { defaultMemory, defaultSteps } from "../limits.js";
import type { ModuleInstance } from "./instance.js";
import { pagesOf } from "./meter.js";

/** What a byte of the data's text may take in a module. */
const bytesPerDataByte = 64;
const sparePages = pagesOf(4 * 1024 * 1024);
const mostSteps = 2n ** 63n - 1n;
const mostBytes = 0x7fff_0000;

/** An instance, and what lies in it between evaluations. */
export type Session = {
  readonly instance: ModuleInstance;
  /** Where the heap starts: above the module's own constants. */
  readonly base: number;
  /** Pages that it has with the data in it; what evaluations take comes on top. */
  pages: number;
  data: Value | undefined;
  dataAddress: number;
  /** The heap's top above the data, where evaluations start. */
  start: number;
};

/** Data are the caller's own: they get what memory and steps it takes to read them. @throws {EvaluationError} */
export function loadData(session: Session, data: Value): void {
  const { instance } = session;
  session.data = undefined;
  const text = instance.textOf(data, mostBytes);
  const pages = instance.memory.pages + sparePages + pagesOf(text.length * bytesPerDataByte);
  instance.meter.allow({ steps: 0, read: text.length, pages });
  instance.function(moduleExports.heapPointerSet)(session.base);
  instance.extension<number>(extensionExports.limitMemory)?.(mostBytes);
  instance.extension<bigint>(extensionExports.limitSteps)?.(mostSteps);
  session.dataAddress = instance.parse(text, moduleExports.valueParse);
  if (session.dataAddress === 0)
    throw new EvaluationError("invalid_input", "the data are no value the module takes");
  session.start = instance.function(moduleExports.heapPointerGet)();
  session.pages = instance.memory.pages;
  session.data = data;
}

/** Sets the limits, and the heap to what it was before any evaluation. */
export function allow(session: Session, read: number, options: EvaluateOptions): void {
  const memory = Math.max(0, options.memory ?? defaultMemory);
  const steps = Math.max(0, options.steps ?? defaultSteps);
  const { instance } = session;
  instance.meter.allow({ steps, read, pages: session.pages + pagesOf(memory) });
  instance.function(moduleExports.heapPointerSet)(session.start);
  const bytes = Math.min(mostBytes, session.start - session.base + memory);
  instance.extension<number>(extensionExports.limitMemory)?.(bytes);
  instance.extension<bigint>(extensionExports.limitSteps)?.(stepBudget(steps));
  instance.extension<number>(extensionExports.strictErrors)?.(options.strictBuiltinErrors === true ? 1 : 0);
}

export type InputText = { readonly bytes: Uint8Array; readonly parser: string };

/** What the module is going to read: JSON as it was given, or a value's own text. */
export function inputText(
  instance: ModuleInstance,
  input: Value | Uint8Array | undefined,
): InputText | undefined {
  if (input === undefined) return undefined;
  return input instanceof Uint8Array
    ? { bytes: input, parser: moduleExports.jsonParse }
    : { bytes: instance.textOf(input, mostBytes), parser: moduleExports.valueParse };
}

export function writeInput(instance: ModuleInstance, { bytes, parser }: InputText): number {
  try {
    const address = instance.parse(bytes, parser);
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
