// One document as a tree of typed scalars with their texts and offsets: what annotations of modules are read from.
import { maximumDepth } from "../values/json.js";
import { TreeBuilder } from "./build/tree-builder.js";
import { openData } from "./open-text.js";
import type { YamlTree } from "./tree.js";
import { YamlError, type YamlProblemCode } from "./yaml-error.js";

export type YamlTreeOptions = {
  /** Fields of the root that are read; of others only the keys are. */
  readonly fields: ReadonlySet<string>;
  /** Nodes of the document, those included that its aliases stand for. */
  readonly maximumNodes: number;
};

export type YamlTreeReading =
  /** No root: the text has no document. */
  | { readonly root: YamlTree | undefined; readonly problem?: never }
  | {
      readonly root?: never;
      readonly problem: { readonly code: YamlProblemCode; readonly message: string; readonly offset: number };
    };

/** Reads the first document as Go's yaml.v3 decodes it into typed fields; what follows it is not looked at. */
export function readYamlTree(text: string, { fields, maximumNodes }: YamlTreeOptions): YamlTreeReading {
  const limits = { maximumDepth, maximumNodes };
  try {
    const parser = openData(text, limits);
    const root = parser.nextDocument();
    return { root: root && new TreeBuilder(limits, parser.targets).build(root, fields) };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const { code, message, offset } = error;
    return { problem: { code, message, offset } };
  }
}
