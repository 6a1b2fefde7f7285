// Walks a graph given as an object from vertex to neighbours.
import { type RegoObject, RegoSet } from "../../values/collections.js";
import { isArray, isSet } from "../../values/kind.js";
import type { Value } from "../../values/value.js";
import { HaltError } from "../builtin-error.js";
import { membersOf } from "./operands.js";

/** There may be exponentially many paths: past so many steps the call is given up. */
const maximumSteps = 2_000_000;

/** Neighbours of a vertex; `undefined` for what is no vertex. */
function neighboursOf(graph: RegoObject, vertex: Value): readonly Value[] | undefined {
  const edges = graph.get(vertex);
  if (edges === undefined) return undefined;
  return isArray(edges) || isSet(edges) ? membersOf(edges) : [];
}

export function* reachableVertices(graph: RegoObject, initial: readonly Value[]): Generator<Value> {
  const seen = new RegoSet();
  const queue = [...initial];
  for (const vertex of queue) {
    if (seen.has(vertex)) continue;
    seen.add(vertex);
    const neighbours = neighboursOf(graph, vertex);
    if (neighbours === undefined) continue;
    yield vertex;
    for (const neighbour of neighbours) if (!seen.has(neighbour)) queue.push(neighbour);
  }
}

export function reachablePaths(graph: RegoObject, initial: readonly Value[]): RegoSet {
  const paths = new RegoSet();
  let steps = 0;
  for (const root of initial) {
    const first = neighboursOf(graph, root);
    if (first === undefined) continue;
    if (first.length === 0) paths.add([root]);
    const waiting = first.map((vertex) => ({ path: [root] as readonly Value[], vertex })).reverse();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { path, vertex } = next;
      steps += path.length;
      if (steps > maximumSteps) throw new HaltError("graph.reachable_paths: too many paths");
      const visited = RegoSet.from(path);
      const neighbours = visited.has(vertex) ? undefined : neighboursOf(graph, vertex);
      if (neighbours === undefined) {
        paths.add(path);
        continue;
      }
      const longer = [...path, vertex];
      if (neighbours.length === 0) paths.add(longer);
      for (const neighbour of [...neighbours].reverse()) waiting.push({ path: longer, vertex: neighbour });
    }
  }
  return paths;
}
