// Scalars as kubectl reads them, and the numbers it sends.
import { numberFromText } from "../../values/number.js";
import type { NumberValue } from "../../values/value.js";
import type { Node, ScalarNode } from "../parse/node.js";
import { coreTag } from "../parse/tag-handles.js";
import { type Built, Refusal } from "./refusal.js";
import { maximumSigned, resolvePlain, type Scalar } from "./resolve-plain.js";
import { resolveTagged } from "./resolve-tagged.js";
import { scalarTables } from "./scalar-tables.js";

const table = scalarTables.kubernetes;

/** @throws {YamlError} if the tag asks for something else than the text is. */
export function kubernetesScalar(node: ScalarNode): Scalar {
  const { tag, text } = node;
  if (tag === "") return node.isPlain ? resolvePlain(text, table) : { type: "str", value: text };
  if (!tag.startsWith(coreTag)) return { type: "str", value: text };
  const found = resolveTagged(tag.slice(coreTag.length), text, table, node.offset);
  return found.type === "timestamp" ? { type: "str", value: text } : found;
}

export function isMergeKey(node: Node): boolean {
  if (node.kind !== "scalar" || node.text !== "<<") return false;
  if (node.tag === "") return node.isPlain;
  return node.tag === "!" || node.tag === `${coreTag}merge`;
}

export function kubernetesValue(scalar: Scalar, offset: number): Built {
  switch (scalar.type) {
    case "null":
      return null;
    case "int":
      return kubernetesNumber(scalar.value);
    case "float":
      if (!Number.isFinite(scalar.value)) return new Refusal("the number has no JSON form", offset);
      return kubernetesNumber(scalar.value);
    default:
      return scalar.value;
  }
}

/** Numbers are sent as integers of 64 bits where they are such, and as doubles elsewhere. */
function kubernetesNumber(value: number | bigint): NumberValue {
  if (typeof value === "bigint" && value <= maximumSigned) return value;
  const double = Number(value);
  return double === 0 ? 0 : numberFromText(String(double));
}
