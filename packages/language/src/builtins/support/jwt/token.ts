// Signed tokens in their compact form (RFC 7519): three parts, taken apart and decoded.
import type { RegoObject } from "../../../values/collections.js";
import { isArray, isObject } from "../../../values/kind.js";
import { decodeUtf8, encodeUtf8 } from "../../../values/utf8.js";
import type { Value } from "../../../values/value.js";
import { BuiltinError } from "../../builtin-error.js";
import { decodeBase64 } from "../base64.js";
import { unmarshalJson } from "../go-json.js";

export type Token = {
  readonly header: string;
  readonly payload: string;
  readonly signature: string;
  /** What the signature is of. */
  readonly signed: Uint8Array;
};

/** @throws {BuiltinError} unless there are three parts. */
export function splitToken(text: string): Token {
  if (!text.includes(".")) throw new BuiltinError("encoded JWT had no period separators");
  const parts = text.split(".", 4);
  const [header = "", payload = "", signature = ""] = parts;
  if (parts.length !== 3) {
    throw new BuiltinError(`encoded JWT must have 3 sections, found ${text.split(".").length}`);
  }
  return { header, payload, signature, signed: encodeUtf8(`${header}.${payload}`) };
}

/** @throws {BuiltinError} which says what for if `what` is given. */
export function decodePart(part: string, what?: string): Uint8Array {
  const prefix = what === undefined ? "" : `JWT ${what} had invalid encoding: `;
  return explained(prefix, () => {
    const over = part.endsWith("=") ? 0 : encodeUtf8(part).length % 4;
    if (over === 1) throw new BuiltinError(`illegal base64url string: ${part}`);
    return decodeBase64(part + "=".repeat(over === 0 ? 0 : 4 - over), "url");
  });
}

/** @throws {BuiltinError} also for encrypted tokens. */
export function decodeHeader({ header }: Token): RegoObject {
  const text = decodeUtf8(decodePart(header, "header"));
  const decoded = explained("bad JWT header: ", () => parseObject(text));
  if (decoded.has("enc")) throw new BuiltinError("JWT is a JWE object, which is not supported");
  return decoded;
}

export function decodePayload({ payload }: Token): string {
  return decodeUtf8(decodePart(payload, "payload"));
}

/** Of two equal keys the last one counts. @throws {BuiltinError} */
export function parseObject(text: string): RegoObject {
  const value = explained("invalid JSON: ", () => unmarshalJson(text));
  if (!isObject(value)) throw new BuiltinError("decoded JSON type was not an Object");
  return value;
}

function explained<Result>(prefix: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BuiltinError) || prefix === "") throw error;
    throw new BuiltinError(prefix + error.message, undefined, { cause: error });
  }
}

export type Header = {
  readonly alg: string;
  readonly kid: string;
  readonly cty: string;
  /** It has an algorithm, and nothing critical that is unknown here. */
  readonly valid: boolean;
};

const known = new Set(["alg", "kid", "typ", "cty", "crit"]);

/** The parameters of a header that matter for its signature. @throws {BuiltinError} for those of a wrong type. */
export function readHeader(header: RegoObject): Header {
  const alg = textOf(header, "alg");
  const critical = readCritical(header.get("crit"));
  const [cty, kid] = [textOf(header, "cty"), textOf(header, "kid")];
  textOf(header, "typ");
  const unknown = header.keys().filter((name) => !known.has(name as string));
  return { alg, kid, cty, valid: alg !== "" && !unknown.some((name) => critical.has(name)) };
}

function textOf(header: RegoObject, name: string): string {
  const value = header.get(name) ?? (header.has(name) ? null : "");
  if (typeof value !== "string") throw new BuiltinError(`${name}: must be a string`);
  return value;
}

function readCritical(value: Value | undefined): ReadonlySet<Value> {
  if (value === undefined) return new Set();
  if (!isArray(value)) throw new BuiltinError("crit: must be a list");
  const end = value.findIndex((name) => typeof name !== "string");
  // OPA stops at the first member that is no text, without complaint.
  const names = new Set(end < 0 ? value : value.slice(0, end));
  if (names.size === 0) throw new BuiltinError("crit: must be a nonempty list");
  return names;
}
