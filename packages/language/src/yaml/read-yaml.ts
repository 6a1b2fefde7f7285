// The one way in for YAML: a text to the values that kubectl or OPA would read from it, with their places.

import { maximumDepth } from "../values/json.js";
import type { ScalarTableName } from "./build/scalar-tables.js";
import { decodeText } from "./decode-text.js";
import type { YamlReading } from "./document.js";
import { readManifestStream } from "./read-manifest-stream.js";
import { readOpaData } from "./read-opa-data.js";
import type { ReadingMemory } from "./reading-memory.js";

export type YamlOptions = {
  /**
   * `kubernetes`: a stream of documents, or of JSON values, as kubectl reads manifests; empty ones are skipped.
   * `opa`: one value, as OPA reads data and input; of a stream it is the first document's.
   */
  readonly scalars: ScalarTableName;
  /** Larger inputs are refused; a text is measured by its characters. */
  readonly maximumBytes?: number;
  /** Nodes of a document, those included that its aliases stand for. */
  readonly maximumNodes?: number;
  readonly maximumDepth?: number;
  /** With `opa`: whether a text that is JSON is read as such, as OPA reads input and bundles. */
  readonly syntax?: "json-or-yaml" | "yaml";
  /** With `kubernetes`: comments that hold this text are given back, each with the node that it is about. */
  readonly commentsWith?: string;
  /** With `kubernetes`: documents keep their values no longer than it has room for, and are read again if need be. */
  readonly memory?: ReadingMemory;
};

/** 10 MiB is a hundred times what an API server takes of one object. */
export const maximumManifestBytes = 10 * 1024 * 1024;

/** OPA has no limits for data; ours keep a file from taking the process down. */
const defaults = {
  kubernetes: { maximumBytes: maximumManifestBytes, maximumNodes: 2_000_000 },
  opa: { maximumBytes: 256 * 1024 * 1024, maximumNodes: 20_000_000 },
} as const;

/**
 * Reads YAML or JSON. What the reference tool refuses becomes a problem with its place; it never throws.
 * @example
 * readYaml("a: yes", { scalars: "kubernetes" }).documents[0]?.value; // an object with `a`: true
 */
export function readYaml(input: Uint8Array | string, options: YamlOptions): YamlReading {
  const { scalars, syntax = "json-or-yaml" } = options;
  const { maximumBytes = defaults[scalars].maximumBytes } = options;
  if (input.length > maximumBytes) return tooLarge(input.length, maximumBytes);
  const limits = {
    maximumDepth: options.maximumDepth ?? maximumDepth,
    maximumNodes: options.maximumNodes ?? defaults[scalars].maximumNodes,
  };
  const decoded = decodeText(input);
  return scalars === "kubernetes"
    ? readManifestStream(decoded, limits, { mark: options.commentsWith, memory: options.memory })
    : readOpaData(decoded, limits, syntax);
}

function tooLarge(size: number, limit: number): YamlReading {
  const inMebibytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MiB`;
  const message = `the file is too large: ${inMebibytes(size)}, and the limit is ${inMebibytes(limit)}`;
  const problem = { code: "too-large", message, place: { line: 1, column: 1 } } as const;
  return { documents: [], problems: [problem], ignored: [], comments: [] };
}
