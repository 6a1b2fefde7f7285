// A text as a model reads it, whatever it was dressed up as, and what the dressing-up gave away.
import { type DecodedLayer, decodeLayers } from "./decode-layers.js";
import { type Credential, findCredentials } from "./find-credentials.js";
import { foldConfusables } from "./fold-confusables.js";
import { type HiddenCharacters, revealHidden } from "./hidden-characters.js";

/** What policies see of a prompt besides its text: what is hidden or disguised in it. */
export type NormalisedPrompt = {
  /** NFKC, lower case, white space collapsed, hidden characters out, lookalikes folded, markup marks out. */
  readonly normalized: { readonly text: string };
  readonly signals: {
    readonly hidden: readonly HiddenCharacters[];
    /** Texts found under a wrapping, each normalised like the whole. `tag` layers were spelt in tag characters. */
    readonly decoded: readonly { readonly layer: DecodedLayer["layer"] | "tag"; readonly text: string }[];
    readonly credentials: readonly Credential[];
    /** Words that mix Latin letters with lookalikes of other scripts. */
    readonly mixed_script: boolean;
  };
};

/** Work is linear in the length of the text. */
export function normalisePrompt(text: string): NormalisedPrompt {
  const { visible, smuggled, hidden } = revealHidden(text);
  const plain = stripMarkup(visible.normalize("NFKC"));
  const folded = foldConfusables(plain);
  const decoded = decodeLayers(folded.text).map(({ layer, text: inner }) => ({
    layer,
    text: collapse(inner),
  }));
  const tags = smuggled === "" ? [] : [{ layer: "tag" as const, text: collapse(smuggled) }];
  return {
    normalized: { text: collapse(folded.text) },
    signals: {
      hidden,
      decoded: [...tags, ...decoded],
      credentials: findCredentials(visible),
      mixed_script: folded.mixedScript,
    },
  };
}

/** Terminal escapes, HTML comments' marks and tags, Markdown emphasis: none of them changes what is said. */
function stripMarkup(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
      .replace(/\u001b\[[0-9;?]{0,32}[A-Za-z]/g, "")
      .replace(/<!--|-->/g, " ")
      .replace(/<\/?(?:b|i|u|em|strong|span|div|p|font|br|a|sub|sup)(?:\s[^<>]{0,500})?\/?>/gi, "")
      .replace(/\*\*|__|~~/g, "")
  );
}

function collapse(text: string): string {
  return text.toLowerCase().replace(/\s+/g, " ").trim();
}
