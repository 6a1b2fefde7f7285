// The pieces of a YAML text that the grammar is made of.

export type TokenKind =
  | "stream-end"
  | "version-directive"
  | "tag-directive"
  | "document-start"
  | "document-end"
  | "block-sequence-start"
  | "block-mapping-start"
  | "block-end"
  | "flow-sequence-start"
  | "flow-sequence-end"
  | "flow-mapping-start"
  | "flow-mapping-end"
  | "block-entry"
  | "flow-entry"
  | "key"
  | "value"
  | "alias"
  | "anchor"
  | "tag"
  | "scalar";

export class Token {
  readonly kind: TokenKind;
  readonly start: number;
  /** A scalar's text, an anchor's or alias' name, the handle of a tag, the version of a directive. */
  readonly text: string;
  /** The suffix of a tag, the prefix of a tag directive. */
  readonly suffix: string;
  /** Whether a scalar stands without quotes, on a line of its own or not. */
  readonly isPlain: boolean;
  /** Of a scalar or an alias: behind its last character. */
  readonly end: number;

  constructor(kind: TokenKind, start: number, text = "", suffix = "", isPlain = false, end = start) {
    this.kind = kind;
    this.start = start;
    this.text = text;
    this.suffix = suffix;
    this.isPlain = isPlain;
    this.end = end;
  }
}
