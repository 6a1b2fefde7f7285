// What a message says: which root causes it speaks for and how far, and whether it tells of something that went well.
import type { RootCause } from "../root-causes.js";
import { isSaid } from "../words/concept.js";
import { type ConceptName, vocabulary } from "../words/vocabulary.js";
import { wordsOf } from "../words/words-of.js";
import { type MessageRule, messageRules } from "./message-rules.js";
import { roleOf } from "./subject-role.js";

export type Message = {
  /** Of a condition, its type and reason. */
  readonly reason: string;
  readonly text: string;
  readonly component?: string;
  readonly about?: { readonly kind: string; readonly name: string };
};

export type Suggestion = { readonly cause: RootCause; readonly weight: number };

export type MessageReading = {
  /** The strongest first; none if nothing is known of it. */
  readonly suggests: readonly Suggestion[];
  /** What it tells of went well, or is over. */
  readonly isGood: boolean;
};

/**
 * Reads a message by the concepts in it, whatever its wording.
 * @example readMessage({ reason: "Failed", text: 'Failed to pull image "x": manifest unknown' }).suggests[0] // { cause: "image-pull-failure", weight: 0.85 }
 */
export function readMessage({ reason, text, component = "", about }: Message): MessageReading {
  const words = [...wordsOf(reason), ...wordsOf(text)];
  const role = about === undefined ? undefined : roleOf(about);
  const subject = wordsOf(`${component} ${role === undefined ? "" : about?.name}`);
  const known = new Map<ConceptName, boolean>();
  const said = (name: ConceptName): boolean => {
    const found =
      known.get(name) ??
      (isSaid(vocabulary[name], words) || (isNaming(name) && isSaid(vocabulary[name], subject)));
    known.set(name, found);
    return found;
  };
  const applies = (rule: MessageRule): boolean =>
    (rule.about === undefined || rule.about === role) &&
    rule.has.every(said) &&
    !(rule.lacks ?? []).some(said);
  const isGood = said("succeeds") && !said("doesNot");
  const weights = new Map<RootCause, number>();
  for (const rule of messageRules) {
    if (rule.weight > (weights.get(rule.cause) ?? 0) && applies(rule)) weights.set(rule.cause, rule.weight);
  }
  const suggests = [...weights]
    .map(([cause, weight]) => ({ cause, weight }))
    .sort((left, right) => right.weight - left.weight);
  return { suggests, isGood };
}

/** Concepts that a component or an object can be named for. */
const isNaming = (name: ConceptName): boolean => naming.has(name);
const naming: ReadonlySet<ConceptName> = new Set<ConceptName>(["etcd"]);
