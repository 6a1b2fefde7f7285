// Texts in other notations: base 64, hexadecimal, URL queries, JSON. (310 lines: one declaration after another.)
import { t } from "../types/type.js";
import { RegoObject } from "../values/collections.js";
import { isArray, kindOf } from "../values/kind.js";
import { quote, regoText } from "../values/rego-text.js";
import { decodeUtf8, encodeUtf8 } from "../values/utf8.js";
import type { Value } from "../values/value.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { decodeBase64Text, encodeBase64 } from "./support/base64.js";
import { isValidJson, marshalJson, marshalJsonIndented, toJson, unmarshalJson } from "./support/go-json.js";
import { decodeHex, encodeHex } from "./support/hex.js";
import { operandError } from "./support/operands.js";
import { escapeQuery, unescapeQuery } from "./support/query-escape.js";

const text = { text: t.string };

/** Whether a step that throws for bad input goes through. */
function succeeds(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch (error) {
    if (error instanceof BuiltinError) return false;
    throw error;
  }
}

export const base64Encode = defineBuiltin({
  name: "base64.encode",
  effort: 4,
  summary: "The bytes of a string in base 64.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'base64.encode("hello")', result: '"aGVsbG8="' }],
  evaluate: ({ text }) => encodeBase64(encodeUtf8(text), "standard"),
});

export const base64Decode = defineBuiltin({
  name: "base64.decode",
  effort: 4,
  summary: "The string whose bytes are written in base 64.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'base64.decode("aGVsbG8=")', result: '"hello"' }, { rego: 'base64.decode("aGVsbG8")' }],
  evaluate: ({ text }) => decodeBase64Text(text, "standard"),
});

export const base64IsValid = defineBuiltin({
  name: "base64.is_valid",
  effort: 4,
  summary: "Whether a string is base 64.",
  parameters: text,
  returns: t.boolean,
  operands: { text: { unchecked: "operand" } },
  examples: [{ rego: 'base64.is_valid("aGVsbG8=")', result: "true" }],
  evaluate: ({ text }) => typeof text === "string" && succeeds(() => decodeBase64Text(text, "standard")),
});

export const base64UrlEncode = defineBuiltin({
  name: "base64url.encode",
  effort: 4,
  summary: "The bytes of a string in base 64 for URLs, with `-` and `_`.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'base64url.encode("??>")', result: '"Pz8-"' }],
  evaluate: ({ text }) => encodeBase64(encodeUtf8(text), "url"),
});

export const base64UrlEncodeNoPad = defineBuiltin({
  name: "base64url.encode_no_pad",
  effort: 4,
  summary: "The bytes of a string in base 64 for URLs, without padding.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'base64url.encode_no_pad("hello")', result: '"aGVsbG8"' }],
  evaluate: ({ text }) => encodeBase64(encodeUtf8(text), "url", false),
});

export const base64UrlDecode = defineBuiltin({
  name: "base64url.decode",
  effort: 4,
  summary: "The string whose bytes are written in base 64 for URLs, with or without padding.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'base64url.decode("aGVsbG8")', result: '"hello"' }],
  evaluate: ({ text }) => {
    const over = text.endsWith("=") ? 0 : encodeUtf8(text).length % 4;
    if (over === 1) throw new BuiltinError(`illegal base64url string: ${text}`);
    return decodeBase64Text(text + "=".repeat(over === 0 ? 0 : 4 - over), "url");
  },
});

export const hexEncode = defineBuiltin({
  name: "hex.encode",
  effort: 4,
  summary: "The bytes of a string in hexadecimal.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'hex.encode("hé")', result: '"68c3a9"' }],
  evaluate: ({ text }) => encodeHex(encodeUtf8(text)),
});

export const hexDecode = defineBuiltin({
  name: "hex.decode",
  effort: 4,
  summary: "The string whose bytes are written in hexadecimal.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'hex.decode("6869")', result: '"hi"' }, { rego: 'hex.decode("6")' }],
  evaluate: ({ text }) => decodeUtf8(decodeHex(text)),
});

export const urlQueryEncode = defineBuiltin({
  name: "urlquery.encode",
  effort: 8,
  summary: "The string as a part of a URL query.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'urlquery.encode("a b&c")', result: '"a+b%26c"' }],
  evaluate: ({ text }) => escapeQuery(text),
});

export const urlQueryDecode = defineBuiltin({
  name: "urlquery.decode",
  effort: 4,
  summary: "The string that a part of a URL query stands for.",
  parameters: text,
  returns: t.string,
  examples: [{ rego: 'urlquery.decode("a+b%26c")', result: '"a b&c"' }],
  evaluate: ({ text }) => unescapeQuery(text),
});

export const urlQueryEncodeObject = defineBuiltin({
  name: "urlquery.encode_object",
  effort: 8,
  summary: "A URL query from an object; a collection of strings repeats its key.",
  parameters: { object: t.object(t.string, t.union(t.string, t.array(t.string), t.set(t.string))) },
  returns: t.string,
  examples: [{ rego: 'urlquery.encode_object({"b": "1", "a": ["x", "y"]})', result: '"a=x&a=y&b=1"' }],
  evaluate: ({ object }) => {
    const json = toJson(object) as RegoObject;
    const pairs = json.entries().flatMap(([key, value]) => {
      const values = isArray(value) ? value : [value];
      return values.map((item) => {
        if (typeof item !== "string") {
          throw operandError(1, "values must be string, array[string], or set[string]");
        }
        return `${escapeQuery(key as string)}=${escapeQuery(item)}`;
      });
    });
    return pairs.join("&");
  },
});

export const urlQueryDecodeObject = defineBuiltin({
  name: "urlquery.decode_object",
  effort: 4,
  summary: "The keys of a URL query, each with all its values.",
  parameters: text,
  returns: t.object(t.string, t.array(t.string)),
  examples: [{ rego: 'urlquery.decode_object("a=1&b=2&a=3")', result: '{"a": ["1", "3"], "b": ["2"]}' }],
  evaluate: ({ text }) => {
    const query = new Map<string, string[]>();
    for (const part of text.split("&")) {
      if (part.includes(";")) throw new BuiltinError("invalid semicolon separator in query");
      if (part === "") continue;
      const equals = part.indexOf("=");
      const key = unescapeQuery(equals < 0 ? part : part.slice(0, equals));
      const values = query.get(key) ?? [];
      values.push(equals < 0 ? "" : unescapeQuery(part.slice(equals + 1)));
      query.set(key, values);
    }
    return RegoObject.from(query);
  },
});

export const jsonMarshal = defineBuiltin({
  name: "json.marshal",
  effort: 4,
  summary: "A value as JSON; sets become arrays.",
  parameters: { value: t.any },
  returns: t.string,
  examples: [{ rego: 'json.marshal({"a": {2, 1}})', result: '"{\\"a\\":[1,2]}"' }],
  evaluate: ({ value }) => marshalJson(value),
});

export const jsonMarshalWithOptions = defineBuiltin({
  name: "json.marshal_with_options",
  effort: 4,
  summary: "A value as JSON, on several lines if `pretty`, `indent` or `prefix` ask for it.",
  parameters: {
    value: t.any,
    options: {
      type: "object",
      static: [
        { key: "indent", value: t.string },
        { key: "prefix", value: t.string },
        { key: "pretty", value: t.boolean },
      ],
      dynamic: { key: t.string, value: t.any },
    },
  },
  returns: t.string,
  examples: [
    { rego: 'json.marshal_with_options([1], {"pretty": true})', result: '"[\\n\\t1\\n]"' },
    { rego: 'json.marshal_with_options([1], {"indent": " "})', result: '"[\\n 1\\n]"' },
  ],
  evaluate: ({ value, options }) => {
    const { prefix, indent, pretty } = marshalOptions(options);
    if (!pretty) return marshalJson(value);
    return prefix + marshalJsonIndented(value, prefix, indent);
  },
});

function marshalOptions(options: RegoObject): { prefix: string; indent: string; pretty: boolean } {
  let prefix = "";
  let indent = "\t";
  let implied = false;
  let explicit: boolean | undefined;
  for (const [index, [key, value]] of options.entries().entries()) {
    if (key === "pretty") {
      if (typeof value !== "boolean") throw operandError(2, 'key "pretty" failed cast to bool');
      explicit = value;
    } else if (key === "prefix" || key === "indent") {
      const option = requireOption(key, value, index);
      if (key === "prefix") prefix = option;
      else indent = option;
      implied = true;
    } else {
      throw operandError(2, unknownKey(key, index));
    }
  }
  return { prefix, indent, pretty: explicit ?? implied };
}

function requireOption(key: string, value: Value, index: number): string {
  if (typeof value === "string") return value;
  throw operandError(
    2,
    `key ${quote(key)} failed cast to string: operand ${index} must be string but got ${kindOf(value)}`,
  );
}

function unknownKey(key: Value, index: number): string {
  if (typeof key === "string") return `object contained unknown key ${quote(key)}`;
  const reason = `operand ${index} must be string but got ${kindOf(key)}`;
  return `failed to stringify key ${regoText(key)} at index ${index}: ${reason}`;
}

export const jsonUnmarshal = defineBuiltin({
  name: "json.unmarshal",
  effort: 4,
  summary: "The value that a JSON text writes.",
  parameters: text,
  returns: t.any,
  examples: [
    { rego: 'json.unmarshal("{\\"a\\": [1, 2]}")', result: '{"a": [1, 2]}' },
    { rego: 'json.unmarshal("{")' },
  ],
  evaluate: ({ text }) => unmarshalJson(text),
});

export const jsonIsValid = defineBuiltin({
  name: "json.is_valid",
  effort: 4,
  summary: "Whether a string is JSON.",
  parameters: text,
  returns: t.boolean,
  operands: { text: { unchecked: "operand" } },
  examples: [
    { rego: 'json.is_valid("[1]")', result: "true" },
    { rego: 'json.is_valid("[1")', result: "false" },
  ],
  evaluate: ({ text }) => typeof text === "string" && isValidJson(text),
});
