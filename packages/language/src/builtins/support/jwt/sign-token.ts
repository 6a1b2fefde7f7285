// Makes signed tokens from a header, a payload and a JSON Web Key.
import { isObject, kindOf } from "../../../values/kind.js";
import { encodeUtf8 } from "../../../values/utf8.js";
import type { Value } from "../../../values/value.js";
import type { BuiltinContext } from "../../builtin-context.js";
import { BuiltinError } from "../../builtin-error.js";
import { encodeBase64 } from "../base64.js";
import { signEcdsa, signEd25519 } from "../crypto/curves.js";
import { authenticate } from "../crypto/hashes.js";
import { signPkcs1, signPss } from "../crypto/rsa.js";
import { isValidJson, unmarshalJson } from "../go-json.js";
import { type Algorithm, algorithms, hashLengths } from "./algorithms.js";
import { type KeyMaterial, parseJsonWebKeys } from "./json-web-key.js";
import { requirePrimes } from "./verification-keys.js";

/** @throws {BuiltinError} for keys, headers and payloads that do not fit each other. */
export function signToken(header: string, payload: string, keys: string, context: BuiltinContext): string {
  const [key] = parseJsonWebKeys(keys);
  if (key === undefined) throw new BuiltinError("no keys found in JWK set");
  const parameters = parseHeader(header);
  const name = headerText(parameters, "alg");
  if (typeof name !== "string") throw new BuiltinError(`missing or invalid 'alg' header: ${name.problem}`);
  const algorithm = algorithms.get(name);
  if (algorithm === undefined) throw new BuiltinError(`unknown JWS algorithm: ${name}`);
  const type = headerText(parameters, "typ");
  if ((typeof type !== "string" || type === "JWT") && !isValidJson(payload)) {
    throw new BuiltinError("type is JWT but payload is not JSON");
  }
  const signed = `${encodePart(header)}.${encodePart(payload)}`;
  const signature = sign(algorithm, key.material, encodeUtf8(signed), context);
  return `${signed}.${encodeBase64(signature, "url", false)}`;
}

function encodePart(text: string): string {
  return encodeBase64(encodeUtf8(text), "url", false);
}

type Problem = { readonly problem: string };

/** OPA reads headers with a parser that takes anything of digits and signs for a number. */
function parseHeader(text: string): Value | Problem {
  if (text.trim() === "") return { problem: "cannot parse JSON: cannot parse empty string" };
  if (/^[-+.0-9eE]+$/.test(text.trim())) return 0;
  try {
    return unmarshalJson(text);
  } catch (error) {
    if (!(error instanceof BuiltinError)) throw error;
    return { problem: `cannot parse JSON: ${error.message}` };
  }
}

function headerText(header: Value | Problem, name: string): string | Problem {
  if (typeof header === "object" && header !== null && "problem" in header) return header;
  const value = isObject(header) ? header.get(name) : undefined;
  if (value === undefined) return { problem: `jwsbb: header "${name}" not found` };
  if (typeof value === "string") return value;
  const kind = typeof value === "boolean" ? String(value) : kindOf(value);
  return { problem: `value doesn't contain string; it contains ${kind}` };
}

function sign(
  algorithm: Algorithm,
  material: KeyMaterial,
  message: Uint8Array,
  context: BuiltinContext,
): Uint8Array {
  if (algorithm.family === "hmac") {
    if (material.kind !== "secret") throw wrongKey(algorithm, material);
    return authenticate(algorithm.hash, material.bytes, message);
  }
  requirePrimes(material);
  const key = material.kind === "private" ? material.key : undefined;
  if (algorithm.family === "eddsa" && key?.kind === "ed25519") return signEd25519(key.seed, message);
  if (algorithm.family === "ecdsa" && key?.kind === "ecdsa") {
    return signEcdsa(key.curve, key.secret, message, algorithm.hash, context.randomBytes(32));
  }
  if (algorithm.family === "pkcs1" && key?.kind === "rsa") return signPkcs1(key, algorithm.hash, message);
  if (algorithm.family === "pss" && key?.kind === "rsa") {
    return signPss(key, algorithm.hash, message, context.randomBytes(hashLengths[algorithm.hash] ?? 0));
  }
  throw wrongKey(algorithm, material);
}

const rsaKey = { type: "*rsa.PrivateKey", short: "rsa.PrivateKey", prefix: "" };
const wantedKeys = {
  hmac: { type: "[]byte", short: "[]byte", prefix: "keyconv: " },
  pkcs1: rsaKey,
  pss: rsaKey,
  ecdsa: { type: "*ecdsa.PrivateKey", short: "ecdsa.PrivateKey", prefix: "keyconv: " },
  eddsa: { type: "ed25519.PrivateKey", short: "ed25519.PrivateKey", prefix: "" },
};

function wrongKey({ family }: Algorithm, material: KeyMaterial): BuiltinError {
  const { type, short, prefix } = wantedKeys[family];
  const given = `*jwk.${typeName(material)}`;
  return new BuiltinError(
    `jwsbb.Sign: invalid key type ${given}. ${type} is required: ${prefix}failed to produce ${short} from ${given}: jwk.Export: no suitable exporter found for key type '${given}'`,
  );
}

function typeName(material: KeyMaterial): string {
  if (material.kind === "secret") return "symmetricKey";
  const { kind } = material.key;
  const family = kind === "rsa" || kind === "ecdsa" ? kind : "okp";
  return `${family}${material.kind === "private" ? "Private" : "Public"}Key`;
}
