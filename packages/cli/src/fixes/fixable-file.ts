// A file whose documents can be changed one by one: what stands between and beside them is kept as it is.
import { type Manifest, readManifests } from "@palisade/guardrails";
import { manifestExtents } from "@palisade/language";
import { type FixedDocument, readDocument } from "./fixed-document.js";

const mark = "\ufeff";

export class FixableFile {
  readonly path: string;
  readonly before: string;
  /** What stands before each document, and behind the last. */
  readonly #between: string[] = [];
  readonly #texts: string[] = [];
  /** Nothing for a text that is more than its document. */
  readonly #documents: (FixedDocument | undefined)[] = [];

  constructor(path: string, text: string) {
    this.path = path;
    this.before = text;
    const own = text.startsWith(mark) ? text.slice(1) : text;
    let passed = 0;
    for (const { start, end } of manifestExtents(own)) {
      const text = own.slice(start, end);
      if (readManifests(text).manifests.length === 0) continue;
      this.#between.push(own.slice(passed, start));
      this.#texts.push(text);
      this.#documents.push(readDocument(text));
      passed = end;
    }
    this.#between.push(own.slice(passed));
  }

  /** Documents count from 0, as `readManifests` gives them. */
  documentAt(number: number): FixedDocument | undefined {
    return this.#documents[number];
  }

  change(number: number, document: FixedDocument): void {
    this.#documents[number] = document;
    this.#texts[number] = document.text;
  }

  get after(): string {
    const pieces = this.#between.map((text, index) => `${text}${this.#texts[index] ?? ""}`);
    return `${this.before.startsWith(mark) ? mark : ""}${pieces.join("")}`;
  }

  /** The documents as they are now, with their places. */
  manifests(): readonly Manifest[] {
    return readManifests(this.after).manifests;
  }
}
