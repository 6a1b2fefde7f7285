// What guards are made of, looked at before one is made, so that a broken bundle never makes a guard.
import type { Policy } from "@palisade/runtime";
import { isBytes } from "./contract/bytes.js";
import { shortened } from "./contract/request-error.js";
import { GuardError } from "./guard-error.js";
import { type GuardHost, systemHost } from "./host.js";

/** @throws {GuardError} for anything but an object with these options. */
export function checkOptions(options: unknown, names: readonly string[]): void {
  const wanted = names.map((name) => `\`${name}\``).join(", ");
  if (typeof options !== "object" || options === null || Array.isArray(options)) {
    throw new GuardError("invalid_options", `the options of a guard are an object with ${wanted}`);
  }
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new GuardError(
    "invalid_options",
    `a guard has no option \`${shortened(unknown, 100)}\`: it has ${wanted}`,
  );
}

const verifyOptions: readonly string[] = ["key", "algorithm", "keyId", "scope", "clock"];

/** @throws {GuardError} for what verifies nothing: no key, an option that is none, or a policy without signatures. */
export function checkVerify(verify: unknown, bundle: unknown): void {
  const names = isObject(verify) ? Object.keys(verify) : [];
  const unknown = names.find((name) => !verifyOptions.includes(name));
  if (
    !isObject(verify) ||
    unknown !== undefined ||
    typeof verify["key"] !== "string" ||
    verify["key"] === ""
  ) {
    const wanted = verifyOptions.map((name) => `\`${name}\``).join(", ");
    throw new GuardError(
      "invalid_options",
      `\`verify\` is an object with a \`key\` that is a text: it has ${wanted}`,
    );
  }
  if (!isBytes(bundle)) {
    throw new GuardError(
      "invalid_options",
      "`verify` needs the bytes of a bundle: a policy that is loaded has no signature any more",
    );
  }
}

/** @throws {GuardError} for a host without its functions. */
export function checkHost(host: unknown): GuardHost {
  if (host === undefined) return systemHost;
  for (const name of ["now", "monotonicMicros", "randomBytes"] as const) {
    if (isObject(host) && typeof host[name] === "function") continue;
    throw new GuardError("invalid_host", `the host of a guard needs a function \`${name}\``);
  }
  return host as GuardHost;
}

/** What of a policy a guard uses, read once. */
export type CheckedPolicy = Pick<Policy, "name" | "revision" | "digest" | "evaluate"> & {
  readonly entrypoints: ReadonlySet<string>;
};

/** @throws {GuardError} for what is no policy; it says what to do with things that are often mistaken for one. */
export function checkPolicy(policy: unknown): CheckedPolicy {
  try {
    if (isPolicy(policy)) {
      const { name, revision, digest, entrypoints } = policy;
      return {
        name,
        revision,
        digest,
        entrypoints: new Set(entrypoints),
        evaluate: (...question) => policy.evaluate(...question),
      };
    }
  } catch (cause) {
    throw new GuardError("invalid_bundle", "the bundle of a guard throws when it is looked at", { cause });
  }
  throw new GuardError(
    "invalid_bundle",
    `the bundle of a guard is a bundle's bytes or a loaded policy, not ${mistaken(policy)}`,
  );
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
