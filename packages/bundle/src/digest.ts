// Digests: of single files as OPA's signatures have them, and of a bundle as a whole.
import { JsonError, parseJson, printJson } from "@palisade/language";
import type { Files } from "./archive.js";
import { BundleError } from "./bundle-error.js";
import { readYaml } from "./data-tree.js";
import { manifestFile } from "./manifest.js";

/** OPA's names of algorithms, by those of Web Cryptography. */
const algorithms: ReadonlyMap<string, string> = new Map([
  ["SHA-1", "SHA-1"],
  ["SHA-256", "SHA-256"],
  ["SHA-384", "SHA-384"],
  ["SHA-512", "SHA-512"],
]);

/** Files whose digest is of what they say, not of their bytes. */
const structured = /(?:^|\/)(?:data\.(?:json|yaml|yml)|\.manifest)$/;

/**
 * A file's digest in hexadecimal; JSON and YAML files count without their white space and the order of their keys.
 * @throws {BundleError} for an algorithm we lack, or a JSON file that is none.
 */
export async function digestFile(name: string, content: Uint8Array, algorithm = "SHA-256"): Promise<string> {
  const known = algorithms.get(algorithm);
  if (known === undefined) {
    throw new BundleError("unsupported", `\`${name}\`: unsupported hashing algorithm \`${algorithm}\``);
  }
  return hash(known, structured.test(name) ? canonicalJson(name, content) : content);
}

/**
 * `sha256:…` over the names and digests of all files but signatures; the manifest counts as
 * `manifest`, which has no digest in it yet.
 */
export async function digestBundle(files: Files, manifest: string): Promise<string> {
  const lines = await Promise.all(
    [...files]
      .filter(([name]) => name !== manifestFile && name !== signaturesFile)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(async ([name, content]) => `${await hash("SHA-256", content)}  ${name}\n`),
  );
  const listed = lines.join("") + manifest;
  return `sha256:${await hash("SHA-256", encoder.encode(listed))}`;
}

export const signaturesFile = ".signatures.json";

const encoder = new TextEncoder();

async function hash(algorithm: string, content: Uint8Array): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest(algorithm, new Uint8Array(content));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function canonicalJson(name: string, content: Uint8Array): Uint8Array {
  try {
    const isYaml = /\.ya?ml$/.test(name);
    const value = isYaml ? readYaml(name, content) : parseJson(new TextDecoder().decode(content));
    const text = printJson(value);
    // Go escapes the two line separators of JavaScript, JavaScript does not.
    return encoder.encode(text.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029"));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new BundleError("bad_data", `\`${name}\`: ${error.message}`, { cause: error });
  }
}
