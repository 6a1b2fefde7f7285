// A bundle's bytes become a policy.
import { type ReadBundleOptions, readBundle } from "@palisade/bundle";
import type { Engine, HostOptions } from "./engine.js";
import { EvaluationError } from "./evaluation-error.js";
import { loadPlan } from "./load-plan.js";
import { createPolicy, type Policy } from "./policy.js";
import { loadWasmEngine } from "./wasm-host/load-wasm-engine.js";

export type LoadBundleOptions = ReadBundleOptions & {
  /** Laid over the bundle's data: see `Policy.withData`. */
  readonly data?: unknown;
};

/**
 * The policy of a bundle: its modules if it has any, else its plan.
 * @throws {BundleError} for a bundle that cannot be read.
 * @throws {EvaluationError} for one that cannot run here, and for data that are no object.
 * @example await loadBundle(bytes, {}, { data: { parameters: { action: { max_replicas: 50 } } } })
 */
export async function loadBundle(
  bytes: Uint8Array,
  host: HostOptions = {},
  { data: more, ...options }: LoadBundleOptions = {},
): Promise<Policy> {
  const policy = await loadOwn(bytes, host, options);
  return more === undefined ? policy : policy.withData(more);
}

async function loadOwn(bytes: Uint8Array, host: HostOptions, options: ReadBundleOptions): Promise<Policy> {
  const { manifest, data, wasm, plan, digest } = await readBundle(bytes, withClock(options, host));
  const annotations = new Map(manifest.wasm.map((each) => [each.entrypoint, each.annotations] as const));
  const labels = { revision: manifest.revision, metadata: manifest.metadata, annotations, digest };
  if (wasm.size > 0) {
    const engines: Engine[] = [];
    // One after the other: each takes memory while it loads.
    for (const module of wasm.values()) engines.push(await loadWasmEngine(module, host));
    return createPolicy(engines, data, labels);
  }
  if (plan !== undefined) return createPolicy([loadPlan(plan, host)], data, labels);
  throw new EvaluationError(
    "invalid_module",
    "the bundle has neither a `policy.wasm` nor a `plan.json`: build it first",
  );
}

/** A signature that ends at some time ends by the host's clock. */
function withClock(options: ReadBundleOptions, { clock }: HostOptions): ReadBundleOptions {
  const { verification } = options;
  if (verification === undefined || verification.clock !== undefined || clock === undefined) return options;
  return { ...options, verification: { ...verification, clock } };
}
