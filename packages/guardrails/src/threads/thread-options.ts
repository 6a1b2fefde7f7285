// What guards in threads are made of: bundles as their bytes, since each thread loads its own policies, and plain data.
import { printJson, type Value } from "@palisade/language";
import type { Policy } from "@palisade/runtime";
import { checkPolicy, copyBytes, looking, readList } from "../checked-options.js";
import { isBytes } from "../contract/bytes.js";
import { isPlain } from "../contract/is-plain.js";
import { plainCopy } from "../contract/plain-copy.js";
import { GuardError } from "../guard-error.js";
import type { GuardThreadData, PlainGuardOptions } from "./guard-task.js";

/** A bundle as its bytes, of which the thread loads its own, and the policy that they were loaded to. */
export type ThreadBundle = { readonly bytes: Uint8Array; readonly policy: Policy };

export type ThreadGuardOptions = PlainGuardOptions & {
  /** Of what they say, the worst counts. */
  readonly bundles: readonly ThreadBundle[];
  /** Laid over the data of every bundle, one after the other. */
  readonly data?: readonly Value[];
};

export const threadGuardOptionNames = [
  "bundles",
  "data",
  "parameters",
  "exceptions",
  "limits",
  "mode",
] as const satisfies readonly (keyof ThreadGuardOptions)[];

/** @throws {GuardError} for options without a JSON form */
export function threadData(
  bundles: readonly Uint8Array[],
  data: readonly Value[],
  options: object,
): GuardThreadData {
  return {
    bundles,
    layers: data.map((layer) => printJson(layer)),
    options: looking("invalid_options", "the options of a guard in threads have no JSON form", () =>
      plainCopy(options),
    ) as GuardThreadData["options"],
  };
}

/** For the caller's thread and for the others. @throws {GuardError} for what is no list, and as `threadData` */
export function threadMakings(
  bundles: readonly ThreadBundle[],
  data: readonly Value[] | undefined,
  options: PlainGuardOptions,
) {
  const named = readList(bundles, "bundles").map(readThreadBundle);
  const bytes = named.map((bundle) => bundle.bytes);
  return {
    policies: named.map(({ policy }) => policy),
    shared: threadData(bytes, readList(data, "data"), options),
  };
}

const bundleShape = "`{ bytes, policy }`: its bytes, and the policy that they were loaded to";

/** Each is read once. @throws {GuardError} for what lacks one of the two. */
function readThreadBundle(bundle: unknown, index: number): ThreadBundle {
  const called = `\`bundles/${index}\``;
  const { bytes, policy } = looking("invalid_bundle", `${called} throws when it is looked at`, () =>
    partsOf(bundle),
  );
  const problem = partsProblem(bytes, policy);
  if (problem !== undefined)
    throw new GuardError("invalid_bundle", `${called} ${problem}: a bundle for threads is ${bundleShape}`);
  checkPolicy(policy);
  return { bytes: bundleBytes(bytes), policy: policy as Policy };
}

function partsOf(bundle: unknown): Readonly<Record<string, unknown>> {
  if (isBytes(bundle)) return { bytes: bundle };
  if (!isPlain(bundle)) return {};
  return { bytes: bundle["bytes"], policy: bundle["policy"] };
}

function partsProblem(bytes: unknown, policy: unknown): string | undefined {
  if (bytes === undefined) return policy === undefined ? "is none" : "lacks `bytes`";
  if (!isBytes(bytes)) return "has `bytes` that are no `Uint8Array`";
  return policy === undefined ? "lacks `policy`" : undefined;
}

/** A bundle's bytes, as a copy. @throws {GuardError} for anything else, and for bytes that were given away. */
export function bundleBytes(bundle: unknown): Uint8Array {
  if (isBytes(bundle)) return copyBytes(bundle);
  throw new GuardError(
    "invalid_bundle",
    "threads need the bytes of a bundle: a policy that is loaded is of the thread that loaded it",
  );
}
