// What stops the reading of one document. It never quotes a value: values may be secrets.

export type YamlProblemCode =
  /** The bytes are no text. */
  | "encoding"
  /** The text is no YAML (or JSON) as the reference tool reads it. */
  | "syntax"
  /** It is YAML, but has no JSON form: a list as a key, `.nan`, an alias within itself. */
  | "value"
  /** Two keys of one mapping would be one in JSON. */
  | "duplicate-key"
  | "too-large"
  | "too-deep"
  | "too-many-nodes";

/** Thrown inside the reader, and made a problem with a place before it leaves it. */
export class YamlError extends Error {
  override readonly name = "YamlError";
  readonly code: YamlProblemCode;
  /** In UTF-16 units from the start of the text that is scanned. */
  readonly offset: number;
  /** Where the thing that is wrong began, if that is another place. */
  readonly context: number | undefined;
  /** Go counts lines from 0 in what the scanner finds, and from 1 (by accident) in what the parser does. */
  readonly stage: "scanner" | "parser" | "other";

  constructor(
    code: YamlProblemCode,
    message: string,
    offset: number,
    where: { readonly context?: number; readonly stage?: YamlError["stage"] } = {},
  ) {
    super(message);
    this.code = code;
    this.offset = offset;
    this.context = where.context;
    this.stage = where.stage ?? "other";
  }
}
