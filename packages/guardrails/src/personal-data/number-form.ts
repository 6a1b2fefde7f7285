// How one kind of number about people is written, and what tells it from any other number.

export type NumberForm = {
  readonly kind: string;
  /** How many digits the first group has; what the form is looked up by. */
  readonly first: readonly number[];
  /** Units before that group. */
  readonly before?: number;
  /** Sticky; from its first unit to its last. Neither is followed or preceded by a letter or digit. */
  readonly form: RegExp;
  /** On its digits and capitals alone. */
  readonly isValid?: (compact: string, written: string) => boolean;
  /** What must be said close by, where form and check digits are not enough. */
  readonly context?: RegExp;
};
