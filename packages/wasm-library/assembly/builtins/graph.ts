// What can be reached in a graph, given as an object from vertex to neighbours.
import { tagObject } from "../../../language/src/wasm-layout";
import { takeSteps } from "../limits";
import { firstMember, hasMembers, memberStride, membersArray, prepareMembers } from "../members";
import { set_add, set_new, tableGet, tableHas } from "../table";
import { array_append, countOf, isTag, itemOf } from "../value";

export function builtin_graph_reachable(graph: usize, initial: usize): usize {
  if (!isTag(graph, tagObject) || !hasMembers(initial)) return 0;
  const queue = membersArray(initial);
  const seen = set_new();
  const result = set_new();
  for (let at = 0; at < countOf(queue); at++) {
    takeSteps(1);
    const vertex = itemOf(queue, at);
    if (tableHas(seen, vertex)) continue;
    set_add(seen, vertex);
    const edges = tableGet(graph, vertex);
    // What is no key is no vertex.
    if (edges == 0) continue;
    set_add(result, vertex);
    if (hasMembers(edges)) addUnseen(edges, seen, queue);
  }
  return result;
}

function addUnseen(edges: usize, seen: usize, queue: usize): void {
  const count = prepareMembers(edges);
  const stride = memberStride(edges);
  for (let index = 0; index < count; index++) {
    const neighbour = load<usize>(firstMember(edges) + <usize>index * stride);
    if (!tableHas(seen, neighbour)) array_append(queue, neighbour);
  }
}
