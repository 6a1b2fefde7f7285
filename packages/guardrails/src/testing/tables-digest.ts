// What the weights of a model of texts stand for: names and tables. Changed without training, they would mean other things.
import { createHash } from "node:crypto";
import { combinations } from "../prompts/concepts/combinations.js";
import { wordClasses } from "../prompts/concepts/word-classes.js";
import { wordClassesElsewhere } from "../prompts/concepts/word-classes-elsewhere.js";
import { lexicon } from "../prompts/phrases/lexicon.js";
import { signalNames } from "../prompts/scores/signals.js";

/** SHA-256 of all of them, in hexadecimal. */
export function tablesDigest(): string {
  const phrases = lexicon.map(({ pattern, ...phrase }) => ({ ...phrase, pattern: String(pattern) }));
  const tables = { signalNames, combinations, wordClasses, wordClassesElsewhere, phrases };
  return createHash("sha256").update(JSON.stringify(tables)).digest("hex");
}
