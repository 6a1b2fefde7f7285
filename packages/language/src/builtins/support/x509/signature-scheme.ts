// Which signature an algorithm identifier stands for.
import { contextTag, DerReader, tags } from "./der.js";
import {
  dotted,
  maskGeneration1,
  pssSchemes,
  rsaPss,
  type SignatureScheme,
  signatureSchemes,
} from "./object-identifiers.js";
import type { AlgorithmIdentifier } from "./read-public-key.js";

/** `undefined` for what Go does not know either. */
export function signatureScheme({ algorithm, parameters }: AlgorithmIdentifier): SignatureScheme | undefined {
  if (algorithm === rsaPss) return pssScheme(parameters);
  const scheme = signatureSchemes.get(algorithm);
  return scheme?.key === "ed25519" && parameters.length > 0 ? undefined : scheme;
}

/** PSS has many options; only those are accepted where one hash is used for everything. */
function pssScheme(parameters: Uint8Array): SignatureScheme | undefined {
  const reader = new DerReader(parameters).enter(tags.sequence);
  const hash = hashName(reader?.enter(contextTag(0, true))?.enter(tags.sequence));
  const mask = reader?.enter(contextTag(1, true))?.enter(tags.sequence);
  const maskName = mask?.objectIdentifier();
  const maskHash = hashName(mask?.enter(tags.sequence));
  const saltLength = reader?.enter(contextTag(2, true))?.integer();
  if (hash === undefined || hash !== maskHash || maskName === undefined) return undefined;
  if (dotted(maskName) !== maskGeneration1) return undefined;
  const trailer = reader?.peek(contextTag(3, true)) ? reader.enter(contextTag(3, true))?.integer() : 1n;
  const scheme = pssSchemes.get(hash);
  return trailer === 1n && scheme?.saltLength === saltLength ? scheme : undefined;
}

function hashName(reader: DerReader | undefined): string | undefined {
  const identifier = reader?.objectIdentifier();
  if (identifier === undefined) return undefined;
  const parameters = reader?.empty === true ? undefined : reader?.next();
  const allowed =
    parameters === undefined || (parameters.tag === tags.null && parameters.contents.length === 0);
  return allowed ? dotted(identifier) : undefined;
}
