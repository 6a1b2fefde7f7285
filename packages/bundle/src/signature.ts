// The signature of a bundle: one JSON Web Token in `.signatures.json`, over the digests of its files.
import {
  isArray,
  isNumber,
  isObject,
  JsonError,
  numberText,
  parseJson,
  printJson,
  RegoObject,
  type Value,
} from "@palisade/language";
import type { Files } from "./archive.js";
import { BundleError } from "./bundle-error.js";
import { digestFile, signaturesFile } from "./digest.js";
import { isSignatureOf, type SignatureAlgorithm, signBytes } from "./signature-key.js";

export type BundleSigning = {
  /** PEM of a private key, or the secret. */
  readonly key: string;
  /** Default RS256. */
  readonly algorithm?: SignatureAlgorithm;
  readonly keyId?: string;
  /** More of the token's payload: `scope`, `iat`, `keyid`, … */
  readonly claims?: RegoObject;
};

export type BundleVerification = {
  /** PEM of a public key or a certificate, or the secret. */
  readonly key: string;
  /** Default RS256; what the token says of itself does not count. */
  readonly algorithm?: SignatureAlgorithm;
  /** If given, a token that names another key is refused. */
  readonly keyId?: string;
  /** Default none; the token must say the same. */
  readonly scope?: string;
  /** Nanoseconds since the epoch, for tokens that end or begin at some time; default: the system's clock. */
  readonly clock?: () => bigint;
};

const digestAlgorithm = "SHA-256";

/** The content of `.signatures.json` for the files. @throws {BundleError} */
export async function signFiles(files: Files, signing: BundleSigning): Promise<string> {
  const { key, algorithm = "RS256", keyId, claims = new RegoObject() } = signing;
  if (claims.get("files") !== undefined)
    throw new BundleError("bad_signatures", "the claims may not list `files`: they are signed as they are");
  const listed: Value[] = [];
  for (const [name, content] of [...files].sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (isSignaturesFile(name)) continue;
    const hash = await digestFile(name, content, digestAlgorithm);
    listed.push(
      RegoObject.from([
        ["name", name],
        ["hash", hash],
        ["algorithm", digestAlgorithm],
      ]),
    );
  }
  const payload = RegoObject.from([...claims.entries(), ["files", listed]]);
  if (keyId !== undefined && claims.size === 0) payload.set("keyid", keyId);
  const header = RegoObject.from([
    ["alg", algorithm],
    ...(keyId === undefined ? [] : [["kid", keyId] as const]),
  ]);
  const signed = `${encodeText(printJson(header))}.${encodeText(printJson(payload))}`;
  const signature = await signBytes(encoder.encode(signed), key, algorithm);
  return `${JSON.stringify({ signatures: [`${signed}.${encodeBytes(signature)}`] }, undefined, 1)}\n`;
}

/** The payload of the token, proven by the key. @throws {BundleError} for anything less. */
export async function verifiedPayload(content: Uint8Array, verification: BundleVerification): Promise<Value> {
  const { key, algorithm = "RS256", keyId, scope = "" } = verification;
  const { signed, header, payload, signature } = readToken(content);
  if (member(header, "alg") !== algorithm) throw refused(`it is not made with ${algorithm}`);
  // RFC 7515: who does not understand all that `crit` lists has to refuse; we know of nothing that it could list.
  if (member(header, "crit") !== undefined)
    throw refused("its header demands what is not known here (`crit`)");
  const named = member(header, "kid") ?? member(payload, "keyid");
  if (keyId !== undefined && named !== undefined && named !== "" && named !== keyId)
    throw refused("it names another key");
  if (!(await isSignatureOf(encoder.encode(signed), signature, key, algorithm)))
    throw refused("it does not match the key");
  if ((member(payload, "scope") ?? "") !== scope) throw refused("its scope is another");
  checkTimes(payload, Number((verification.clock ?? systemClock)() / 1_000_000_000n));
  return payload;
}

/** Clocks of two machines differ by so many seconds. */
const clockSkew = 60;

function systemClock(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

/** RFC 7519: a token ends at `exp`, and is not valid before `nbf`; one that was made later than now is none. */
function checkTimes(payload: Value, now: number): void {
  const [ends, begins, made] = [timeOf(payload, "exp"), timeOf(payload, "nbf"), timeOf(payload, "iat")];
  if (ends !== undefined && now >= ends) throw refused("it has expired");
  if (begins !== undefined && now + clockSkew < begins) throw refused("it is not valid yet");
  if (made !== undefined && now + clockSkew < made) throw refused("it was made in the future");
}

/** Seconds since the epoch. */
function timeOf(payload: Value, name: string): number | undefined {
  const value = member(payload, name);
  if (value === undefined) return undefined;
  if (!isNumber(value)) throw refused(`its \`${name}\` is no time`);
  return Number(numberText(value));
}

/** The payload of the token, as it stands there. @throws {BundleError} `bad_signatures` */
export function unverifiedPayload(content: Uint8Array): Value {
  return readToken(content).payload;
}

function isSignaturesFile(name: string): boolean {
  return name === signaturesFile || name.endsWith(`/${signaturesFile}`);
}

export function missingSignature(): BundleError {
  return refused(`the bundle has no \`${signaturesFile}\``);
}

export function member(value: Value, name: string): Value | undefined {
  return isObject(value) ? value.get(name) : undefined;
}

export function malformed(cause?: unknown): BundleError {
  return new BundleError("bad_signatures", `\`${signaturesFile}\` is malformed`, { cause });
}

function refused(reason: string): BundleError {
  return new BundleError("bad_signatures", `the bundle's signature is not accepted: ${reason}`);
}

type Token = {
  readonly signed: string;
  readonly header: Value;
  readonly payload: Value;
  readonly signature: Uint8Array;
};

/** There is one: OPA allows no more. */
function readToken(content: Uint8Array): Token {
  const document = parse(new TextDecoder().decode(content));
  const plugin = member(document, "plugin");
  if (plugin !== undefined && plugin !== "" && plugin !== "_default")
    throw new BundleError("unsupported", `\`${signaturesFile}\`: signatures of plugins are not supported`);
  const signatures = member(document, "signatures");
  if (signatures === undefined || !isArray(signatures) || signatures.length !== 1) throw malformed();
  const [token] = signatures;
  const parts = typeof token === "string" ? token.split(".") : [];
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || header === undefined || payload === undefined || signature === undefined)
    throw malformed();
  return {
    signed: `${header}.${payload}`,
    header: parse(new TextDecoder().decode(decode(header))),
    payload: parse(new TextDecoder().decode(decode(payload))),
    signature: decode(signature),
  };
}

function parse(json: string): Value {
  try {
    return parseJson(json);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw malformed(error);
  }
}

const encoder = new TextEncoder();

function encodeText(text: string): string {
  return encodeBytes(encoder.encode(text));
}

function encodeBytes(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function decode(text: string): Uint8Array {
  if (!/^[\w-]*$/.test(text)) throw malformed();
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (unit) => unit.charCodeAt(0));
  } catch (cause) {
    throw malformed(cause);
  }
}
