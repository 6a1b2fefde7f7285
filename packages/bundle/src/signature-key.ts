// Keys that sign bundles and prove signatures: PEM of every common kind, or the secret itself.
import { BundleError } from "./bundle-error.js";
import { certificateKey, wrapEcPrivateKey, wrapRsaPrivateKey, wrapRsaPublicKey } from "./der.js";

type Family = "RSASSA-PKCS1-v1_5" | "RSA-PSS" | "ECDSA" | "HMAC";

type Algorithm = {
  readonly family: Family;
  readonly hash: string;
  readonly curve?: string;
  readonly saltLength?: number;
};

const table = {
  RS256: { family: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  RS384: { family: "RSASSA-PKCS1-v1_5", hash: "SHA-384" },
  RS512: { family: "RSASSA-PKCS1-v1_5", hash: "SHA-512" },
  PS256: { family: "RSA-PSS", hash: "SHA-256", saltLength: 32 },
  PS384: { family: "RSA-PSS", hash: "SHA-384", saltLength: 48 },
  PS512: { family: "RSA-PSS", hash: "SHA-512", saltLength: 64 },
  ES256: { family: "ECDSA", hash: "SHA-256", curve: "P-256" },
  ES384: { family: "ECDSA", hash: "SHA-384", curve: "P-384" },
  ES512: { family: "ECDSA", hash: "SHA-512", curve: "P-521" },
  HS256: { family: "HMAC", hash: "SHA-256" },
  HS384: { family: "HMAC", hash: "SHA-384" },
  HS512: { family: "HMAC", hash: "SHA-512" },
} satisfies Record<string, Algorithm>;

export type SignatureAlgorithm = keyof typeof table;

export const signatureAlgorithms = Object.keys(table) as readonly SignatureAlgorithm[];

/** @throws {BundleError} `bad_key` */
export async function signBytes(
  content: Uint8Array,
  key: string,
  name: SignatureAlgorithm,
): Promise<Uint8Array> {
  const imported = await importKey(key, name, "sign");
  const signature = await subtle().sign(parameters(table[name]), imported, new Uint8Array(content));
  return new Uint8Array(signature);
}

/** @throws {BundleError} `bad_key` */
export async function isSignatureOf(
  content: Uint8Array,
  signature: Uint8Array,
  key: string,
  name: SignatureAlgorithm,
): Promise<boolean> {
  const imported = await importKey(key, name, "verify");
  return subtle().verify(
    parameters(table[name]),
    imported,
    new Uint8Array(signature),
    new Uint8Array(content),
  );
}

const subtle = () => globalThis.crypto.subtle;
type ImportedKey = Awaited<ReturnType<ReturnType<typeof subtle>["importKey"]>>;

function parameters({ family, hash, curve, saltLength }: Algorithm) {
  return {
    name: family,
    hash,
    ...(curve === undefined ? {} : { namedCurve: curve }),
    ...(saltLength === undefined ? {} : { saltLength }),
  };
}

/** What goes wrong is told without the key, or anything of it. */
async function importKey(
  key: string,
  name: SignatureAlgorithm,
  use: "sign" | "verify",
): Promise<ImportedKey> {
  const algorithm: Algorithm = table[name];
  try {
    if (algorithm.family === "HMAC") {
      const secret = new TextEncoder().encode(key);
      return await subtle().importKey("raw", secret, parameters(algorithm), false, [use]);
    }
    const bytes = use === "sign" ? privateKey(key, algorithm) : publicKey(key);
    if (bytes !== undefined) {
      const format = use === "sign" ? "pkcs8" : "spki";
      return await subtle().importKey(format, new Uint8Array(bytes), parameters(algorithm), false, [use]);
    }
  } catch {
    throw badKey(name, use);
  }
  throw badKey(name, use);
}

function badKey(name: SignatureAlgorithm, use: "sign" | "verify"): BundleError {
  const wanted = use === "sign" ? "a private key" : "a public key or certificate";
  const expected = name.startsWith("HS") ? "a secret that is not empty" : `${wanted} in PEM`;
  return new BundleError("bad_key", `the key does not suit ${name}: expected ${expected}`);
}

function privateKey(pem: string, { curve }: Algorithm): Uint8Array | undefined {
  const block = readPem(pem);
  if (block?.label === "PRIVATE KEY") return block.bytes;
  if (block?.label === "RSA PRIVATE KEY") return wrapRsaPrivateKey(block.bytes);
  return block?.label === "EC PRIVATE KEY" && curve !== undefined
    ? wrapEcPrivateKey(block.bytes, curve)
    : undefined;
}

function publicKey(pem: string): Uint8Array | undefined {
  const block = readPem(pem);
  if (block?.label === "PUBLIC KEY") return block.bytes;
  if (block?.label === "RSA PUBLIC KEY") return wrapRsaPublicKey(block.bytes);
  return block?.label === "CERTIFICATE" ? certificateKey(block.bytes) : undefined;
}

const keyLabels: ReadonlySet<string> = new Set([
  "PRIVATE KEY",
  "RSA PRIVATE KEY",
  "EC PRIVATE KEY",
  "PUBLIC KEY",
  "RSA PUBLIC KEY",
  "CERTIFICATE",
]);

/** The first block that is a key: files of elliptic keys begin with the parameters of their curve. */
function readPem(text: string): { readonly label: string; readonly bytes: Uint8Array } | undefined {
  for (const block of text.split("-----BEGIN ").slice(1)) {
    const [label = "", rest = ""] = block.split("-----", 2);
    if (!keyLabels.has(label)) continue;
    const binary = atob(rest.replace(/\s+/g, ""));
    return { label, bytes: Uint8Array.from(binary, (unit) => unit.charCodeAt(0)) };
  }
  return undefined;
}
