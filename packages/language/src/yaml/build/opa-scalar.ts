// Scalars as OPA reads them: yaml.v3's tags, and times that stay the texts they are.
import { numberFromBigInt, numberFromText } from "../../values/number.js";
import type { Value } from "../../values/value.js";
import { type Node, type ScalarNode, targetOf } from "../parse/node.js";
import { coreTag } from "../parse/tag-handles.js";
import { YamlError } from "../yaml-error.js";
import { resolvePlain, type Scalar } from "./resolve-plain.js";
import { resolveTagged, type TaggedScalar } from "./resolve-tagged.js";
import { scalarTables } from "./scalar-tables.js";

const table = scalarTables.opa;

/** `int` for `!!int` and its long form, `undefined` for tags that are not YAML's. */
function coreName(tag: string): string | undefined {
  if (tag.startsWith(coreTag)) return tag.slice(coreTag.length);
  return tag.startsWith("!!") ? tag.slice(2) : undefined;
}

function isTagged(node: ScalarNode): boolean {
  return node.tag !== "" && node.tag !== "!";
}

/** The merge key, plain or tagged as one. yaml.v3 asks for the text only when it merges. */
export function isMergeTagged(node: Node): boolean {
  if (node.kind !== "scalar") return false;
  return isTagged(node) ? coreName(node.tag) === "merge" : node.isPlain && node.text === "<<";
}

export function isMergeKey(node: Node): boolean {
  return isMergeTagged(node) && node.kind === "scalar" && node.text === "<<";
}

/** Whether a mapping with such a key can be one with texts as keys only. */
export function isTextKey(node: Node): boolean {
  const target = targetOf(node);
  if (target.kind !== "scalar") return false;
  if (isMergeTagged(target)) return true;
  if (isTagged(target)) return coreName(target.tag) === "str";
  return !target.isPlain || resolvePlain(target.text, table).type === "str";
}

/** @throws {YamlError} if the tag asks for something else than the text is. */
export function opaScalar(node: ScalarNode): TaggedScalar {
  const { text } = node;
  if (!isTagged(node)) return node.isPlain ? resolvePlain(text, table) : { type: "str", value: text };
  const name = coreName(node.tag);
  return name === undefined ? { type: "str", value: text } : resolveTagged(name, text, table, node.offset);
}

/** @throws {YamlError} for numbers without a JSON form. */
export function opaValue(scalar: TaggedScalar, offset: number): Value {
  switch (scalar.type) {
    case "null":
      return null;
    case "timestamp":
      return scalar.time;
    case "int":
      return typeof scalar.value === "bigint" ? numberFromBigInt(scalar.value) : scalar.value;
    case "float":
      return floatValue(scalar, offset);
    default:
      return scalar.value;
  }
}

function floatValue({ value }: Extract<Scalar, { type: "float" }>, offset: number): Value {
  if (Number.isFinite(value)) return numberFromText(Object.is(value, -0) ? "-0" : String(value));
  const shown = Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
  throw new YamlError("value", `json: unsupported value: ${shown}`, offset);
}
