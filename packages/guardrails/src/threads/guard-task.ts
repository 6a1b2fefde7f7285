// What a thread with a guard is made of and asked: plain data, which go to any thread.
import { parseJson } from "@palisade/language";
import { loadBundle, type Policy } from "@palisade/runtime";
import type { AskOptions } from "../ask-options.js";
import { type CreateGuardOptions, loadGuardOptions } from "../create-guard.js";
import type { GuardOptions } from "../judging.js";
import { readShippedTextModel } from "./shipped-text-model.js";

/** The options of a guard that are data. */
export type PlainGuardOptions = Pick<CreateGuardOptions, "parameters" | "exceptions" | "limits" | "mode">;

export type GuardThreadData = {
  /** They were verified before they are handed on. */
  readonly bundles: readonly Uint8Array[];
  /** JSON texts, in which every digit still is: each is laid over those before it. */
  readonly layers: readonly string[];
  readonly options: PlainGuardOptions & Pick<CreateGuardOptions, "data">;
};

export type GuardTask =
  /** Loads the bundles, so that the first question need not wait for it. */
  | { readonly kind: "start" }
  | {
      readonly kind: "question";
      readonly subject: string;
      /** JSON as UTF-8. */
      readonly request: Uint8Array;
      readonly asked: AskOptions;
    };

/** The same on both sides, so that both judge with the same policies. @throws as `createGuard`, and as `withData` */
export async function layeredOptions(
  policies: readonly Policy[],
  { layers, options }: Omit<GuardThreadData, "bundles">,
): Promise<GuardOptions> {
  const data = layers.map((text) => parseJson(text));
  const laid = (policy: Policy): Policy =>
    data.reduce<Policy>((lower, layer) => lower.withData(layer), policy);
  const textModel = await readShippedTextModel();
  return loadGuardOptions({ ...options, textModel, bundles: policies.map(laid) });
}

/** What a thread judges with: policies of its own. @throws as `loadBundle`, and as `layeredOptions` */
export async function loadInThread({ bundles, ...rest }: GuardThreadData): Promise<GuardOptions> {
  const policies: Policy[] = [];
  // One after the other: each takes memory while it loads.
  for (const bytes of bundles) policies.push(await loadBundle(bytes));
  return layeredOptions(policies, rest);
}
