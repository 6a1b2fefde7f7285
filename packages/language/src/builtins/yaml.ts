// YAML, as OPA reads and writes it.
import { t } from "../types/type.js";
import type { Value } from "../values/value.js";
import { readYaml } from "../yaml/read-yaml.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { prepareText } from "./support/limits.js";
import { roughTextLength } from "./support/rough-text-length.js";
import { writeYaml } from "./support/yaml/write-yaml.js";

export const marshal = defineBuiltin({
  name: "yaml.marshal",
  effort: 16,
  summary: "A value as YAML; sets become lists.",
  parameters: { value: t.any },
  returns: t.string,
  examples: [
    { rego: 'yaml.marshal({"a": [1, "yes"], "b": {}})', result: '"a:\\n  - 1\\n  - \\"yes\\"\\nb: {}\\n"' },
  ],
  evaluate: ({ value }) => {
    prepareText(roughTextLength(value));
    const text = writeYaml(value);
    prepareText(text.length);
    return text;
  },
});

export const unmarshal = defineBuiltin({
  name: "yaml.unmarshal",
  effort: 32,
  summary: "The value that the first document of a YAML text writes.",
  parameters: { text: t.string },
  returns: t.any,
  examples: [
    { rego: 'yaml.unmarshal("a: [1, yes, true]")', result: '{"a": [1, "yes", true]}' },
    { rego: 'yaml.unmarshal("a: [")' },
  ],
  evaluate: ({ text }) => unmarshalText(text),
});

export const isValid = defineBuiltin({
  name: "yaml.is_valid",
  effort: 32,
  summary: "Whether a string is YAML.",
  parameters: { text: t.string },
  returns: t.boolean,
  operands: { text: { unchecked: "operand" } },
  examples: [
    { rego: 'yaml.is_valid("a: 1")', result: "true" },
    { rego: 'yaml.is_valid("a: [")', result: "false" },
  ],
  evaluate: ({ text }) => {
    if (typeof text !== "string") return false;
    try {
      unmarshalText(text);
      return true;
    } catch (error) {
      if (error instanceof BuiltinError) return false;
      throw error;
    }
  },
});

/** What aliases may blow a text up to. */
const maximumNodes = 1_000_000;

/** @throws {BuiltinError} for what is no YAML, or has no JSON form. */
function unmarshalText(text: string): Value {
  const { documents, problems } = readYaml(text, { scalars: "opa", syntax: "yaml", maximumNodes });
  const [document] = documents;
  if (document === undefined) throw new BuiltinError(problems[0]?.message ?? "yaml: nothing to read");
  return document.value;
}
