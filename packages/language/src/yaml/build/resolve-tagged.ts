// Scalars with a tag: the tag says what the text must be, and a few of them change it.
import { YamlError } from "../yaml-error.js";
import { decodeBinary } from "./decode-binary.js";
import { parseTimestamp, type Timestamp } from "./parse-timestamp.js";
import { maximumSigned, resolvePlain, type Scalar } from "./resolve-plain.js";
import type { ScalarTable } from "./scalar-tables.js";

export type TaggedScalar =
  | Scalar
  | { readonly type: "timestamp"; readonly time: Timestamp; readonly text: string };

/**
 * `name` is the tag without `tag:yaml.org,2002:`; tags that are not YAML's own leave a text as it is, and are
 * not for this function.
 * @throws {YamlError} if the text is not what the tag says.
 */
export function resolveTagged(name: string, text: string, table: ScalarTable, offset: number): TaggedScalar {
  switch (name) {
    case "binary":
      return { type: "str", value: decodeBinary(text, offset) };
    case "timestamp": {
      const time = parseTimestamp(text);
      if (time === undefined) break;
      return { type: "timestamp", time, text };
    }
    case "null":
    case "bool":
    case "int":
    case "float": {
      const found = resolvePlain(text, table);
      if (found.type === name) return found;
      // Integers that need all 64 bits are none of Go's `int`, and so no float either.
      const fits = found.type === "int" && found.value <= maximumSigned;
      if (name === "float" && fits) return { type: "float", value: Number(found.value) };
      break;
    }
    default:
      return { type: "str", value: text };
  }
  throw new YamlError("value", `cannot decode the value as a !!${name}`, offset);
}
