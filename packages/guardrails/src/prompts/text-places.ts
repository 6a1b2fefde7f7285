// Findings about a text's readings become findings about the text: offsets of the caller's own, and what stands there.
import type { Finding, TextRange } from "../contract/finding.js";
import { shortened } from "../contract/request-error.js";
import { maskedExcerpt } from "../redaction/length-class.js";
import { type SensitivePlace, sensitivePlaces } from "../redaction/sensitive-places.js";
import type { HiddenCharacters } from "./hidden/hidden-counts.js";
import { firstHidden } from "./hidden/reveal-hidden.js";
import { Letters } from "./letters.js";
import type { NormalisedPrompt, SensitiveInView } from "./normalise-prompt.js";

const longestExcerpt = 160;

/**
 * A policy points into what it was given: a view, a signal. The caller knows only its text, so a finding's place is
 * `/text`, with the part of it where what was found stands, if it stands there: what was encoded has an excerpt of what
 * it says, and no range. Credentials and personal data are never quoted.
 */
export class TextPlaces {
  readonly #text: string;
  readonly #read: NormalisedPrompt;
  /** Made when they are needed: most texts have no findings. */
  #letters: Letters | undefined;
  #sensitive: readonly SensitivePlace[] | undefined;

  constructor(text: string, read: NormalisedPrompt) {
    this.#text = text;
    this.#read = read;
  }

  place(finding: Finding): Finding {
    const { at = "", range, ...rest } = finding;
    return { ...rest, at: "/text", ...this.#found(at, range) };
  }

  #found(at: string, range: TextRange | undefined): Pick<Finding, "range" | "excerpt"> {
    const { signals } = this.#read;
    const [, signal = "", number = ""] =
      /^\/signals\/(hidden|credentials|personal_data)\/(\d+)$/.exec(at) ?? [];
    if (signal === "hidden") return this.#hidden(signals.hidden[Number(number)]);
    if (signal === "credentials") return this.#masked(signals.credentials[Number(number)]);
    if (signal === "personal_data") return this.#masked(signals.personal_data[Number(number)]);
    return range === undefined ? {} : this.#phrase(at, range);
  }

  /** The first of its kind that stands in the text. */
  #hidden(hidden: HiddenCharacters | undefined): Pick<Finding, "range" | "excerpt"> {
    const start = hidden === undefined ? undefined : firstHidden(this.#text, hidden.kind);
    if (start === undefined) return {};
    const code = this.#text.codePointAt(start) ?? 0;
    return {
      range: { start, end: start + (code > 0xffff ? 2 : 1) },
      excerpt: `U+${code.toString(16).toUpperCase().padStart(4, "0")}`,
    };
  }

  /** One under a wrapping does not stand in the text as it is. */
  #masked(sensitive: SensitiveInView | undefined): Pick<Finding, "range" | "excerpt"> {
    if (sensitive === undefined) return {};
    const { kind, at, length, layer } = sensitive;
    const excerpt = maskedExcerpt(kind, length);
    if (layer !== "") return { excerpt };
    const own = this.#own().filter((each) => each.kind === kind);
    const found =
      own.find(({ start }) => start === at) ?? own.find(({ end, start }) => end - start === length) ?? own[0];
    return found === undefined ? { excerpt } : { range: { start: found.start, end: found.end }, excerpt };
  }

  #phrase(at: string, { start, end }: TextRange): Pick<Finding, "range" | "excerpt"> {
    const view = this.#view(at);
    if (view === undefined) return {};
    this.#letters ??= new Letters(this.#text);
    const range = this.#letters.find(view, start, end);
    if (range === undefined) return { excerpt: onOneLine(view.slice(start, end)) };
    return { range, excerpt: this.#excerpt(range) };
  }

  #view(at: string): string | undefined {
    if (at === "/normalized/text") return this.#read.normalized.text;
    const [, number] = /^\/signals\/decoded\/(\d+)\/text$/.exec(at) ?? [];
    return number === undefined ? undefined : this.#read.signals.decoded[Number(number)]?.text;
  }

  /** What stands there, with what is sensitive in it masked. */
  #excerpt({ start, end }: TextRange): string {
    let excerpt = "";
    let next = start;
    for (const place of this.#own()) {
      if (place.end <= next || place.start >= end) continue;
      excerpt +=
        this.#text.slice(next, Math.max(next, place.start)) +
        maskedExcerpt(place.kind, place.end - place.start);
      next = Math.min(place.end, end);
    }
    return onOneLine(excerpt + this.#text.slice(next, end));
  }

  #own(): readonly SensitivePlace[] {
    this.#sensitive ??= sensitivePlaces(this.#text);
    return this.#sensitive;
  }
}

function onOneLine(text: string): string {
  return shortened(text.toWellFormed().replace(/\s+/g, " ").trim(), longestExcerpt);
}
