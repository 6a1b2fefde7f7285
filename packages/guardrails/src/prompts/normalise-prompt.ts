// A text as a model reads it, whatever it was dressed up as, and what the dressing-up gave away.
import { type Credential, findCredentials } from "./find-credentials.js";
import type { HiddenCharacters } from "./hidden/hidden-counts.js";
import { type FoundPhrase, findPhrases } from "./phrases/find-phrases.js";
import { readPlainly } from "./read-plainly.js";
import { type LeftWrapped, unwrapLayers } from "./unwrap-layers.js";
import type { View, ViewLayer } from "./view.js";

/** Which text something was found in: a JSON pointer into the policy's input, and what the text was wrapped in. */
type InView = { readonly at: string; readonly layer: ViewLayer | "" };

/** What policies see of a prompt besides its text: what is hidden or disguised in it, and what it says. */
export type NormalisedPrompt = {
  /** NFKC, lower case, white space collapsed, hidden characters out, lookalikes folded, markup marks out. */
  readonly normalized: { readonly text: string };
  readonly signals: {
    readonly hidden: readonly HiddenCharacters[];
    /** Texts found under a wrapping: each as it stands there, and as it reads. `tag` layers were spelt in tag characters. */
    readonly decoded: readonly { readonly layer: ViewLayer; readonly text: string }[];
    /** Credentials of every view; `offset` is in units of the text that was searched, before its letters were lowered. */
    readonly credentials: readonly (Credential & { readonly layer: ViewLayer | "" })[];
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

/** Work is linear in the length of the text, whatever it consists of. */
export function normalisePrompt(text: string): NormalisedPrompt {
  const { text: plain, otherwise, visible, hidden, mixedScript, unexpanded } = readPlainly(text);
  const { decoded, left } = unwrapLayers([plain, ...otherwise.map((each) => each.text)].map(dropBlankLines));
  const views: readonly View[] = [...otherwise, ...decoded];
  const normalisedViews = views.map(({ layer, text: inner }) => ({ layer, text: collapse(inner) }));
  const whole = collapse(plain);
  const remaining = unexpanded === 0 ? left : [...left, { kind: "expansion", count: unexpanded }];
  return {
    normalized: { text: whole },
    signals: {
      hidden: hidden.list(),
      decoded: normalisedViews,
      credentials: credentialsOf(visible, plain, views),
      phrases: phrasesOf(whole, normalisedViews),
      mixed_script: mixedScript,
      unwrapped: remaining.length === 0,
      left: remaining,
    },
  };
}

/** Nothing that is wrapped needs them, and there may be a million. */
function dropBlankLines(text: string): string {
  return text.replace(/\n\s+/g, "\n");
}

function collapse(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}

function phrasesOf(whole: string, views: readonly View[]): readonly (FoundPhrase & InView)[] {
  return [
    ...findPhrases(whole).map((phrase) => ({ ...phrase, at: "/normalized/text", layer: "" as const })),
    ...views.flatMap(({ layer, text }, index) =>
      findPhrases(text).map((phrase) => ({ ...phrase, at: `/signals/decoded/${index}/text`, layer })),
    ),
  ];
}

/** Of the text as it stands, as it reads, and of each view; one of a kind for each that only reads differently. */
function credentialsOf(
  visible: string,
  folded: string,
  views: readonly View[],
): NormalisedPrompt["signals"]["credentials"] {
  const found = findCredentials(visible).map((each) => ({ ...each, layer: "" as const }));
  const kinds = new Set(found.map(({ kind }) => kind));
  const inFolded = (folded === visible ? [] : findCredentials(folded)).filter(({ kind }) => !kinds.has(kind));
  for (const { kind } of inFolded) kinds.add(kind);
  const inViews = views.flatMap(({ layer, text }) =>
    findCredentials(text)
      .filter(({ kind }) => !kinds.has(kind))
      .map((each) => ({ ...each, layer })),
  );
  return [...found, ...inFolded.map((each) => ({ ...each, layer: "" as const })), ...inViews];
}
