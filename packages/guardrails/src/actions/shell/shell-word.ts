// A word of a command line, as far as it can be known before it runs.

export type ShellWord = {
  /** Quotes and escapes resolved; a part that is not known stands as it was written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Part of it is known only when it runs; it may even be several words. */
  readonly dynamic?: boolean;
  /** The shell may put names of files in its place. */
  readonly glob?: boolean;
  /** The operations whose output it holds, by index. */
  readonly from?: readonly number[];
};
