// The file digests inside `.signatures.json`: every file must be listed, and be what the list says.
import { isArray, type Value } from "@palisade/language";
import type { Files } from "./archive.js";
import { BundleError } from "./bundle-error.js";
import { digestFile, signaturesFile } from "./digest.js";
import {
  type BundleVerification,
  malformed,
  member,
  missingSignature,
  unverifiedPayload,
  verifiedPayload,
} from "./signature.js";

export type SignatureOptions = {
  /** If given, the bundle must be signed, and for this key. */
  readonly verification?: BundleVerification;
  /** The directory the bundle was read from, if it was: `opa sign` writes it before every name. */
  readonly signedBelow?: string;
};

/**
 * Checks the digests, and with a key the signature over them. Without a key a bundle may be unsigned.
 * @throws {BundleError} `bad_signatures`, `bad_key` or `digest_mismatch`
 */
export async function checkFileDigests(files: Files, options: SignatureOptions = {}): Promise<void> {
  const { verification, signedBelow } = options;
  const content = files.get(signaturesFile);
  if (content === undefined) {
    if (verification !== undefined) throw missingSignature();
    return;
  }
  const payload =
    verification === undefined ? unverifiedPayload(content) : await verifiedPayload(content, verification);
  const listed = readDigests(payload, signedBelow);
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

function readDigests(payload: Value, signedBelow = ""): ReadonlyMap<string, FileDigest> {
  const files = member(payload, "files");
  if (files === undefined || !isArray(files)) throw malformed();
  const digests = files.map(readDigest);
  const prefix = `${signedBelow}/`;
  const isBelow = signedBelow !== "" && digests.every(([name]) => name.startsWith(prefix));
  return new Map(digests.map(([name, digest]) => [isBelow ? name.slice(prefix.length) : name, digest]));
}

function readDigest(file: Value): [name: string, digest: FileDigest] {
  const name = member(file, "name");
  const hash = member(file, "hash");
  const algorithm = member(file, "algorithm");
  if (typeof name !== "string" || typeof hash !== "string" || typeof algorithm !== "string")
    throw malformed();
  return [name.replace(/^\/+/, ""), { hash: hash.toLowerCase(), algorithm }];
}
