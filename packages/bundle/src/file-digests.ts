// The file digests inside `.signatures.json`: every file must be listed, and be what the list says.
import { isArray, isObject, JsonError, parseJson, type Value } from "@palisade/language";
import type { Files } from "./archive.js";
import { BundleError } from "./bundle-error.js";
import { digestFile, signaturesFile } from "./digest.js";

/**
 * Checks the digests, not the signature over them: that takes a key.
 * @throws {BundleError} `bad_signatures` or `digest_mismatch`
 */
export async function checkFileDigests(files: Files): Promise<void> {
  const content = files.get(signaturesFile);
  if (content === undefined) return;
  const listed = readDigests(new TextDecoder().decode(content));
  for (const [name, file] of files) {
    if (name === signaturesFile) continue;
    const wanted = listed.get(name);
    if (wanted === undefined) {
      throw new BundleError("digest_mismatch", `\`${name}\` is not in the bundle's signatures`);
    }
    if ((await digestFile(name, file, wanted.algorithm)) !== wanted.hash) {
      throw new BundleError(
        "digest_mismatch",
        `\`${name}\` does not match the digest in the bundle's signatures`,
      );
    }
  }
  for (const name of listed.keys()) {
    if (!files.has(name)) {
      throw new BundleError(
        "digest_mismatch",
        `\`${name}\` is in the bundle's signatures, but not in the bundle`,
      );
    }
  }
}

type FileDigest = { readonly hash: string; readonly algorithm: string };

/** The payload of the first token: OPA allows one. */
function readDigests(json: string): ReadonlyMap<string, FileDigest> {
  const signatures = member(parse(json), "signatures");
  const token = signatures !== undefined && isArray(signatures) ? signatures[0] : undefined;
  const payload = typeof token === "string" ? token.split(".")[1] : undefined;
  const files = payload === undefined ? undefined : member(parse(decodePayload(payload)), "files");
  if (files === undefined || !isArray(files)) throw malformed();
  return new Map(files.map(readDigest));
}

function readDigest(file: Value): [name: string, digest: FileDigest] {
  const name = member(file, "name");
  const hash = member(file, "hash");
  const algorithm = member(file, "algorithm");
  if (typeof name !== "string" || typeof hash !== "string" || typeof algorithm !== "string")
    throw malformed();
  return [name.replace(/^\/+/, ""), { hash: hash.toLowerCase(), algorithm }];
}

function member(value: Value, name: string): Value | undefined {
  return isObject(value) ? value.get(name) : undefined;
}

function parse(json: string): Value {
  try {
    return parseJson(json);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw malformed(error);
  }
}

function decodePayload(payload: string): string {
  try {
    const binary = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    return new TextDecoder().decode(Uint8Array.from(binary, (unit) => unit.charCodeAt(0)));
  } catch (cause) {
    throw malformed(cause);
  }
}

function malformed(cause?: unknown): BundleError {
  return new BundleError("bad_signatures", `\`${signaturesFile}\` is malformed`, { cause });
}
