// A way to wrap a text, and how to take it off.

export type LayerName =
  | "base64"
  | "base32"
  | "hex"
  | "binary"
  | "decimal"
  | "octal"
  | "escapes"
  | "url"
  | "html"
  | "quoted-printable"
  | "rot13"
  | "atbash"
  | "reversed"
  | "leetspeak"
  | "spaced"
  | "punctuated"
  | "scrambled"
  | "letter-symbols"
  | "plain-latin";

/** A text without its wrapping, with the name of what it was wrapped in. */
export type Found = { readonly name: LayerName; readonly text: string };

export type Layer = {
  readonly name: LayerName;
  /** Encodings hide a text from whoever reads; the others only from patterns. */
  readonly isEncoding: boolean;
  /**
   * Everything that is wrapped this way somewhere in the text, a line for each piece; empty if nothing is.
   * The work is linear in the length of the text.
   */
  readonly unwrap: (text: string) => string | Found;
};
