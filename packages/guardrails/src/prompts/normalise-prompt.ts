// A text as a model reads it, whatever it was dressed up as, and what the dressing-up gave away.
import { findSensitive, type SensitiveFound } from "../redaction/find-sensitive.js";
import type { Sensitive } from "../sensitive/detector.js";
import type { HiddenCharacters } from "./hidden/hidden-counts.js";
import { type FoundPhrase, findPhrases } from "./phrases/find-phrases.js";
import { readingsOf } from "./readings.js";
import type { Reading, Surroundings } from "./scores/find-signals.js";
import type { LeftWrapped } from "./unwrap-layers.js";
import { placeOfReading, type View, type ViewLayer } from "./view.js";

/** Which text something was found in: a JSON pointer into the policy's input, and what the text was wrapped in. */
type InView = { readonly at: string; readonly layer: ViewLayer | "" };

/** A secret or personal datum, and what the text was wrapped in where it was found. */
export type SensitiveInView = Sensitive & { readonly layer: ViewLayer | "" };

/** What policies see of a prompt besides its text: what is hidden or disguised in it, and what it says. */
export type NormalisedPrompt = {
  /** NFKC, lower case, white space collapsed, hidden characters out, lookalikes folded, markup marks out. */
  readonly normalized: { readonly text: string };
  readonly signals: {
    readonly hidden: readonly HiddenCharacters[];
    /** Texts found under a wrapping: each as it stands there, and as it reads. `tag` layers were spelt in tag characters. */
    readonly decoded: readonly { readonly layer: ViewLayer; readonly text: string }[];
    /** Credentials of every view; `at` is in units of the text that was searched, before its letters were lowered. */
    readonly credentials: readonly SensitiveInView[];
    /** Data about people, in the same way. */
    readonly personal_data: readonly SensitiveInView[];
    /** What is said to a model, in every view. */
    readonly phrases: readonly (FoundPhrase & InView)[];
    /** Words that mix Latin letters with lookalikes of other scripts. */
    readonly mixed_script: boolean;
    /** Whether every wrapping was taken off that was found. */
    readonly unwrapped: boolean;
    /** What was not, and so was not judged. */
    readonly left: readonly LeftWrapped[];
  };
};

/** A text as policies see it, and the readings that a model of texts scores: the same, with lines kept apart. */
export type TextForms = {
  readonly normalised: NormalisedPrompt;
  readonly readings: readonly Reading[];
  readonly surroundings: Surroundings;
};

/** Work is linear in the length of the text, whatever it consists of. */
export function normalisePrompt(text: string): NormalisedPrompt {
  return readForms(text).normalised;
}

export function readForms(text: string): TextForms {
  const { text: plain, visible, hidden, mixedScript, views, left } = readingsOf(text);
  const readings = [{ layer: "" as const, text: plain }, ...views].map(readLines);
  const [whole = "", ...others] = readings.map((reading) => collapse(reading.text));
  const normalisedViews = views.map(({ layer }, index) => ({ layer, text: others[index] as string }));
  const hiddenCharacters = hidden.list();
  const phrases = phrasesOf([{ layer: "" as const, text: whole }, ...normalisedViews], readings);
  return {
    normalised: {
      normalized: { text: whole },
      signals: {
        hidden: hiddenCharacters,
        decoded: normalisedViews,
        ...sensitiveOf(visible, plain, views),
        phrases,
        mixed_script: mixedScript,
        unwrapped: left.length === 0,
        left,
      },
    },
    readings: readings.map((reading, index) => ({
      ...reading,
      phrases: phrases.filter(({ at }) => at === placeOfReading(index)),
    })),
    surroundings: { hidden: hiddenCharacters.some(({ count }) => count >= manyHidden), mixedScript },
  };
}

/** Fewer are an accident of copying. */
const manyHidden = 4;

type InLayer = { readonly layer: Reading["layer"]; readonly text: string };

function readLines({ layer, text }: InLayer): InLayer {
  return { layer, text: text.replace(/\s+/g, (gap) => (gap.includes("\n") ? "\n" : " ")).trim() };
}

function collapse(text: string): string {
  return text.toLowerCase().replaceAll("\n", " ");
}

function phrasesOf(
  collapsed: readonly InLayer[],
  lines: readonly InLayer[],
): readonly (FoundPhrase & InView)[] {
  return collapsed.flatMap(({ layer, text }, index) =>
    findPhrases(text, lines[index]?.text).map((phrase) => ({ ...phrase, at: placeOfReading(index), layer })),
  );
}

/** So many of each are told of one text. */
const mostTold = 100;

/** Of the text as it stands, as it reads, and of each view; one of a kind for each that only reads differently. */
function sensitiveOf(
  visible: string,
  folded: string,
  views: readonly View[],
): Pick<NormalisedPrompt["signals"], "credentials" | "personal_data"> {
  const readings: readonly (SensitiveFound & { readonly layer: ViewLayer | "" })[] = [
    { layer: "", ...findSensitive(visible) },
    ...(folded === visible ? [] : [{ layer: "" as const, ...findSensitive(folded) }]),
    ...views.map(({ layer, text }) => ({ layer, ...findSensitive(text) })),
  ];
  const told = (of: (found: SensitiveFound) => readonly Sensitive[]): readonly SensitiveInView[] => {
    const kinds = new Set<string>();
    return readings
      .flatMap((reading) => {
        const isNew = of(reading).filter(({ kind }) => !kinds.has(kind));
        for (const { kind } of isNew) kinds.add(kind);
        return isNew.map((each) => ({ ...each, layer: reading.layer }));
      })
      .slice(0, mostTold);
  };
  return { credentials: told((found) => found.credentials), personal_data: told((found) => found.personal) };
}
