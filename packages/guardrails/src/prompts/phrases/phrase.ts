// Something that texts say to a model, and the ways to say it.

export type Phrase = {
  /** What is said: `set-aside-instructions`. Policies decide what follows from it. */
  readonly concept: string;
  /**
   * How it is said, in normalised text. Repetitions have a bound, so that a match takes a bounded time
   * wherever it begins; one that begins with a word begins with one of a few.
   */
  readonly pattern: RegExp;
  /** Whether it can begin elsewhere than at a word that is known beforehand: every place is tried then. */
  readonly anywhere?: true;
};
