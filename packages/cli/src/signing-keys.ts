// Keys on the command line, for bundles that are signed: options, and where the keys come from.
import { existsSync } from "node:fs";
import {
  type BundleSigning,
  type BundleVerification,
  type SignatureAlgorithm,
  signatureAlgorithms,
} from "@palisade/bundle";
import { isObject, JsonError, parseJson, type RegoObject } from "@palisade/language";
import type { Host } from "./host.js";
import { readText } from "./read-text.js";
import { UsageError } from "./usage-error.js";

const algorithmOption = {
  type: "string",
  choices: signatureAlgorithms,
  default: "RS256",
  placeholder: "name",
  description: "algorithm of the signature",
} as const;

export const verificationOptions = {
  "verification-key": {
    type: "string",
    placeholder: "key",
    description:
      "believe only bundles signed for this key: a PEM file, a secret's file, env:NAME, or secret:TEXT",
  },
  "verification-key-id": {
    type: "string",
    placeholder: "name",
    description: "refuse signatures that name another key",
  },
  scope: { type: "string", placeholder: "scope", description: "scope that the signature must have" },
  "signing-alg": algorithmOption,
} as const;

export const signingOptions = {
  "signing-key": {
    type: "string",
    placeholder: "key",
    description: "sign with this key: a PEM file, a secret's file, env:NAME, or secret:TEXT",
  },
  "claims-file": {
    type: "string",
    placeholder: "file",
    description: "JSON object with more of the signature's claims, such as scope",
  },
  "signing-alg": algorithmOption,
} as const;

export type VerificationValues = {
  readonly [Name in "verification-key" | "verification-key-id" | "scope"]: string | undefined;
} & { readonly "signing-alg": string };

/** @throws {UsageError} for a key that cannot be read, or is needed and not there. */
export async function readVerification(
  values: VerificationValues,
  host: Host,
): Promise<{ readonly verification?: BundleVerification }> {
  const { "verification-key": key, "verification-key-id": keyId, scope } = values;
  if (key === undefined) {
    if (keyId !== undefined || scope !== undefined)
      throw new UsageError("--verification-key-id and --scope need --verification-key");
    return {};
  }
  return {
    verification: {
      key: await readKey(key, "--verification-key", host),
      algorithm: values["signing-alg"] as SignatureAlgorithm,
      ...(keyId === undefined ? {} : { keyId }),
      ...(scope === undefined ? {} : { scope }),
    },
  };
}

type SigningValues = {
  readonly [Name in "signing-key" | "claims-file"]: string | undefined;
} & { readonly "signing-alg": string };

/** @throws {UsageError} for a key or claims that cannot be read. */
export async function readSigning(
  values: SigningValues,
  host: Host,
): Promise<{ readonly signing?: BundleSigning }> {
  const { "signing-key": key, "claims-file": claimsFile } = values;
  if (key === undefined) {
    if (claimsFile !== undefined) throw new UsageError("--claims-file needs --signing-key");
    return {};
  }
  return {
    signing: {
      key: await readKey(key, "--signing-key", host),
      algorithm: values["signing-alg"] as SignatureAlgorithm,
      ...(claimsFile === undefined ? {} : { claims: await readClaims(claimsFile, host) }),
    },
  };
}

/** As `opa` reads keys, and from the environment, where no process list shows them. The key is in no message. */
async function readKey(given: string, option: string, host: Host): Promise<string> {
  if (given.startsWith("env:")) {
    const key = host.environment[given.slice(4)];
    if (key === undefined || key === "")
      throw new UsageError(`${option}: the environment has no ${given.slice(4)}`);
    return key;
  }
  if (given.startsWith("-----BEGIN")) return given;
  if (given.startsWith(literal)) return given.slice(literal.length);
  // Bytes that are no text would all become the same sign, and a key of them one that is easily guessed.
  if (existsSync(given)) return readText(given, host, { called: "the key" });
  // `opa` takes a name of no file for the secret, so that a typing error signs with what anybody may guess.
  throw new UsageError(
    `${option}: there is no such file; a secret is given as env:NAME, or as ${literal}TEXT where nobody reads along`,
  );
}

/** What stands before a secret that is given on the command line itself. */
const literal = "secret:";

async function readClaims(path: string, host: Host): Promise<RegoObject> {
  try {
    const claims = parseJson(await readText(path, host));
    if (isObject(claims)) return claims;
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new UsageError(`${path}: ${error.message}`);
  }
  throw new UsageError(`${path}: claims are a JSON object`);
}
