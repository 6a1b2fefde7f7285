// Sources to tasks of a size that is soon done.
import { encodeUtf8, printJson, valueFromJavaScript } from "@palisade/language";
import { messageOf } from "../caught.js";
import { isBytes } from "../contract/bytes.js";
import { plainCopy } from "../contract/plain-copy.js";
import type { SetProblem, SetSource, SetSources } from "./large-set.js";
import type { SliceTask } from "./set-task.js";

export type SourceTask = {
  readonly content: SliceTask["content"];
  /** The number of the source of each text or document. */
  readonly sources: readonly number[];
};

/** Characters or bytes of a task, and sources in it. */
const largest = { size: 64 * 1024, sources: 40 } as const;

/** A source that is none, or has no JSON form, is a problem. */
export async function* tasksOf(
  sources: SetSources,
  onProblem: (problem: SetProblem) => void,
): AsyncGenerator<SourceTask> {
  let batch = new Batch();
  let source = 0;
  for await (const given of sources) {
    const content = contentOf(given, source, onProblem);
    if (content !== undefined && !batch.takes(content)) {
      yield batch.task();
      batch = new Batch();
    }
    if (content !== undefined) batch.add(content, source);
    source++;
  }
  if (!batch.isEmpty) yield batch.task();
}

type Content = { readonly text: Uint8Array } | { readonly document: string };

function contentOf(
  given: SetSource,
  source: number,
  onProblem: (problem: SetProblem) => void,
): Content | undefined {
  try {
    if (typeof given !== "object" || given === null)
      throw new TypeError("a source is an object with a `text` or a `document`");
    if ("text" in given) {
      const { text } = given;
      if (typeof text === "string") return { text: encodeUtf8(text) };
      if (isBytes(text)) return { text };
      throw new TypeError("a text is a string, or UTF-8 bytes");
    }
    if (!("document" in given)) throw new TypeError("a source has either a `text` or a `document`");
    return { document: printJson(valueFromJavaScript(plainCopy(given.document))) };
  } catch (error) {
    onProblem({ source, message: messageOf(error) });
    return undefined;
  }
}

/** Texts, or documents: one task has only the one or the other. */
class Batch {
  readonly #texts: Uint8Array[] = [];
  readonly #documents: string[] = [];
  readonly #sources: number[] = [];
  #size = 0;

  get isEmpty(): boolean {
    return this.#sources.length === 0;
  }

  takes(content: Content): boolean {
    if (this.isEmpty) return true;
    const others = "text" in content ? this.#documents : this.#texts;
    const isSmall = this.#size + sizeOf(content) <= largest.size && this.#sources.length < largest.sources;
    return others.length === 0 && isSmall;
  }

  add(content: Content, source: number): void {
    if ("text" in content) this.#texts.push(content.text);
    else this.#documents.push(content.document);
    this.#sources.push(source);
    this.#size += sizeOf(content);
  }

  task(): SourceTask {
    const content = this.#texts.length > 0 ? { texts: this.#texts } : { documents: this.#documents };
    return { content, sources: this.#sources };
  }
}

function sizeOf(content: Content): number {
  return "text" in content ? content.text.length : content.document.length;
}
