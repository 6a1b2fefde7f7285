// Documents as JSON tools see them: parts picked and dropped by path, and patches.
import { t } from "../types/type.js";
import { defineBuiltin } from "./define-builtin.js";
import { applyPatch } from "./support/json-patch.js";
import { dropPaths, keepPaths, parsePath, treeOfPaths } from "./support/json-paths.js";
import { membersOf } from "./support/operands.js";

const path = t.union(t.string, t.array(t.any));
const paths = t.union(t.set(path), t.array(path));
const object = t.object(t.any, t.any);
const pathsUnchecked = { paths: { unchecked: "members" } } as const;

export const filter = defineBuiltin({
  name: "json.filter",
  effort: 8,
  summary: 'The object with only what the paths lead to, such as `a/b` or `["a", "b"]`.',
  parameters: { object, paths },
  returns: t.object(t.any, t.any),
  operands: pathsUnchecked,
  examples: [{ rego: 'json.filter({"a": {"b": 1, "c": 2}, "d": 3}, ["a/b"])', result: '{"a": {"b": 1}}' }],
  evaluate: ({ object, paths }) => keepPaths(object, treeOfPaths(membersOf(paths).map(parsePath))),
});

export const remove = defineBuiltin({
  name: "json.remove",
  effort: 8,
  summary: "The object without what the paths lead to.",
  parameters: { object, paths },
  returns: t.object(t.any, t.any),
  operands: pathsUnchecked,
  examples: [
    { rego: 'json.remove({"a": {"b": 1, "c": 2}, "d": 3}, ["a/b"])', result: '{"a": {"c": 2}, "d": 3}' },
  ],
  evaluate: ({ object, paths }) => dropPaths(object, treeOfPaths(membersOf(paths).map(parsePath))),
});

export const patch = defineBuiltin({
  name: "json.patch",
  effort: 8,
  summary: "The value after the operations of a JSON Patch: add, remove, replace, move, copy and test.",
  parameters: {
    value: t.any,
    operations: t.array({
      type: "object",
      static: [
        { key: "op", value: t.string },
        { key: "path", value: t.any },
      ],
      dynamic: { key: t.any, value: t.any },
    }),
  },
  returns: t.any,
  examples: [
    {
      rego: 'json.patch({"a": [1]}, [{"op": "add", "path": "/a/-", "value": 2}])',
      result: '{"a": [1, 2]}',
    },
    { rego: 'json.patch({}, [{"op": "remove", "path": "/a"}])' },
  ],
  evaluate: ({ value, operations }) => applyPatch(value, operations),
});
