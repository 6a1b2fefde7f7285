// Credentials alone, for who judges something else than texts.
import type { Sensitive } from "../sensitive/detector.js";
import { detectorSearch } from "../sensitive/run-detectors.js";
import { secretDetectors } from "./secret-detectors.js";

const search = detectorSearch(secretDetectors);

/**
 * Every credential of a text, in its order: kinds and places, never the value. Placeholders, references and keys of
 * documentation are none. Linear in the length of the text.
 *
 * @example
 * findSecrets("see https://deploy:tr0ub4dor@git.shop.svc/infra"); // [{ kind: "url-password", at: 19, length: 9 }]
 */
export function findSecrets(text: string): readonly Sensitive[] {
  return search(text).map(({ kind, at, length }) => ({ kind, at, length }));
}
