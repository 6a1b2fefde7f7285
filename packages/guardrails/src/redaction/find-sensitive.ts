// Secrets and personal data in one pass over a text.
import { personalDetectors } from "../personal-data/personal-detectors.js";
import { secretDetectors } from "../secrets/secret-detectors.js";
import type { Sensitive } from "../sensitive/detector.js";
import { detectorSearch, type Found } from "../sensitive/run-detectors.js";

/** What opens something, and what is about somebody. */
export type SensitiveFound = {
  readonly credentials: readonly Sensitive[];
  readonly personal: readonly Sensitive[];
};

const search = detectorSearch([...secretDetectors, ...personalDetectors]);
const isPersonal = ({ by }: Found): boolean => by >= secretDetectors.length;
const nothing: SensitiveFound = { credentials: [], personal: [] };

/** Kinds and places of a text, never values; of two that overlap, one. Linear in the length of the text. */
export function findSensitive(text: string): SensitiveFound {
  const found = search(text);
  if (found.length === 0) return nothing;
  return {
    credentials: found.filter((each) => !isPersonal(each)).map(bare),
    personal: found.filter(isPersonal).map(bare),
  };
}

function bare({ kind, at, length }: Sensitive): Sensitive {
  return { kind, at, length };
}
