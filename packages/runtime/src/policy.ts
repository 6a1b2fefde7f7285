// A loaded policy: JavaScript or JSON in, JavaScript or JSON out.
import {
  canonicalDigest,
  copyValue,
  isObject,
  type Plan,
  printJson,
  RegoObject,
  type Value,
  valueToJavaScript,
} from "@palisade/language";
import { TextEncoding } from "./encode-text.js";
import type { Engine, EvaluateOptions, HostOptions } from "./engine.js";
import { EvaluationError } from "./evaluation-error.js";
import { layOver } from "./lay-over.js";
import { loadPlan } from "./load-plan.js";
import { readDocument } from "./read-document.js";
import { loadWasmEngine } from "./wasm-host/load-wasm-engine.js";
import { plainJson } from "./wasm-host/plain-json.js";

/** A loaded policy. It keeps nothing between evaluations, which are synchronous, so one serves a whole process. */
export type Policy = {
  /** `pkg/rule` of every rule that can be asked for. */
  readonly entrypoints: readonly string[];
  /** What the bundle calls itself in its metadata. */
  readonly name: string;
  readonly revision: string;
  /** `sha256:…` of the bundle; empty for a policy that came without one. */
  readonly digest: string;
  /** `sha256:…` of the data that were laid over the policy's own, as canonical JSON; empty if there are none. */
  readonly dataDigest: string;
  /** Those data; absent if there are none. */
  readonly laidOver?: Value;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** METADATA blocks of entrypoints, as the bundle's manifest has them; none for a policy that came without one. */
  readonly annotations: ReadonlyMap<string, readonly unknown[]>;
  /**
   * The value of an entrypoint (`pkg/rule` or `data.pkg.rule`) as plain data; `undefined` if it has none.
   * @param input plain data, or JSON as UTF-8 bytes; `undefined` leaves `input` undefined
   * @throws {EvaluationError}
   */
  evaluate(entrypoint: string, input?: unknown, options?: EvaluateOptions): unknown;
  /** The same as JSON text, every digit kept. @throws {EvaluationError} */
  evaluateJson(entrypoint: string, input?: unknown, options?: EvaluateOptions): string | undefined;
  /** The same as a value: sets are sets. @throws {EvaluationError} */
  evaluateValue(entrypoint: string, input?: unknown, options?: EvaluateOptions): Value | undefined;
  /**
   * The same policy with more data laid over its own, object by object; whatever else both have is the new one's. It
   * shares the loaded modules with this one.
   * @param data a plain object, a value, or JSON as UTF-8 bytes
   * @throws {EvaluationError} `invalid_input` for anything but an object
   * @example policy.withData({ parameters: { action: { max_replicas: 50 } } })
   */
  withData(data: unknown): Policy;
};

/** What a policy is made of when no bundle is at hand: a module or a plan, and its data. */
export type PolicySource = {
  readonly wasm?: Uint8Array;
  readonly plan?: Plan;
  /** Plain data, or a value; default `{}`. */
  readonly data?: unknown;
};

/** @throws {EvaluationError} if the module or plan cannot run here. */
export async function loadPolicy(source: PolicySource, host: HostOptions = {}): Promise<Policy> {
  const { wasm, plan, data } = source;
  // The caller may go on changing what it handed in.
  const document = data === undefined ? new RegoObject() : copyValue(readDocument(data, "data"));
  if (wasm !== undefined) return createPolicy([await loadWasmEngine(wasm, host)], document, {});
  if (plan !== undefined) return createPolicy([loadPlan(plan, host)], document, {});
  throw new EvaluationError("invalid_module", "a policy needs a WASM module or a plan");
}

export type PolicyLabels = Partial<Pick<Policy, "revision" | "digest" | "metadata" | "annotations">>;

/** A policy's data, and what of them was laid over its own. */
type PolicyData = { readonly document: Value; readonly laidOver: Value | undefined };

/** One engine for each module; each entrypoint is answered by the first that has it. */
export function createPolicy(engines: readonly Engine[], data: Value, labels: PolicyLabels): Policy {
  return policyOver(engines, { document: data, laidOver: undefined }, labels);
}

function policyOver(engines: readonly Engine[], data: PolicyData, labels: PolicyLabels): Policy {
  const byEntrypoint = new Map<string, Engine>();
  for (const engine of engines) {
    for (const name of engine.entrypoints) if (!byEntrypoint.has(name)) byEntrypoint.set(name, engine);
  }
  const evaluateValue: Policy["evaluateValue"] = (entrypoint, input, options) => {
    const name = entrypointName(entrypoint);
    const engine = byEntrypoint.get(name);
    if (engine === undefined) {
      throw new EvaluationError("unknown_entrypoint", `the policy has no entrypoint \`${name}\``);
    }
    const document = prepareInput(engine, input);
    try {
      return unwrap(engine.evaluate(name, document, dataFor(data.document, options), options));
    } catch (error) {
      // A module only knows that it cannot read the bytes; our own reader knows where.
      if (isInvalidInput(error) && input instanceof Uint8Array) readDocument(input, "input");
      throw error;
    }
  };
  const name = labels.metadata?.["name"];
  return {
    name: typeof name === "string" ? name : "",
    entrypoints: [...byEntrypoint.keys()].sort(),
    revision: labels.revision ?? "",
    digest: labels.digest ?? "",
    ...(data.laidOver === undefined
      ? { dataDigest: "" }
      : { dataDigest: canonicalDigest(data.laidOver), laidOver: data.laidOver }),
    metadata: labels.metadata ?? {},
    annotations: labels.annotations ?? new Map(),
    evaluateValue,
    evaluate(...question) {
      const value = evaluateValue(...question);
      return value === undefined ? undefined : valueToJavaScript(value);
    },
    evaluateJson(...question) {
      const value = evaluateValue(...question);
      return value === undefined ? undefined : printJson(value);
    },
    withData(more) {
      // The caller may go on changing what it handed in.
      const added = copyValue(readDocument(more, "data"));
      if (!isObject(added))
        throw new EvaluationError("invalid_input", "data that are laid over a policy's own are an object");
      const laidOver = data.laidOver === undefined ? added : layOver(data.laidOver, added);
      return policyOver(engines, { document: layOver(data.document, added), laidOver }, labels);
    },
  };
}

/** What an evaluation finds in `data`. @throws {EvaluationError} `invalid_input` for documents that are no data */
function dataFor(own: Value, options: EvaluateOptions | undefined): Value {
  const documents = options?.documents;
  if (documents === undefined) return own;
  const joined = new RegoObject();
  if (isObject(own)) for (const [key, value] of own.entries()) joined.set(key, value);
  for (const [name, document] of Object.entries(documents)) joined.set(name, readDocument(document, "data"));
  return joined;
}

/** Bytes stay bytes, and plain data become bytes, where a module reads them faster than we do. */
function prepareInput(engine: Engine, input: unknown): Value | Uint8Array | undefined {
  if (input === undefined || input instanceof Uint8Array) return input;
  const text = engine.prefersText === true ? plainJson(input) : undefined;
  return text === undefined ? readDocument(input, "input") : utf8.encode(text);
}

/** The module reads its input before anything else is asked of any policy. */
const utf8 = new TextEncoding();

function isInvalidInput(error: unknown): boolean {
  return error instanceof EvaluationError && error.code === "invalid_input";
}

/** `data.a.b` and `/a/b` are `a/b`. */
function entrypointName(entrypoint: string): string {
  return entrypoint.startsWith("data.")
    ? entrypoint.slice("data.".length).replaceAll(".", "/")
    : entrypoint.replace(/^\/+/, "");
}

/** The result set of an entrypoint is one object with one `result`; that of a query is its bindings. */
function unwrap(results: readonly Value[]): Value | undefined {
  const [first] = results;
  if (first === undefined) return undefined;
  if (results.length === 1 && isObject(first) && first.size === 1 && first.has("result")) {
    return first.get("result");
  }
  return results;
}
