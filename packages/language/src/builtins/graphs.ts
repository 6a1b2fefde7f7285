// Graphs and trees: what is reachable, by which paths, and every value inside another.
import { t } from "../types/type.js";
import { RegoSet } from "../values/collections.js";
import { defineBuiltin } from "./define-builtin.js";
import { membersOf } from "./support/operands.js";
import { reachablePaths, reachableVertices } from "./support/reachable.js";
import { walkValue } from "./support/walk.js";

const graph = t.object(t.any, t.union(t.array(t.any), t.set(t.any)));
const initial = t.union(t.array(t.any), t.set(t.any));
const operands = { initial: { expected: ["{array, set}"] } } as const;

export const reachable = defineBuiltin({
  name: "graph.reachable",
  effort: 4,
  summary: "The vertices of a graph that can be reached from the initial ones, those included.",
  parameters: { graph, initial },
  returns: t.set(t.any),
  operands,
  examples: [
    {
      rego: 'graph.reachable({"a": ["b"], "b": ["a"], "c": []}, ["a"])',
      result: '{"a", "b"}',
    },
  ],
  evaluate: (values) => RegoSet.from(reachableVertices(values.graph, membersOf(values.initial))),
});

export const paths = defineBuiltin({
  name: "graph.reachable_paths",
  effort: 4,
  summary: "The paths from the initial vertices to where they end, or to where they would close a circle.",
  parameters: { graph, initial },
  returns: t.set(t.array(t.any)),
  operands,
  examples: [
    {
      rego: 'graph.reachable_paths({"a": ["b", "c"], "b": [], "c": ["a"]}, ["a"])',
      result: '{["a", "b"], ["a", "c"]}',
    },
  ],
  evaluate: (values, { takeSteps }) => reachablePaths(values.graph, membersOf(values.initial), takeSteps),
});

export const walk = defineBuiltin({
  name: "walk",
  effort: 4,
  summary: "Relates a value to the path and the value of everything inside it, itself included.",
  parameters: { value: t.any },
  returns: t.tuple(t.array(t.any), t.any),
  relation: true,
  examples: [
    {
      rego: 'walk({"a": [1]})',
      result: '[[[], {"a": [1]}], [["a"], [1]], [["a", 0], 1]]',
    },
  ],
  evaluate: ({ value }) => walkValue(value),
});
