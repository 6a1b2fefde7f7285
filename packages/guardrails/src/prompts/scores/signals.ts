// Signals by name: concepts, phrases, and form. A model has a weight for each; policies are told the names.
import { conceptNames } from "../concepts/find-concepts.js";
import { lexicon } from "../phrases/lexicon.js";

/** What a text looks like, rather than what it says. */
const formNames = [
  // Under what it was found
  "under-encoding",
  "under-disguise",
  "under-lookalikes",
  "smuggled",
  "with-hidden",
  "with-mixed-script",
  // Its marks
  "question-mark",
  "exclamation-mark",
  "capitals",
  "web-address",
  "mail-address",
  "speaker-mark",
  "tag",
  "rule-off",
  // How it begins, and how long it is
  "begins-with-act",
  "begins-with-please",
  "begins-with-you",
  "begins-with-note",
  "short",
  "long",
  // A phrase that is forbidden, or about a thing of the reader's work
  "set-off-phrase",
] as const;

const phraseNames = [...new Set(lexicon.map(({ concept }) => concept))].map((concept) => `phrase:${concept}`);

export const signalNames: readonly string[] = [...conceptNames, ...phraseNames, ...formNames];

const numbers = new Map(signalNames.map((name, index) => [name, index]));

/** @throws {Error} for a name that no signal has */
export function signalNumber(name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new Error(`no signal is called \`${name}\``);
  return number;
}

export type FormName = (typeof formNames)[number];
