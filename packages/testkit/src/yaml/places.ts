// Where a value can stand: the same text means something else in a list, as a key, between braces.
import type { Random } from "../fuzz/random.js";

type Place = (text: string) => string;

/** Each wants a text without line breaks. */
const places: readonly Place[] = [
  (text) => `a: ${text}\n`,
  (text) => `a: ${text}`,
  (text) => `${text}\n`,
  (text) => `--- ${text}\n`,
  (text) => `---\n${text}\n...\n`,
  (text) => `a:\n  ${text}\nb: 1\n`,
  (text) => `a: ${text} # why\nb: ${text}\n`,
  (text) => `a: ${text}\t\nb: c\n`,
  (text) => `a:   ${text}   \n`,
  (text) => `- ${text}\n- a\n`,
  (text) => `- - ${text}\n  - ${text}\n`,
  (text) => `- a: ${text}\n  b: ${text}\n`,
  (text) => `a:\n- ${text}\n`,
  (text) => `{a: ${text}}\n`,
  (text) => `{"a":${text},"b":1}\n`,
  (text) => `{"a": ${text}, b: ${text}}\n`,
  (text) => `a: {b: ${text}, c: [${text}]}\n`,
  (text) => `a: [${text}, ${text}]\n`,
  (text) => `[${text}]\n`,
  (text) => `a: [b, ${text},]\n`,
  (text) => `[a: ${text}, ${text}: b]\n`,
  (text) => `${text}: a\n`,
  (text) => `a: {${text}: b}\n`,
  (text) => `a: {${text}}\n`,
  (text) => `? ${text}\n: a\n`,
  (text) => `? a\n: ${text}\n`,
  (text) => `a:\n  b:\n    - c: ${text}\n      d: e\n`,
  (text) => `a: &x ${text}\nb: *x\n`,
  (text) => `a: !!str ${text}\nb: ${text}\n`,
  (text) => `a: ! ${text}\n`,
  (text) => `a: "${text}"\nb: '${text}'\n`,
  (text) => `a: |\n  ${text}\nb: >-\n  ${text}\n`,
  (text) => `a: b\n---\na: ${text}\n---\na: c\n`,
  (text) => `a: ${text}\r\nb: ${text}\r\n`,
  (text) => `a: b\n  ${text}\n`,
  (text) => `spec:\n  containers:\n  - name: web\n    securityContext:\n      runAsUser: ${text}\n`,
  (text) => `metadata:\n  annotations: {team: ${text}}\nspec: {replicas: ${text}}\n`,
  (text) => `kind: Pod\nspec:\n  hostNetwork: ${text}\n  containers: [{name: a, image: ${text}}]\n`,
];

export function placed(random: Random, text: string): string {
  return random.pick(places)(text);
}

/** Two texts, each at its own place, as two documents or as one key each. */
export function placedTogether(random: Random, texts: readonly string[]): string {
  if (random.chance(0.3))
    return texts.map((text) => placed(random, text).replace(/\n*$/, "\n")).join("---\n");
  return texts.map((text, index) => `k${index}: ${text}\n`).join("");
}
