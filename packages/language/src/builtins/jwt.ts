// Signed tokens (JWT): decoded, verified against keys and constraints, and made.
import { t } from "../types/type.js";
import { RegoObject } from "../values/collections.js";
import { encodeUtf8 } from "../values/utf8.js";
import type { Value } from "../values/value.js";
import type { BuiltinContext } from "./builtin-context.js";
import { defineBuiltin } from "./define-builtin.js";
import { equalInConstantTime } from "./support/crypto/bytes.js";
import { authenticate, type HashName } from "./support/crypto/hashes.js";
import { marshalJson } from "./support/go-json.js";
import { encodeHex } from "./support/hex.js";
import { type Algorithm, verifyLeniently } from "./support/jwt/algorithms.js";
import { candidates, meetsClaims, readConstraints, verifySignature } from "./support/jwt/constraints.js";
import { signToken } from "./support/jwt/sign-token.js";
import {
  decodeHeader,
  decodePart,
  decodePayload,
  parseObject,
  readHeader,
  splitToken,
} from "./support/jwt/token.js";
import { verificationKeys } from "./support/jwt/verification-keys.js";
import { trimCharacters } from "./support/trim.js";

const anyObject = t.object(t.any, t.any);
const jsonObject = t.object(t.string, t.any);
const withKey = { token: t.string, key: t.string } as const;
const withSecret = { token: t.string, secret: t.string } as const;
type WithKey = { readonly token: string; readonly key: string };
type WithSecret = { readonly token: string; readonly secret: string };

function verify(algorithm: Algorithm, { token: text, key }: WithKey): boolean {
  const token = splitToken(text);
  const keys = verificationKeys(key);
  const signature = decodePart(token.signature);
  const { kid, alg } = readHeader(decodeHeader(token));
  return candidates(keys, kid, alg).some(({ material }) =>
    verifyLeniently(algorithm, material, token.signed, signature),
  );
}

function verifySecret(name: HashName, { token: text, secret }: WithSecret): boolean {
  const token = splitToken(text);
  const expected = authenticate(name, encodeUtf8(secret), token.signed);
  return equalInConstantTime(decodePart(token.signature), expected);
}

/** A token within a token is decoded instead of the outer one. */
function decodeToken(text: string): Value {
  const token = splitToken(text);
  const header = decodeHeader(token);
  const payload = decodePayload(token);
  if (header.get("cty") === "JWT")
    return decodeToken(trimCharacters(payload, `"'`, { left: true, right: true }));
  const claims = parseObject(payload);
  return [header, claims, encodeHex(decodePart(token.signature, "signature"))];
}

function decodeVerified(text: string, given: RegoObject, { now }: BuiltinContext): Value {
  const unverified = [false, new RegoObject(), new RegoObject()];
  const constraints = readConstraints(given, now);
  for (let inner = text; ; ) {
    const token = splitToken(inner);
    const decoded = decodeHeader(token);
    const header = readHeader(decoded);
    if (!header.valid) return unverified;
    if (constraints.algorithm !== "" && constraints.algorithm !== header.alg) return unverified;
    if (!verifySignature(constraints, header, token, decodePart(token.signature))) return unverified;
    const payload = decodePayload(token);
    if (header.cty.toLowerCase() === "jwt") {
      inner = payload;
      continue;
    }
    const claims = parseObject(payload);
    return meetsClaims(constraints, claims) ? [true, decoded, claims] : unverified;
  }
}

const token =
  "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIwIiwiaXNzIjoib3BhIn0.XmVoLoHI3pxMtMO_WRONMSJzGUDP9pDjy8Jp0_tdRXY";

export const decode = defineBuiltin({
  name: "io.jwt.decode",
  effort: 4,
  summary: "The header, the payload and the signature of a token, of which nothing is verified.",
  parameters: { token: t.string },
  returns: t.tuple(anyObject, anyObject, t.string),
  examples: [
    {
      rego: `io.jwt.decode("${token}")`,
      result:
        '[{"alg": "HS256", "typ": "JWT"}, {"iss": "opa", "sub": "0"}, "5e65682e81c8de9c4cb4c3bf59138d3122731940cff690e3cbc269d3fb5d4576"]',
    },
    { rego: 'io.jwt.decode("no token")' },
  ],
  evaluate: ({ token }) => decodeToken(token),
});

export const verifyRs256 = defineBuiltin({
  name: "io.jwt.verify_rs256",
  effort: 8,
  summary:
    "Whether a certificate's or another public key's owner signed a token with RSA (PKCS #1 v1.5) and SHA-256.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_rs256("no token", "no key")' }],
  evaluate: (values) => verify({ family: "pkcs1", hash: "sha256" }, values),
});

export const verifyRs384 = defineBuiltin({
  name: "io.jwt.verify_rs384",
  effort: 8,
  summary:
    "Whether a certificate's or another public key's owner signed a token with RSA (PKCS #1 v1.5) and SHA-384.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_rs384("no token", "no key")' }],
  evaluate: (values) => verify({ family: "pkcs1", hash: "sha384" }, values),
});

export const verifyRs512 = defineBuiltin({
  name: "io.jwt.verify_rs512",
  effort: 8,
  summary:
    "Whether a certificate's or another public key's owner signed a token with RSA (PKCS #1 v1.5) and SHA-512.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_rs512("no token", "no key")' }],
  evaluate: (values) => verify({ family: "pkcs1", hash: "sha512" }, values),
});

export const verifyPs256 = defineBuiltin({
  name: "io.jwt.verify_ps256",
  effort: 8,
  summary: "Whether a certificate's or another public key's owner signed a token with RSA (PSS) and SHA-256.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_ps256("no token", "no key")' }],
  evaluate: (values) => verify({ family: "pss", hash: "sha256" }, values),
});

export const verifyPs384 = defineBuiltin({
  name: "io.jwt.verify_ps384",
  effort: 8,
  summary: "Whether a certificate's or another public key's owner signed a token with RSA (PSS) and SHA-384.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_ps384("no token", "no key")' }],
  evaluate: (values) => verify({ family: "pss", hash: "sha384" }, values),
});

export const verifyPs512 = defineBuiltin({
  name: "io.jwt.verify_ps512",
  effort: 8,
  summary: "Whether a certificate's or another public key's owner signed a token with RSA (PSS) and SHA-512.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_ps512("no token", "no key")' }],
  evaluate: (values) => verify({ family: "pss", hash: "sha512" }, values),
});

export const verifyEs256 = defineBuiltin({
  name: "io.jwt.verify_es256",
  effort: 8,
  summary: "Whether a certificate's or another public key's owner signed a token with ECDSA and SHA-256.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_es256("no token", "no key")' }],
  evaluate: (values) => verify({ family: "ecdsa", hash: "sha256" }, values),
});

export const verifyEs384 = defineBuiltin({
  name: "io.jwt.verify_es384",
  effort: 8,
  summary: "Whether a certificate's or another public key's owner signed a token with ECDSA and SHA-384.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_es384("no token", "no key")' }],
  evaluate: (values) => verify({ family: "ecdsa", hash: "sha384" }, values),
});

export const verifyEs512 = defineBuiltin({
  name: "io.jwt.verify_es512",
  effort: 8,
  summary: "Whether a certificate's or another public key's owner signed a token with ECDSA and SHA-512.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_es512("no token", "no key")' }],
  evaluate: (values) => verify({ family: "ecdsa", hash: "sha512" }, values),
});

export const verifyEddsa = defineBuiltin({
  name: "io.jwt.verify_eddsa",
  effort: 8,
  summary: "Whether a certificate's or another public key's owner signed a token with Ed25519.",
  parameters: withKey,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_eddsa("no token", "no key")' }],
  evaluate: (values) => verify({ family: "eddsa" }, values),
});

export const verifyHs256 = defineBuiltin({
  name: "io.jwt.verify_hs256",
  effort: 8,
  summary: "Whether somebody who knows the secret signed a token with HMAC and SHA-256.",
  parameters: withSecret,
  returns: t.boolean,
  examples: [{ rego: `io.jwt.verify_hs256("${token}", "another secret")`, result: "false" }],
  evaluate: (values) => verifySecret("sha256", values),
});

export const verifyHs384 = defineBuiltin({
  name: "io.jwt.verify_hs384",
  effort: 8,
  summary: "Whether somebody who knows the secret signed a token with HMAC and SHA-384.",
  parameters: withSecret,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_hs384("no token", "secret")' }],
  evaluate: (values) => verifySecret("sha384", values),
});

export const verifyHs512 = defineBuiltin({
  name: "io.jwt.verify_hs512",
  effort: 8,
  summary: "Whether somebody who knows the secret signed a token with HMAC and SHA-512.",
  parameters: withSecret,
  returns: t.boolean,
  examples: [{ rego: 'io.jwt.verify_hs512("no token", "secret")' }],
  evaluate: (values) => verifySecret("sha512", values),
});

export const decodeVerify = defineBuiltin({
  name: "io.jwt.decode_verify",
  effort: 8,
  summary:
    "Whether a token's signature and claims meet the constraints (`cert` or `secret`, `alg`, `iss`, `aud`, `time`), and its header and payload.",
  parameters: { token: t.string, constraints: jsonObject },
  returns: t.tuple(t.boolean, anyObject, anyObject),
  nondeterministic: true,
  examples: [
    {
      rego: `io.jwt.decode_verify("${token}", {"secret": "another secret"})`,
      result: "[false, {}, {}]",
    },
  ],
  evaluate: ({ token, constraints }, context) => decodeVerified(token, constraints, context),
});

export const encodeSign = defineBuiltin({
  name: "io.jwt.encode_sign",
  effort: 8,
  summary: "A token with a header and a payload, signed with a JSON Web Key.",
  parameters: { header: jsonObject, payload: jsonObject, key: jsonObject },
  returns: t.string,
  nondeterministic: true,
  examples: [
    {
      rego: 'io.jwt.encode_sign({"alg": "HS256"}, {}, {"kty": "oct", "k": "YQ"})',
      result: '"eyJhbGciOiJIUzI1NiJ9.e30.bEionjP7X5J_VkgbZPrgfmAbNskfY4eG97AIRGA5kGg"',
    },
  ],
  evaluate: ({ header, payload, key }, context) =>
    signToken(marshalJson(header), marshalJson(payload), marshalJson(key), context),
});

export const encodeSignRaw = defineBuiltin({
  name: "io.jwt.encode_sign_raw",
  effort: 8,
  summary: "As `io.jwt.encode_sign`, from JSON texts that are taken as they are.",
  parameters: { header: t.string, payload: t.string, key: t.string },
  returns: t.string,
  nondeterministic: true,
  examples: [
    {
      rego: 'io.jwt.encode_sign_raw(`{"alg":"HS256"}`, "{}", `{"kty":"oct","k":"YQ"}`)',
      result: '"eyJhbGciOiJIUzI1NiJ9.e30.bEionjP7X5J_VkgbZPrgfmAbNskfY4eG97AIRGA5kGg"',
    },
  ],
  evaluate: ({ header, payload, key }, context) => signToken(header, payload, key, context),
});
