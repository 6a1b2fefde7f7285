// Walks a graph given as an object from vertex to neighbours.
import { type RegoObject, RegoSet } from "../../values/collections.js";
import { isEqual } from "../../values/compare.js";
import { isArray, isSet } from "../../values/kind.js";
import type { Value } from "../../values/value.js";
import type { TakeSteps } from "../builtin-context.js";
import { ItemMeter } from "./item-meter.js";
import { membersOf } from "./operands.js";
import { StepMeter } from "./step-meter.js";

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

/** There may be exponentially many paths: each edge that is followed costs so many steps… */
const stepsPerEdge = 8;
/** …and each vertex of a path that is kept. */
const stepsPerKeptVertex = 16;

/** @throws {HaltError} when it takes more steps than are left. */
export function reachablePaths(graph: RegoObject, initial: readonly Value[], takeSteps: TakeSteps): RegoSet {
  const paths = new RegoSet();
  const meter = new StepMeter(takeSteps);
  const items = new ItemMeter();
  const keep = (path: readonly Value[]) => {
    meter.add(path.length * stepsPerKeptVertex);
    items.add(path.length);
    paths.add([...path]);
  };
  for (const root of initial) {
    const first = neighboursOf(graph, root);
    if (first === undefined) continue;
    if (first.length === 0) keep([root]);
    // The current path, the vertices on it, and for each of them the neighbours that are still to be tried.
    const path = [root];
    const onPath = new RegoSet();
    onPath.add(root);
    const waiting = [first.values()];
    for (let edges = waiting.at(-1); edges !== undefined; edges = waiting.at(-1)) {
      const { value: vertex, done } = edges.next();
      if (done === true) {
        waiting.pop();
        const left = path.pop() as Value;
        if (path.length !== 1 || !isEqual(left, root)) onPath.delete(left);
        continue;
      }
      meter.add(stepsPerEdge);
      // A root that is its own neighbour comes twice, as in OPA.
      const closes = onPath.has(vertex) && path.length > 1;
      const neighbours = closes ? undefined : neighboursOf(graph, vertex);
      if (neighbours === undefined) keep(path);
      else if (neighbours.length === 0) keep([...path, vertex]);
      else {
        path.push(vertex);
        onPath.add(vertex);
        waiting.push(neighbours.values());
      }
    }
  }
  return paths;
}
