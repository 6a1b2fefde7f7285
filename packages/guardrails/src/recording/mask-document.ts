// A document without its secrets and personal data: what the log may hold of it, whatever the policies' own masks say.
import { escapePointer, setProperty } from "@palisade/language";
import { redact } from "../redaction/redact.js";
import { assignedSecrets } from "./assigned-secrets.js";
import { documentText, type Leaf } from "./document-text.js";
import { secretParts } from "./secret-parts.js";

export type MaskedDocument = {
  readonly document: unknown;
  /** JSON pointers to what something else stands in the place of now. */
  readonly masked: readonly string[];
};

const mask = "█";

/** Shorter ones stand in too many words to be looked for elsewhere. */
const shortestValue = 4;
/** With more values than these, the rest is only masked where it was found. */
const mostValues = 200;

/**
 * Masks credentials, personal data and what is secret by its name, and each such value wherever else it stands: an
 * operation that was read from a command has parts of it. Texts stay as long as they were.
 * @param document plain data; it stays as it is
 * @example maskDocument({ user: "ana", password: "sunshine" }).document // { user: "ana", password: "████████" }
 */
export function maskDocument(document: unknown): MaskedDocument {
  const laidOut = documentText(document);
  const redacted = redact(laidOut.text).text;
  const secret = secretParts(document);
  const texts = laidOut.leaves.map((leaf) => withoutAssigned(leaf, maskedText(leaf, redacted, secret)));
  const values = valuesMasked(laidOut.leaves, texts);
  const replaced = new Replaced();
  for (const [index, leaf] of laidOut.leaves.entries()) {
    const text = withoutValues(texts[index] ?? "", values);
    if (text !== leaf.text) replaced.add(leaf, text);
  }
  return { document: replaced.rebuild(document, ""), masked: replaced.places() };
}

function maskedText(leaf: Leaf, redacted: string, secret: ReadonlySet<string>): string {
  const { at, isKey, text, isText, start, end } = leaf;
  if (!isKey && secret.has(at)) return blocks(text);
  if (start === end) return redact(text).text;
  const literal = redacted.slice(start, end);
  const inside = isText ? literal.slice(1, -1) : literal;
  return isText && literal === `"${inside}"` ? inside : literal === text ? text : blocks(text);
}

/** @param masked as long as the leaf's own text */
function withoutAssigned({ text, isKey }: Leaf, masked: string): string {
  if (isKey) return masked;
  return assignedSecrets(text).reduce(
    (left, { start, end }) => `${left.slice(0, start)}${blocks(text.slice(start, end))}${left.slice(end)}`,
    masked,
  );
}

function blocks(text: string): string {
  return text.replaceAll(/[^\r\n]/g, mask);
}

/** What was masked, the longest first. */
function valuesMasked(leaves: readonly Leaf[], texts: readonly string[]): readonly string[] {
  const values = new Set<string>();
  for (const [index, { text }] of leaves.entries())
    if (texts[index] !== text)
      for (const value of differing(text, texts[index] ?? ""))
        if (value.length >= shortestValue && values.size < mostValues) values.add(value);
  return [...values].sort((left, right) => right.length - left.length);
}

/** The pieces of a text that are masked, of a text that is as long. */
function differing(text: string, masked: string): readonly string[] {
  const pieces: string[] = [];
  let start = -1;
  for (let index = 0; index <= text.length; index++) {
    const isMasked = index < text.length && masked[index] === mask && text[index] !== mask;
    if (isMasked && start < 0) start = index;
    if (isMasked || start < 0) continue;
    pieces.push(text.slice(start, index));
    start = -1;
  }
  return pieces;
}

function withoutValues(text: string, values: readonly string[]): string {
  return values.reduce((left, value) => left.replaceAll(value, () => blocks(value)), text);
}

/** What stands in the place of keys, texts and numbers, by their places. */
class Replaced {
  readonly #keys = new Map<string, string>();
  readonly #values = new Map<string, string>();

  add({ at, isKey }: Leaf, text: string): void {
    (isKey ? this.#keys : this.#values).set(at, text);
  }

  /** A number that was masked is a text. Keys that are alike once they are masked are one. */
  rebuild(value: unknown, at: string): unknown {
    if (typeof value !== "object" || value === null) return this.#values.get(at) ?? value;
    if (Array.isArray(value)) return value.map((item, index) => this.rebuild(item, `${at}/${index}`));
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue;
      const place = `${at}/${escapePointer(key)}`;
      setProperty(copy, this.#keys.get(place) ?? key, this.rebuild(item, place));
    }
    return copy;
  }

  /** As they stand now: nothing of a key that is masked is in them. */
  places(): readonly string[] {
    const shown = [...this.#keys].toSorted(([left], [right]) => right.length - left.length);
    const places = [...this.#keys.keys(), ...this.#values.keys()].map((at) => {
      let place = at;
      for (const [key, text] of shown)
        if (place === key || place.startsWith(`${key}/`))
          place = `${key.slice(0, key.lastIndexOf("/"))}/${escapePointer(text)}${place.slice(key.length)}`;
      return place;
    });
    return [...new Set(places)].sort();
  }
}
