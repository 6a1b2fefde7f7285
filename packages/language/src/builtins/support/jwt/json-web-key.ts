// JSON Web Keys (RFC 7517): one, or a set, read with the errors of the library that OPA uses.
import type { RegoObject } from "../../../values/collections.js";
import { isArray, isObject, kindOf } from "../../../values/kind.js";
import { quote } from "../../../values/rego-text.js";
import type { Value } from "../../../values/value.js";
import { BuiltinError } from "../../builtin-error.js";
import { decodeBase64 } from "../base64.js";
import { equalBytes, integerOfBytes, joinBytes } from "../crypto/bytes.js";
import {
  type CurveName,
  coordinateLength,
  curveNames,
  ed25519PublicBytes,
  isPoint,
} from "../crypto/curves.js";
import type { PrivateKey } from "../crypto/private-key.js";
import type { PublicKey } from "../crypto/public-key.js";
import { unmarshalJson } from "../go-json.js";

export type KeyMaterial =
  | { readonly kind: "secret"; readonly bytes: Uint8Array }
  | { readonly kind: "public"; readonly key: PublicKey }
  | { readonly kind: "private"; readonly key: PrivateKey };

export type JsonWebKey = {
  readonly material: KeyMaterial;
  /** `undefined` if the key does not say what it is for. */
  readonly algorithm: string | undefined;
  readonly keyId: string | undefined;
};

/** As many keys as OPA's library takes. */
const maximumKeys = 1000;

/** The keys of a set, or the only one. @throws {BuiltinError} */
export function parseJsonWebKeys(text: string): readonly JsonWebKey[] {
  const value = parse(text);
  const keys = isObject(value) ? value.get("keys") : undefined;
  if (keys === undefined) return [wrapped("failed to parse sole key", () => readKey(value))];
  return wrapped("failed to unmarshal JWK set", () => {
    if (!isArray(keys)) throw new BuiltinError(`failed to decode "keys": expected '['`);
    if (keys.length > maximumKeys)
      throw new BuiltinError(`too many keys in "keys" array: max ${maximumKeys}`);
    return keys.map((key, index) => named(`failed to decode key #${index} in "keys"`, () => readKey(key)));
  });
}

function parse(text: string): Value {
  return wrapped("failed to parse sole key", () =>
    named("jwk.ParseKey: jwk.Parse: failed to probe data: probe: failed to unmarshal data", () =>
      unmarshalJson(text),
    ),
  );
}

function wrapped<Result>(what: string, read: () => Result): Result {
  return named(`jwk.Parse: ${what}`, read);
}

function named<Result>(what: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BuiltinError)) throw error;
    throw new BuiltinError(`${what}: ${error.message}`, undefined, { cause: error });
  }
}

type Fields = {
  /** @throws {BuiltinError} for what is no text. */
  text(name: string): string | undefined;
  /** @throws {BuiltinError} for what is no base 64. */
  bytes(name: string): Uint8Array | undefined;
};

type KeyType = {
  /** What the library calls such a key. */
  readonly name: (isPrivate: boolean) => string;
  readonly required: (isPrivate: boolean) => readonly string[];
  readonly read: (fields: Fields, isPrivate: boolean) => KeyMaterial;
};

const keyTypes: ReadonlyMap<string, KeyType> = new Map<string, KeyType>([
  ["oct", { name: () => "symmetricKey", required: () => ["k"], read: readSecret }],
  [
    "RSA",
    { name: half("rsa"), required: (isPrivate) => (isPrivate ? ["d", "e", "n"] : ["e", "n"]), read: readRsa },
  ],
  [
    "EC",
    {
      name: half("ecdsa"),
      required: (isPrivate) => (isPrivate ? ["crv", "d", "x", "y"] : ["crv", "x", "y"]),
      read: readElliptic,
    },
  ],
  [
    "OKP",
    {
      name: half("okp"),
      required: (isPrivate) => (isPrivate ? ["crv", "d", "x"] : ["crv", "x"]),
      read: readOctets,
    },
  ],
]);

function half(name: string) {
  return (isPrivate: boolean) => `${name}${isPrivate ? "Private" : "Public"}Key`;
}

function readKey(value: Value): JsonWebKey {
  return named("jwk.ParseKey", () => {
    if (!isObject(value)) {
      throw new BuiltinError(
        `jwk.Parse: failed to probe data: probe: failed to unmarshal data: json: cannot unmarshal ${goKind(value)} into Go value`,
      );
    }
    const kty = value.get("kty");
    const type = typeof kty === "string" ? keyTypes.get(kty) : undefined;
    if (type === undefined) {
      throw new BuiltinError(`invalid key type from JSON (${typeof kty === "string" ? kty : ""})`);
    }
    const isPrivate = value.has("d");
    const prefix = `failed to unmarshal JSON into key (*jwk.${type.name(isPrivate)})`;
    const fields = named(`${prefix}: ${prefix}`, () => checkedFields(value, type.required(isPrivate)));
    const material = type.read(fields, isPrivate);
    return { material, algorithm: fields.text("alg"), keyId: fields.text("kid") };
  });
}

/** What a key may say it is for: signatures, and the encryptions of keys. */
const keyAlgorithms =
  /^((HS|RS|PS|ES)(256|384|512)|ES256K|EdDSA|Ed25519|none|RSA1_5|RSA-OAEP(-256|-384|-512)?|dir|A(128|192|256)(GCM)?KW|ECDH-ES(\+A(128|192|256)KW)?|PBES2-HS(256\+A128|384\+A192|512\+A256)KW|A(128CBC-HS256|192CBC-HS384|256CBC-HS512|(128|192|256)GCM))$/;

const textFields = ["alg", "kid", "use", "crv"];

function checkedFields(key: RegoObject, required: readonly string[]): Fields {
  const fields: Fields = {
    text: (name) => textField(key, name),
    bytes: (name) => {
      const text = textField(key, name);
      return text === undefined ? undefined : decodeField(name, text);
    },
  };
  for (const name of textFields) fields.text(name);
  const algorithm = fields.text("alg");
  if (algorithm !== undefined && !keyAlgorithms.test(algorithm)) {
    throw new BuiltinError(
      `failed to decode value for key alg: invalid key value: ${quote(algorithm)}: invalid key algorithm`,
    );
  }
  for (const name of ["d", "dp", "dq", "e", "k", "n", "p", "q", "qi", "x", "y"]) {
    if (key.has(name)) fields.bytes(name);
  }
  const missing = required.find((name) => !key.has(name));
  if (missing !== undefined) throw new BuiltinError(`required field ${missing} is missing`);
  return fields;
}

function textField(key: RegoObject, name: string): string | undefined {
  const value = key.get(name) ?? undefined;
  if (value === undefined || typeof value === "string") return value;
  const detail = `json: cannot unmarshal ${goKind(value)} into Go value of type string`;
  const reading = name === "alg" ? "" : "error reading next value: ";
  throw new BuiltinError(`failed to decode value for key ${name}: ${reading}${detail}`);
}

function goKind(value: Value): string {
  const kind = kindOf(value);
  return kind === "boolean" ? "bool" : kind;
}

/** Either alphabet, with padding or without. */
function decodeField(name: string, text: string): Uint8Array {
  try {
    const padded = text.endsWith("=") ? text : text + "=".repeat((4 - (text.length % 4)) % 4);
    return decodeBase64(padded, /[+/]/.test(text) ? "standard" : "url");
  } catch (error) {
    if (!(error instanceof BuiltinError)) throw error;
    throw new BuiltinError(`failed to decode value for key ${name}: expected base64 encoded []byte (string)`);
  }
}

function invalid(message: string): BuiltinError {
  return new BuiltinError(`jwk.Parse: key validation failed: key validation failed: jwk.${message}`);
}

function readSecret(fields: Fields): KeyMaterial {
  const bytes = fields.bytes("k") ?? new Uint8Array();
  if (bytes.length === 0) throw invalid('SymmetricKey: missing "k" field');
  return { kind: "secret", bytes };
}

function readRsa(fields: Fields, isPrivate: boolean): KeyMaterial {
  const name = isPrivate ? "RSAPrivateKey" : "RSAPublicKey";
  const number = (field: string) => integerOfBytes(fields.bytes(field) ?? new Uint8Array());
  const [modulus, exponent, privateExponent] = [number("n"), number("e"), number("d")];
  if (modulus === 0n) throw invalid(`${name}: missing "n" value`);
  if (exponent === 0n) throw invalid(`${name}: missing "e" value`);
  if (!isPrivate) return { kind: "public", key: { kind: "rsa", modulus, exponent } };
  if (privateExponent === 0n) throw invalid(`${name}: missing "d" value`);
  const primes = [number("p"), number("q")].filter((prime) => prime !== 0n);
  return { kind: "private", key: { kind: "rsa", modulus, exponent, privateExponent, primes } };
}

function readElliptic(fields: Fields, isPrivate: boolean): KeyMaterial {
  const name = isPrivate ? "ECDSAPrivateKey" : "ECDSAPublicKey";
  const given = fields.text("crv") ?? "";
  const curve = curveNames.find((known) => known === given && known !== "P-224");
  if (curve === undefined) {
    const type = `failed to unmarshal JSON into key (*jwk.${half("ecdsa")(isPrivate)})`;
    throw new BuiltinError(
      `${type}: ${type}: failed to decode value for key crv: unknown EllipticCurveAlgorithm: "${given}"`,
    );
  }
  const coordinate = (field: string) => sizedCoordinate(fields, field, curve, name);
  const point = joinBytes(Uint8Array.of(4), coordinate("x"), coordinate("y"));
  if (!isPoint(curve, point))
    throw invalid(`${name}: invalid ECDSA public key: ${curve.replace("-", "")} point not on curve`);
  if (!isPrivate) return { kind: "public", key: { kind: "ecdsa", curve, point } };
  return { kind: "private", key: { kind: "ecdsa", curve, secret: coordinate("d"), point } };
}

function sizedCoordinate(fields: Fields, field: string, curve: CurveName, name: string): Uint8Array {
  const bytes = fields.bytes(field) ?? new Uint8Array();
  if (bytes.length === coordinateLength[curve]) return bytes;
  throw invalid(`${name}: invalid "${field}" length (${bytes.length}) for curve "${curve}"`);
}

function readOctets(fields: Fields, isPrivate: boolean): KeyMaterial {
  const name = isPrivate ? "OKPPrivateKey" : "OKPPublicKey";
  const curve = fields.text("crv") ?? "";
  if (curve !== "Ed25519" && curve !== "X25519") throw invalid(`${name}: invalid curve algorithm ${curve}`);
  const kind = curve === "Ed25519" ? "ed25519" : "x25519";
  const bytes = fields.bytes("x") ?? new Uint8Array();
  if (bytes.length !== 32) throw invalid(`${name}: ${kind}: wrong public key size`);
  if (!isPrivate) return { kind: "public", key: { kind, bytes } };
  const secret = fields.bytes("d") ?? new Uint8Array();
  if (secret.length !== 32) throw invalid(`${name}: ${kind}: wrong private key size`);
  if (kind === "x25519") return { kind: "private", key: { kind, secret, publicBytes: bytes } };
  if (!equalBytes(ed25519PublicBytes(secret), bytes))
    throw new BuiltinError("ed25519: invalid x value given d value");
  return { kind: "private", key: { kind, seed: secret, publicBytes: bytes } };
}
