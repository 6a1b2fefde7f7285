// URIs: whether they are any, and their parts.
import { t } from "../types/type.js";
import { RegoObject } from "../values/collections.js";
import { BuiltinError } from "./builtin-error.js";
import { defineBuiltin } from "./define-builtin.js";
import { parseUri } from "./support/parse-uri.js";

export const parse = defineBuiltin({
  name: "uri.parse",
  effort: 16,
  summary: "The parts of a URI that it has: scheme, hostname, port, path, raw_path, raw_query and fragment.",
  parameters: { uri: t.string },
  returns: t.object(t.string, t.string),
  examples: [
    {
      rego: 'uri.parse("https://example.com:8080/a%2Fb?x=1#top")',
      result:
        '{"scheme": "https", "hostname": "example.com", "port": "8080", "path": "/a/b", "raw_path": "/a%2Fb", "raw_query": "x=1", "fragment": "top"}',
    },
  ],
  evaluate: ({ uri }) => {
    const { rawPath, rawQuery, ...others } = parseUri(uri);
    const parts = { ...others, raw_path: rawPath, raw_query: rawQuery };
    return RegoObject.from(Object.entries(parts).filter(([, part]) => part !== ""));
  },
});

export const isValid = defineBuiltin({
  name: "uri.is_valid",
  effort: 16,
  summary: "Whether a string is a URI; an empty one is not.",
  parameters: { uri: t.string },
  returns: t.boolean,
  operands: { uri: { unchecked: "operand" } },
  examples: [
    { rego: 'uri.is_valid("https://example.com")', result: "true" },
    { rego: 'uri.is_valid("http://[::1")', result: "false" },
  ],
  evaluate: ({ uri }) => {
    if (typeof uri !== "string" || uri === "") return false;
    try {
      parseUri(uri);
      return true;
    } catch (error) {
      if (error instanceof BuiltinError) return false;
      throw error;
    }
  },
});
