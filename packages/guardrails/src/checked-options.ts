// What guards are made of, looked at before one is made, so that a broken bundle never makes a guard.
import { isObject as isRegoObject, valueToJavaScript } from "@palisade/language";
import type { BundleVerification, Policy } from "@palisade/runtime";
import { isBytes } from "./contract/bytes.js";
import { isPlain } from "./contract/is-plain.js";
import { shortened } from "./contract/request-error.js";
import { GuardError, type GuardErrorCode } from "./guard-error.js";
import { type GuardHost, systemHost } from "./host.js";
import type { GuardPolicy } from "./policies/guard-policy.js";

/**
 * The options by these names, each read once: what is looked at is what is used.
 * @throws {GuardError} for anything but a plain object with these options, or if looking at it throws: a `Map` has none of
 * them, whatever is in it, and would pass for a guard without limits.
 */
export function readOptions<Options extends object>(
  options: Options,
  names: readonly (keyof Options & string)[],
): Options {
  const wanted = names.map((name) => `\`${name}\``).join(", ");
  const read = looking("invalid_options", "the options of a guard throw when they are looked at", () =>
    isPlain(options) ? copyOf(options, names) : undefined,
  );
  if (read === undefined)
    throw new GuardError("invalid_options", `the options of a guard are a plain object with ${wanted}`);
  if (read.unknown === undefined) return read.known as Options;
  throw new GuardError(
    "invalid_options",
    `a guard has no option \`${shortened(read.unknown, 100)}\`: it has ${wanted}`,
  );
}

const verifyOptions: readonly string[] = ["key", "algorithm", "keyId", "scope", "clock"];

/**
 * What to verify with, read once.
 * @throws {GuardError} for what verifies nothing: no key, or an option that is none.
 */
export function readVerify(verify: unknown): BundleVerification {
  const read = looking("invalid_options", "`verify` throws when it is looked at", () =>
    isPlain(verify) ? copyOf(verify, verifyOptions) : undefined,
  );
  const key = read?.known["key"];
  if (read === undefined || read.unknown !== undefined || typeof key !== "string" || key === "") {
    const wanted = verifyOptions.map((name) => `\`${name}\``).join(", ");
    throw new GuardError(
      "invalid_options",
      `\`verify\` is a plain object with a \`key\` that is a text: it has ${wanted}`,
    );
  }
  return { ...read.known, key };
}

/** @throws {GuardError} for a host without its functions. */
export function checkHost(host: unknown): GuardHost {
  if (host === undefined) return systemHost;
  for (const name of ["now", "monotonicMicros", "randomBytes"] as const) {
    const has = looking("invalid_host", "the host of a guard throws when it is looked at", () =>
      isObject(host) ? typeof host[name] === "function" : false,
    );
    if (!has) throw new GuardError("invalid_host", `the host of a guard needs a function \`${name}\``);
  }
  return host as GuardHost;
}

/** A copy is of this realm, and nobody changes it while it is read. @throws {GuardError} for bytes that were given away. */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  return looking("invalid_bundle", "the bytes of the bundle cannot be read", () => new Uint8Array(bytes));
}

type Read = {
  readonly known: Readonly<Record<string, unknown>>;
  /** The first name that no option has. */
  readonly unknown: string | undefined;
};

/** What is `undefined` is not there. */
function copyOf(options: object, names: readonly string[]): Read {
  const given = names.map((name) => [name, (options as Readonly<Record<string, unknown>>)[name]] as const);
  return {
    known: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    unknown: Object.keys(options).find((name) => !names.includes(name)),
  };
}

/** Getters and proxies are anybody's code. */
export function looking<Result>(code: GuardErrorCode, message: string, look: () => Result): Result {
  try {
    return look();
  } catch (cause) {
    throw new GuardError(code, message, { cause });
  }
}

/** @throws {GuardError} for what are no policies; it says what to do with things that are often mistaken for one. */
export function checkPolicies(policies: unknown): readonly GuardPolicy[] {
  const message = "the policies of a guard throw when they are looked at";
  const list = looking("invalid_bundle", message, () =>
    Array.isArray(policies) ? [...policies] : undefined,
  );
  if (list === undefined || list.length === 0)
    throw new GuardError("invalid_bundle", "a guard needs a list with at least one policy");
  return list.map(checkPolicy);
}

/** @throws {GuardError} */
export function checkPolicy(policy: unknown): GuardPolicy {
  const message = "the bundle of a guard throws when it is looked at";
  const read = looking("invalid_bundle", message, () => readPolicy(policy) ?? mistaken(policy));
  if (typeof read !== "string") return read;
  throw new GuardError(
    "invalid_bundle",
    `the bundle of a guard is a bundle's bytes or a loaded policy, not ${read}`,
  );
}

function readPolicy(policy: unknown): GuardPolicy | undefined {
  if (!isPolicy(policy)) return undefined;
  const { name, revision, digest, dataDigest, entrypoints, laidOver, annotations } = policy;
  const parameters =
    laidOver !== undefined && isRegoObject(laidOver) ? laidOver.get("parameters") : undefined;
  return {
    identity: {
      bundle: name,
      revision,
      digest,
      ...(typeof dataDigest === "string" && dataDigest !== "" ? { dataDigest } : {}),
    },
    entrypoints: new Set(entrypoints),
    annotations: new Map(annotations instanceof Map ? annotations : []),
    ...(parameters === undefined ? {} : { parameters: valueToJavaScript(parameters) }),
    evaluate: (...question) => policy.evaluate(...question),
  };
}

/** A list of anything; nothing for `undefined`. @throws {GuardError} */
export function readList<Item>(list: readonly Item[] | undefined, name: string): readonly Item[] {
  if (list === undefined) return [];
  const read = looking("invalid_options", `\`${name}\` throws when it is looked at`, () =>
    Array.isArray(list) ? ([...list] as readonly Item[]) : undefined,
  );
  if (read !== undefined) return read;
  throw new GuardError("invalid_options", `\`${name}\` is a list`);
}

function isPolicy(policy: unknown): policy is Policy {
  if (!isObject(policy)) return false;
  const { entrypoints } = policy;
  const isText = (text: unknown): boolean => typeof text === "string";
  return (
    [policy["name"], policy["revision"], policy["digest"]].every(isText) &&
    Array.isArray(entrypoints) &&
    entrypoints.every(isText) &&
    typeof policy["evaluate"] === "function"
  );
}

function mistaken(policy: unknown): string {
  if (policy === undefined || policy === null) return String(policy);
  if (typeof policy === "string") return "a text: `@palisade/guardrails/node` reads files";
  if (isBytes(policy)) return "bytes: `createGuard` loads them";
  if (isBuffer(policy)) return "a buffer: hand in `new Uint8Array(buffer)`";
  if (isObject(policy) && typeof policy["then"] === "function") return "a promise: await it first";
  return `a value of type \`${typeof policy}\` without \`entrypoints\`, \`evaluate\`, \`name\`, \`revision\` and \`digest\``;
}

function isBuffer(data: unknown): boolean {
  return /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(data));
}

function isObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === "object" && data !== null;
}
