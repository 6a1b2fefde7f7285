// What `io.jwt.decode_verify` asks of a token.
import type { RegoObject } from "../../../values/collections.js";
import { isArray, isNumber } from "../../../values/kind.js";
import { compareNumbers, nearestDouble } from "../../../values/number.js";
import { encodeUtf8 } from "../../../values/utf8.js";
import type { Value } from "../../../values/value.js";
import { BuiltinError } from "../../builtin-error.js";
import { verifyStrictly } from "./algorithms.js";
import type { Header, Token } from "./token.js";
import { type VerificationKey, verificationKeys } from "./verification-keys.js";

export type Constraints = {
  readonly keys: readonly VerificationKey[];
  /** Empty texts constrain nothing. */
  readonly algorithm: string;
  readonly issuer: string;
  readonly audience: string;
  /** Nanoseconds since the epoch. */
  readonly time: number;
};

const names = new Set(["alg", "aud", "cert", "iss", "secret", "time"]);

/** @throws {BuiltinError} for constraints that are unknown, of a wrong type, or without exactly one kind of key. */
export function readConstraints(given: RegoObject, now: bigint): Constraints {
  let keys: readonly VerificationKey[] | undefined;
  let time: number | undefined;
  const texts = new Map<string, string>();
  for (const [name, value] of given.entries()) {
    if (!names.has(name as string)) {
      throw new BuiltinError(`unknown token validation constraint: ${String(name)}`);
    }
    if (name === "time") time = readTime(value);
    else {
      if (typeof value !== "string") throw new BuiltinError(`${String(name)} constraint: must be a string`);
      if (name === "cert") keys = verificationKeys(value);
      else texts.set(name as string, value);
    }
  }
  return {
    keys: onlyKeys(keys, texts.get("secret") ?? ""),
    algorithm: texts.get("alg") ?? "",
    issuer: texts.get("iss") ?? "",
    audience: texts.get("aud") ?? "",
    time: time ?? Number(now),
  };
}

function readTime(value: Value): number {
  if (!isNumber(value)) throw new BuiltinError("token time constraint: must be a number");
  const time = nearestDouble(value);
  if (!Number.isFinite(time)) throw new BuiltinError("token time constraint: unvalid float64");
  if (time < 0) throw new BuiltinError("token time constraint: must not be negative");
  return time;
}

function onlyKeys(keys: readonly VerificationKey[] | undefined, secret: string): readonly VerificationKey[] {
  if (keys !== undefined && secret !== "") throw new BuiltinError("duplicate key constraints");
  if (keys !== undefined) return keys;
  if (secret === "") throw new BuiltinError("no key constraint");
  return [{ material: { kind: "secret", bytes: encodeUtf8(secret) } }];
}

/** Whether any key that may be tried made the signature. */
export function verifySignature(
  { keys }: Constraints,
  { kid, alg }: Header,
  { signed }: Token,
  signature: Uint8Array,
): boolean {
  return candidates(keys, kid, alg).some(({ material }) => verifyStrictly(alg, material, signed, signature));
}

/** The key that the header names; without one, those that may be for its algorithm. */
export function candidates(
  keys: readonly VerificationKey[],
  keyId: string,
  algorithm: string,
): readonly VerificationKey[] {
  const named = keyId === "" ? undefined : keys.find((key) => key.keyId === keyId);
  if (named !== undefined) return [named];
  return keys.filter((key) => (key.algorithm ?? "") === "" || key.algorithm === algorithm);
}

/** Whether the claims allow it. @throws {BuiltinError} for times that are no numbers. */
export function meetsClaims({ issuer, audience, time }: Constraints, payload: RegoObject): boolean {
  if (issuer !== "" && payload.get("iss") !== issuer) return false;
  if (!validAudience(payload.get("aud"), audience)) return false;
  const seconds = time / 1_000_000_000;
  const expiry = payload.get("exp");
  if (expiry !== undefined && compareNumbers(seconds, timeOf("exp", expiry)) >= 0) return false;
  const start = payload.get("nbf");
  return start === undefined || compareNumbers(seconds, timeOf("nbf", start)) >= 0;
}

/** A token for somebody is not for those who do not say who they are. */
function validAudience(given: Value | undefined, audience: string): boolean {
  if (given === undefined) return audience === "";
  return isArray(given) ? given.includes(audience) : given === audience;
}

function timeOf(name: string, value: Value) {
  if (!isNumber(value)) throw new BuiltinError(`${name} value must be a number`);
  return value;
}
