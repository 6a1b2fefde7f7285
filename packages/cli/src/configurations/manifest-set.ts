// The manifests of a run, and all that was found beside them.
import type { Manifest, Place } from "@palisade/guardrails";
import type { FoundFiles } from "../find-files.js";
import type { FileException } from "../project/exception-files.js";

export type Resource = {
  readonly file: string;
  readonly manifest: Manifest;
  /** Which of the file's documents it is, counted from 0; nothing for what was rendered. */
  readonly number?: number;
  /** Of a plan that was named and holds no Kubernetes object: the types of what it holds. */
  readonly types?: readonly string[];
};

/** Something that should have been judged and cannot be. */
export type ManifestError = { readonly file: string; readonly place: Place; readonly message: string };

/** Something that is nothing to judge as it stands: a template, a patch, a file of values. */
export type SetAside = { readonly file: string; readonly place: Place; readonly reason: string };

export type ManifestSet = {
  /** As they were named on the command line. */
  readonly paths: readonly string[];
  readonly resources: readonly Resource[];
  readonly errors: readonly ManifestError[];
  readonly setAside: readonly SetAside[];
  readonly files: number;
  /** What was left out, and not read. */
  readonly ignored: FoundFiles["ignored"];
  /** Those that stand in the manifests themselves, where that is allowed. */
  readonly exceptions: readonly FileException[];
  /** Whether a directory was searched, rather than files named. */
  readonly isSearched: boolean;
};

export const firstPlace: Place = { line: 1, column: 1 };
