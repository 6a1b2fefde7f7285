// Signatures: every algorithm and kind of key, and everything that must be refused.
import { createHmac, generateKeyPairSync, type KeyObject } from "node:crypto";
import {
  BundleError,
  readArchive,
  readBundle,
  type SignatureAlgorithm,
  signatureAlgorithms,
  writeArchive,
  writeBundle,
} from "@palisade/bundle";
import { parseJson, type RegoObject } from "@palisade/language";
import { describe, expect, it } from "vitest";

type Pair = { readonly privateKey: string; readonly publicKey: string };

/** Keys as PEM texts: by default PKCS #8 and SPKI. */
function pemPair(
  pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
  privateType: "pkcs1" | "pkcs8" | "sec1" = "pkcs8",
): Pair {
  const text = (key: KeyObject, type: string): string =>
    key.export({ type, format: "pem" } as never).toString();
  return {
    publicKey: text(pair.publicKey, privateType === "pkcs1" ? "pkcs1" : "spki"),
    privateKey: text(pair.privateKey, privateType),
  };
}

const rsa = pemPair(generateKeyPairSync("rsa", { modulusLength: 2048 }));
const rsaPkcs1 = pemPair(generateKeyPairSync("rsa", { modulusLength: 2048 }), "pkcs1");
const curves = { ES256: "P-256", ES384: "P-384", ES512: "P-521" } as const;
const secret = { privateKey: "a secret of many characters", publicKey: "a secret of many characters" };

function pairOf(algorithm: SignatureAlgorithm): Pair {
  if (algorithm.startsWith("HS")) return secret;
  if (!(algorithm in curves)) return rsa;
  const namedCurve = curves[algorithm as keyof typeof curves];
  return pemPair(generateKeyPairSync("ec", { namedCurve }));
}

const modules = [{ file: "a/b.rego", text: "package a\n" }];
const data = parseJson('{"a": {"é": 1.50, "b": [1e3, "<&>\\u2028"]}}') as RegoObject;
const sign = (algorithm: SignatureAlgorithm, { privateKey }: Pair, more = {}) =>
  writeBundle({ modules, data, signing: { key: privateKey, algorithm, ...more } });

async function refusal(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    expect(error).toBeInstanceOf(BundleError);
    return `${(error as BundleError).code}: ${(error as BundleError).message}`;
  }
  throw new Error("not refused");
}

describe.each(signatureAlgorithms)("%s", (algorithm) => {
  it("proves what it signed, and nothing else", async () => {
    const pair = pairOf(algorithm);
    const bundle = await sign(algorithm, pair);
    const verification = { key: pair.publicKey, algorithm };
    expect((await readBundle(bundle, { verification })).modules).toEqual(modules);
    const other = algorithm.startsWith("HS") ? { publicKey: "another secret" } : pairOf(algorithm);
    const key = other.publicKey === pair.publicKey ? rsaPkcs1.publicKey : other.publicKey;
    expect(await refusal(readBundle(bundle, { verification: { key, algorithm } }))).toMatch(
      /^bad_signatures: the bundle's signature is not accepted: it does not match the key$/,
    );
  });
});

it.each(["RS256", "PS384"] as const)("reads PKCS #1 keys for %s", async (algorithm) => {
  const bundle = await sign(algorithm, rsaPkcs1);
  await readBundle(bundle, { verification: { key: rsaPkcs1.publicKey, algorithm } });
});

it.each(["ES256", "ES384", "ES512"] as const)("reads SEC 1 keys for %s", async (algorithm) => {
  const pair = pemPair(generateKeyPairSync("ec", { namedCurve: curves[algorithm] }), "sec1");
  await readBundle(await sign(algorithm, pair), { verification: { key: pair.publicKey, algorithm } });
});

describe("with a key, there is refused", () => {
  const verification = { key: rsa.publicKey };
  const cases: readonly (readonly [string, () => Promise<Uint8Array>, object, RegExp])[] = [
    ["no signature", () => writeBundle({ modules }), {}, /^bad_signatures: .* has no `\.signatures\.json`$/],
    ["another algorithm", () => sign("PS256", rsa), {}, /it is not made with RS256$/],
    ["another scope", () => sign("RS256", rsa), { scope: "write" }, /its scope is another$/],
    ["another key's name", () => sign("RS256", rsa, { keyId: "a" }), { keyId: "b" }, /names another key$/],
    ["a secret for RSA", () => sign("RS256", rsa), { key: "secret" }, /^bad_key: .*public key/],
    [
      "the public key as a secret",
      () => sign("HS256", { privateKey: rsa.publicKey, publicKey: "" }),
      {},
      /it is not made with RS256$/,
    ],
  ];
  it.each(cases)("%s", async (_, make, more, wanted) => {
    expect(await refusal(readBundle(await make(), { verification: { ...verification, ...more } }))).toMatch(
      wanted,
    );
  });

  it("a file that was changed, added or removed", async () => {
    const files = readArchive(await sign("RS256", rsa));
    const changed: ReadonlyMap<string, Uint8Array>[] = [
      new Map([...files, ["a/b.rego", new TextEncoder().encode("package b\n")]]),
      new Map([...files, ["c.rego", new TextEncoder().encode("package c\n")]]),
      new Map([...files].filter(([name]) => name !== "a/b.rego")),
    ];
    for (const each of changed)
      expect(await refusal(readBundle(writeArchive(each), { verification }))).toMatch(/^digest_mismatch: /);
  });
});

it("signs claims, and believes a scope that is the same", async () => {
  const claims = parseJson('{"scope": "write", "keyid": "k", "iat": 1592248027}') as RegoObject;
  const bundle = await sign("RS256", rsa, { claims });
  await readBundle(bundle, { verification: { key: rsa.publicKey, scope: "write", keyId: "k" } });
  expect(await refusal(readBundle(bundle, { verification: { key: rsa.publicKey } }))).toMatch(/scope/);
  const files = parseJson('{"files": []}') as RegoObject;
  expect(await refusal(sign("RS256", rsa, { claims: files }))).toMatch(/^bad_signatures: .*`files`/);
});

it("names no key in its complaints", async () => {
  const key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----";
  const message = await refusal(sign("RS256", { privateKey: key, publicKey: "" }));
  expect(message).toMatch(/^bad_key: the key does not suit RS256/);
  expect(message).not.toContain("c2VjcmV0");
});

describe("a signature of another time", () => {
  const now = 1_700_000_000;
  const clock = () => BigInt(now) * 1_000_000_000n;
  const verified = async (claims: string) => {
    const bundle = await sign("RS256", rsa, { claims: parseJson(claims) as RegoObject });
    return readBundle(bundle, { verification: { key: rsa.publicKey, clock } });
  };

  it.each([
    ["has ended", `{"exp": ${now - 1}}`, "it has expired"],
    ["ends now", `{"exp": ${now}}`, "it has expired"],
    ["ended long ago, in a fraction of a second", '{"exp": 0.5}', "it has expired"],
    ["has not begun", `{"nbf": ${now + 61}}`, "it is not valid yet"],
    ["was made later", `{"iat": ${now + 61}}`, "it was made in the future"],
    ["ends at no time", '{"exp": "tomorrow"}', "its `exp` is no time"],
    ["ends at nothing", '{"exp": null}', "its `exp` is no time"],
    ["begins at no time", '{"nbf": [1]}', "its `nbf` is no time"],
  ])("%s", async (_, claims, reason) => {
    expect(await refusal(verified(claims))).toBe(
      `bad_signatures: the bundle's signature is not accepted: ${reason}`,
    );
  });

  it.each([`{"exp": ${now + 1}}`, `{"nbf": ${now + 60}, "iat": ${now + 60}}`, '{"exp": 1e400}'])(
    "is none with %s",
    async (claims) => {
      expect((await verified(claims)).modules).toEqual(modules);
    },
  );

  it("is one by the system's clock, unless told otherwise", async () => {
    const bundle = await sign("RS256", rsa, { claims: parseJson('{"exp": 1700000000}') as RegoObject });
    expect(await refusal(readBundle(bundle, { verification: { key: rsa.publicKey } }))).toMatch(/expired$/);
  });
});

it.each(['["exp"]', '["b64"]', "[]", '"exp"', "null"])("refuses a header with crit %s", async (crit) => {
  const key = "a secret of many characters";
  const files = readArchive(await sign("HS256", secret));
  const text = new TextDecoder().decode(files.get(".signatures.json"));
  const [, payload] = (JSON.parse(text) as { signatures: [string] }).signatures[0].split(".");
  const header = Buffer.from(`{"alg": "HS256", "b64": true, "crit": ${crit}}`).toString("base64url");
  const signature = createHmac("sha256", key).update(`${header}.${payload}`).digest("base64url");
  const forged = JSON.stringify({ signatures: [`${header}.${payload}.${signature}`] });
  const bundle = writeArchive(new Map([...files, [".signatures.json", new TextEncoder().encode(forged)]]));
  const verification = { key, algorithm: "HS256" } as const;
  expect(await refusal(readBundle(bundle, { verification }))).toMatch(
    /demands what is not known here \(`crit`\)$/,
  );
});
