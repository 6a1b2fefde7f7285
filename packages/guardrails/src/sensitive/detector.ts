// How one kind of secret or personal datum is found: a mark that is cheap to look for, and what must stand around it.

/** A part of a text, in UTF-16 units: from `start` up to `end`. */
export type Span = { readonly start: number; readonly end: number };

export type Detector = {
  /** `github-token`, `payment-card`: what findings, masks and parameters call it. */
  readonly kind: string;
  /** See `MarkIndex`. */
  readonly marks: readonly string[];
  /** Where the value is whose mark stands here, if it is one. The work is bounded, whatever the text. */
  readonly find: (text: string, at: number) => (Span & { readonly kind?: string }) | undefined;
  /** Told by its name, not by its form: gives way to a kind that is told by its form. */
  readonly isGeneral?: boolean;
};

/** What was found: its kind, and where it stands. Never the value. */
export type Sensitive = { readonly kind: string; readonly at: number; readonly length: number };
