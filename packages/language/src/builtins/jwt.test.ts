// Tokens signed here verify here, with the right key and no other; changed ones do not.
import { generateKeyPairSync, type KeyObject, sign as signWithNode } from "node:crypto";
import { describe, expect, test } from "vitest";
import { exampleContext } from "../../test/evaluate-example.js";
import { RegoObject } from "../values/collections.js";
import { parseJson } from "../values/json.js";
import type { Value } from "../values/value.js";
import { callBuiltin } from "./call-builtin.js";
import { builtins } from "./index.js";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const another = generateKeyPairSync("rsa", { modulusLength: 2048 });
const elliptic = (namedCurve: string) => generateKeyPairSync("ec", { namedCurve });
const pairs = {
  RS256: rsa,
  RS384: rsa,
  RS512: rsa,
  PS256: rsa,
  PS384: rsa,
  PS512: rsa,
  ES256: elliptic("P-256"),
  ES384: elliptic("P-384"),
  ES512: elliptic("P-521"),
  EdDSA: generateKeyPairSync("ed25519"),
};

function call(name: string, ...values: readonly Value[]): Value | undefined {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(`no built-in ${name}`);
  return callBuiltin(builtin, values, exampleContext());
}

const pem = (key: KeyObject) => key.export({ type: "spki", format: "pem" }) as string;
const jwk = (key: KeyObject) => parseJson(JSON.stringify(key.export({ format: "jwk" })));
const object = (text: string) => parseJson(text) as RegoObject;

describe.each(Object.entries(pairs))("%s", (algorithm, { privateKey, publicKey }) => {
  const header = object(JSON.stringify({ alg: algorithm }));
  const claims = object('{"sub": "alice", "exp": 2000000000.5}');
  const token = call("io.jwt.encode_sign", header, claims, jwk(privateKey)) as string;
  const verify = `io.jwt.verify_${algorithm.toLowerCase()}`;

  test("verifies with the public key in either form", () => {
    expect(call(verify, token, pem(publicKey))).toBe(true);
    expect(call(verify, token, JSON.stringify(publicKey.export({ format: "jwk" })))).toBe(true);
    expect(call("io.jwt.decode_verify", token, RegoObject.from([["cert", pem(publicKey)]]))).toEqual([
      true,
      header,
      claims,
    ]);
  });

  test("does not verify once it is changed, nor with another key", () => {
    const [head = "", , signature = ""] = token.split(".");
    const payload = Buffer.from('{"sub":"mallory"}').toString("base64url");
    expect(call(verify, `${head}.${payload}.${signature}`, pem(publicKey))).toBe(false);
    expect(call(verify, `${token.slice(0, -8)}AAAAAAAA`, pem(publicKey))).toBe(false);
    expect(call(verify, token, pem(another.publicKey))).toBe(false);
  });

  test("is the same again for a host with the same random bytes", () => {
    expect(call("io.jwt.encode_sign", header, claims, jwk(privateKey))).toBe(token);
  });

  test("is refused after it has expired, and for other algorithms", () => {
    const constraints = (name: string, value: Value) =>
      RegoObject.from([
        ["cert", pem(publicKey)],
        [name, value],
      ]);
    const refused = [false, new RegoObject(), new RegoObject()];
    expect(call("io.jwt.decode_verify", token, constraints("time", 2_000_000_001n * 10n ** 9n))).toEqual(
      refused,
    );
    expect(call("io.jwt.decode_verify", token, constraints("alg", "HS256"))).toEqual(refused);
    expect(call("io.jwt.decode_verify", token, constraints("iss", "bob"))).toEqual(refused);
  });
});

test("tokens that Node signed verify", () => {
  const signed = `${Buffer.from('{"alg":"RS256"}').toString("base64url")}.e30`;
  const signature = signWithNode("sha256", Buffer.from(signed), rsa.privateKey).toString("base64url");
  expect(call("io.jwt.verify_rs256", `${signed}.${signature}`, pem(rsa.publicKey))).toBe(true);
  expect(call("io.jwt.verify_rs384", `${signed}.${signature}`, pem(rsa.publicKey))).toBe(false);
});

test.each([
  [
    '{"kty": "oct"}',
    "jwk.Parse: failed to parse sole key: jwk.ParseKey: failed to unmarshal JSON into key (*jwk.symmetricKey): failed to unmarshal JSON into key (*jwk.symmetricKey): required field k is missing",
  ],
  ['{"kty": "foo"}', "jwk.Parse: failed to parse sole key: jwk.ParseKey: invalid key type from JSON (foo)"],
  ['{"keys": []}', "no keys found in JWK set"],
  [
    '{"kty": "oct", "k": "YQ", "alg": 5}',
    "jwk.Parse: failed to parse sole key: jwk.ParseKey: failed to unmarshal JSON into key (*jwk.symmetricKey): failed to unmarshal JSON into key (*jwk.symmetricKey): failed to decode value for key alg: json: cannot unmarshal number into Go value of type string",
  ],
  [
    '{"kty": "RSA", "n": "AQAB", "e": "AQAB"}',
    "jwsbb.Sign: invalid key type *jwk.rsaPublicKey. []byte is required: keyconv: failed to produce []byte from *jwk.rsaPublicKey: jwk.Export: no suitable exporter found for key type '*jwk.rsaPublicKey'",
  ],
])("keys that do not sign: %s", (key, message) => {
  expect(() => call("io.jwt.encode_sign_raw", '{"alg":"HS256"}', "{}", key)).toThrow(
    `io.jwt.encode_sign_raw: ${message}`,
  );
});

test.each([
  ["modulus", { n: Buffer.alloc(20_000, 0xff).toString("base64url") }, /more than 16384 bits/],
  ["exponent", { e: Buffer.alloc(20_000, 0xff).toString("base64url") }, /exponent too large/],
])("a key whose %s would keep the signer busy is refused", (_, large, message) => {
  const key = parseJson(JSON.stringify({ ...rsa.privateKey.export({ format: "jwk" }), ...large }));
  expect(() => call("io.jwt.encode_sign", object('{"alg": "RS256"}'), object("{}"), key)).toThrow(message);
});
