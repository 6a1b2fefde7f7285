// What is signed for one purpose by one key verifies as that, and as nothing else.
import { createPrivateKey, sign as nodeSign } from "node:crypto";
import { canonicalJson, valueFromJavaScript } from "@palisade/language";
import fc from "fast-check";
import { expect, it } from "vitest";
import { isSignedBy, keyId, privateKeyOf, publicKeyOf, publicKeySchema, sign } from "./ed25519-key.js";

const key = privateKeyOf(new Uint8Array(32).fill(7));
const other = privateKeyOf(new Uint8Array(32).fill(8));

it("has the thumbprint and the signature that others compute", () => {
  // RFC 8037, appendices A.3 and A.4.
  const published = publicKeySchema.parse({
    kty: "OKP",
    crv: "Ed25519",
    x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
  });
  expect(Buffer.from(keyId(published), "hex").toString("base64url")).toBe(
    "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
  );
  const data = { b: 1, a: "ü" };
  const text = canonicalJson(valueFromJavaScript({ palisade: "test", data }));
  const theirs = nodeSign(null, Buffer.from(text), createPrivateKey({ key: { ...key }, format: "jwk" }));
  expect(sign(key, "test", data)).toEqual({ key: keyId(key), value: theirs.toString("base64url") });
});

it("verifies what was signed, and nothing else", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (data, different) => {
      const signature = sign(key, "vote", data);
      expect(isSignedBy(publicKeyOf(key), signature, "vote", data)).toBe(true);
      expect(isSignedBy(publicKeyOf(key), signature, "checkpoint", data)).toBe(false);
      const same = canonicalJson(valueFromJavaScript(data)) === canonicalJson(valueFromJavaScript(different));
      expect(isSignedBy(publicKeyOf(key), signature, "vote", different)).toBe(same);
    }),
    { numRuns: 30 },
  );
});

it("takes no other key's, and nothing that is no signature", () => {
  const signature = sign(key, "vote", 1);
  expect(isSignedBy(publicKeyOf(other), signature, "vote", 1)).toBe(false);
  expect(isSignedBy(publicKeyOf(other), { ...signature, key: keyId(other) }, "vote", 1)).toBe(false);
  for (const value of ["", "x", "*", `${signature.value}A`, signature.value.slice(0, -4), "A".repeat(86)])
    expect(isSignedBy(publicKeyOf(key), { ...signature, value }, "vote", 1)).toBe(false);
});

it("leaves the secret behind in the public key", () => {
  expect(publicKeyOf(key)).toEqual({ kty: "OKP", crv: "Ed25519", x: key.x });
  expect(publicKeySchema.safeParse(key).success).toBe(false);
});
