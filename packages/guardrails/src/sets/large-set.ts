// A large set as its callers see it: what it is made of, and what is answered.

import type { AskOptions } from "../ask-options.js";
import type { Place } from "../configurations/read-manifests.js";
import type { Decision } from "../contract/decision.js";

/** The text of a file, with any number of YAML or JSON documents in it, or one document. */
export type SetSource = { readonly text: Uint8Array | string } | { readonly document: unknown };

/** Sources may be made while they are asked for: none is held longer than it takes to judge it and to find places in it. */
export type SetSources = Iterable<SetSource> | AsyncIterable<SetSource>;

/** What throws when it is looked at is nothing to iterate over. */
export function isIterable(sources: unknown): boolean {
  try {
    if (typeof sources !== "object" || sources === null) return false;
    const { [Symbol.asyncIterator]: later, [Symbol.iterator]: now } = sources as Partial<SetIterators>;
    return typeof later === "function" || typeof now === "function";
  } catch {
    return false;
  }
}

type SetIterators = Readonly<Record<typeof Symbol.asyncIterator | typeof Symbol.iterator, unknown>>;

export type SetProgress = {
  /** Documents that were judged so far. */
  readonly resources: number;
  /** Sources that they are from. */
  readonly sources: number;
};

/** Exceptions that stand in the set go by the numbers of its resources, as they will be counted. */
export type SetOptions = AskOptions & {
  /** What is judged is given up, and the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: SetProgress) => void;
};

/** Where a resource of the set came from. */
export type SetResource = {
  /** The number of the source, counted from 0. */
  readonly source: number;
  /** The number of the document in its text. */
  readonly document: number;
  /** Where it begins in its text. */
  readonly place?: Place;
};

/** Why a source, or a document in its text, cannot be judged. */
export type SetProblem = { readonly source: number; readonly place?: Place; readonly message: string };

export type SetAnswer = {
  /** As the guard decides about `{ resources: [...] }` in one call; `request.digest` is of that request. */
  readonly decision: Decision;
  /** Beside the findings of the decision: where each stands in its text. */
  readonly places: readonly (Place | undefined)[];
  /** As findings number them. */
  readonly resources: readonly SetResource[];
  /** With any of them, the decision is a `deny`. */
  readonly problems: readonly SetProblem[];
};
