// A document as one text with a line for each part, and where in it each key and scalar stands.
import { escapePointer } from "@palisade/language";

/** A key, a text or a number. */
export type Leaf = {
  /** A JSON pointer to it, or to what stands under the key. */
  readonly at: string;
  readonly isKey: boolean;
  readonly text: string;
  /** Whether its literal in the document's text has quotes. */
  readonly isText: boolean;
  /** Of its literal. One that does not stand there as it is has no length. */
  readonly start: number;
  readonly end: number;
};

export type DocumentText = { readonly text: string; readonly leaves: readonly Leaf[] };

/** Longer texts are read by themselves: what stands around them says little. */
const longestInPlace = 2000;

/**
 * Texts with escapes and long ones are left out of it, with an empty literal in their place.
 * @param document plain data
 */
export function documentText(document: unknown): DocumentText {
  const writer = new Writer();
  writer.write(document, "");
  return writer;
}

class Writer implements DocumentText {
  text = "";
  readonly leaves: Leaf[] = [];

  write(value: unknown, at: string): void {
    if (typeof value === "string") this.#writeText(value, { at, isKey: false });
    else if (typeof value === "number" || typeof value === "bigint") this.#writeNumber(String(value), at);
    else if (typeof value !== "object" || value === null) this.text += String(value);
    else if (Array.isArray(value)) this.#writeAll("[]", value.entries(), at);
    else this.#writeAll("{}", Object.entries(value), at);
  }

  #writeAll(brackets: "[]" | "{}", entries: Iterable<[string | number, unknown]>, at: string): void {
    this.text += `${brackets.charAt(0)}\n`;
    for (const [step, item] of entries) {
      if (item === undefined) continue;
      const place = `${at}/${escapePointer(String(step))}`;
      if (typeof step === "string") {
        this.#writeText(step, { at: place, isKey: true });
        this.text += ": ";
      }
      this.write(item, place);
      this.text += ",\n";
    }
    this.text += brackets.charAt(1);
  }

  #writeText(text: string, { at, isKey }: Pick<Leaf, "at" | "isKey">): void {
    const start = this.text.length;
    const literal = JSON.stringify(text);
    const isInPlace = literal.length === text.length + 2 && text.length <= longestInPlace;
    this.text += isInPlace ? literal : '""';
    this.leaves.push({ at, isKey, text, isText: true, start, end: isInPlace ? this.text.length : start });
  }

  #writeNumber(text: string, at: string): void {
    const start = this.text.length;
    this.text += text;
    this.leaves.push({ at, isKey: false, text, isText: false, start, end: this.text.length });
  }
}
