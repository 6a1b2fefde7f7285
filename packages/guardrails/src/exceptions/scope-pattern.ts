// What an exception says of one thing that it is about: a text, or a glob over texts.
import { BuiltinError, matchesGlob, parseGlob } from "@palisade/language";

export type ScopePattern = {
  /** What an index finds it by: the whole text, or how a text must begin or end. Nothing for other globs. */
  readonly key: PatternKey | undefined;
  /** @param takeSteps is told at most how much work a glob is, and may throw. */
  readonly matches: (text: string, takeSteps: (count: number) => void) => boolean;
};

export type PatternKey = { readonly is: "whole" | "start" | "end"; readonly text: string };

const wildcard = /[*?[{\\]/;

/** Whether it stands for more than one text. */
export function isGlob(text: string): boolean {
  return wildcard.test(text);
}

/** Why it is no glob: an unclosed brace, and the like. */
export function globProblem(text: string): string | undefined {
  try {
    scopePattern(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof BuiltinError)) throw error;
    return error.message;
  }
}

/**
 * `*` and `?` stand for any characters, `/` included; `[a-c]` and `{a,b}` are known, too.
 * @throws {BuiltinError} for what is no glob.
 * @example scopePattern("registry.example.com/*").matches("registry.example.com/a/b:1", () => {}) // true
 */
export function scopePattern(text: string): ScopePattern {
  if (!isGlob(text)) return { key: { is: "whole", text }, matches: (other) => other === text };
  const glob = parseGlob(text, []);
  return {
    key: keyOf(text),
    matches: (other, takeSteps) => {
      // Each character of the glob may be at work at each of the text; what one match takes is too little to be metered.
      takeSteps(text.length * other.length);
      return matchesGlob(glob, other, () => undefined);
    },
  };
}

function keyOf(text: string): PatternKey | undefined {
  const start = text.slice(0, text.search(wildcard));
  if (start !== "") return { is: "start", text: start };
  const end = text.replace(/^\*+/, "");
  return end === "" || isGlob(end) ? undefined : { is: "end", text: end };
}
