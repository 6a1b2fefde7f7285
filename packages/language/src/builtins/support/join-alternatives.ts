// Texts from parts that may each have no, one or several values: `print` and template strings.
import { isSet, kindOf } from "../../values/kind.js";
import { regoText } from "../../values/rego-text.js";
import type { Value } from "../../values/value.js";
import { HaltError } from "../builtin-error.js";
import { prepareItems, prepareText } from "./limits.js";
import { roughTextLength } from "./rough-text-length.js";

/** Every combination, one value of each part; a part without values shows as `<undefined>`. */
export function joinAlternatives(parts: readonly Value[], separator: string): readonly string[] {
  const alternatives = parts.map(textsOf);
  let count = 1;
  for (const texts of alternatives) {
    count *= texts.length;
    prepareItems(count);
  }
  const lengths = alternatives.map(
    (texts) => texts.reduce((sum, text) => sum + text.length, 0) / texts.length,
  );
  prepareText(count * lengths.reduce((sum, length) => sum + length + separator.length, 0));
  return alternatives.reduce<readonly string[]>(
    (lines, texts, index) =>
      lines.flatMap((line) => texts.map((text) => (index === 0 ? text : line + separator + text))),
    [""],
  );
}

function textsOf(part: Value): readonly string[] {
  if (isSet(part)) return part.size === 0 ? ["<undefined>"] : part.values().map(shown);
  const kind = kindOf(part);
  if (kind === "array" || kind === "object") {
    throw new HaltError(`illegal argument type: ${kind}`, "eval_internal_error");
  }
  return [shown(part)];
}

function shown(value: Value): string {
  if (typeof value === "string") return value;
  prepareText(roughTextLength(value));
  return regoText(value);
}
