// The cycles of a graph, and an order in which what is needed comes first. Without recursion.

type Frame<Node> = { readonly node: Node; readonly edges: Iterator<Node> };

/** Tarjan's strongly connected components, each after those it needs. */
export function components<Node>(nodes: Iterable<Node>, edgesOf: (node: Node) => Iterable<Node>): Node[][] {
  const index = new Map<Node, number>();
  const low = new Map<Node, number>();
  const stack: Node[] = [];
  const onStack = new Set<Node>();
  const result: Node[][] = [];
  const frames: Frame<Node>[] = [];
  const enter = (node: Node): void => {
    index.set(node, index.size);
    low.set(node, index.get(node) as number);
    stack.push(node);
    onStack.add(node);
    frames.push({ node, edges: edgesOf(node)[Symbol.iterator]() });
  };
  const leave = (node: Node): void => {
    if (low.get(node) === index.get(node)) {
      const component = stack.splice(stack.lastIndexOf(node));
      for (const member of component) onStack.delete(member);
      result.push(component);
    }
    const parent = frames.at(-1)?.node;
    if (parent !== undefined) low.set(parent, Math.min(low.get(parent) as number, low.get(node) as number));
  };
  for (const start of nodes) {
    if (index.has(start)) continue;
    enter(start);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const step = frame.edges.next();
      if (step.done) {
        frames.pop();
        leave(frame.node);
      } else if (!index.has(step.value)) enter(step.value);
      else if (onStack.has(step.value)) {
        low.set(frame.node, Math.min(low.get(frame.node) as number, index.get(step.value) as number));
      }
    }
  }
  return result;
}
