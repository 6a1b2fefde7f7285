// The roots of a bundle as a tree of steps, so that a path is compared with all of them at once.

/** A step of a path: a root ends here, or others go on. */
export type RootTree = { isRoot: boolean; readonly children: Map<string, RootTree> };

/** The steps of `a/b`. */
export function stepsOf(path: string): readonly string[] {
  return path === "" ? [] : path.split("/");
}

/** Two roots of which one is within the other, the outer one first. */
export type Overlap = { readonly outer: string; readonly inner: string };

/** The tree of the roots, or the first two that overlap. */
export function growRootTree(roots: readonly string[]): RootTree | Overlap {
  const top: RootTree = { isRoot: false, children: new Map() };
  for (const root of roots) {
    const steps = stepsOf(root);
    let node = top;
    for (const [index, step] of steps.entries()) {
      if (node.isRoot) return { outer: steps.slice(0, index).join("/"), inner: root };
      const child = node.children.get(step) ?? { isRoot: false, children: new Map() };
      node.children.set(step, child);
      node = child;
    }
    if (node.isRoot) return { outer: root, inner: root };
    if (node.children.size > 0) return { outer: root, inner: firstBelow(root, node) };
    node.isRoot = true;
  }
  return top;
}

function firstBelow(root: string, from: RootTree): string {
  const steps = root === "" ? [] : [root];
  let node = from;
  while (!node.isRoot) {
    const [next] = node.children;
    if (next === undefined) break;
    steps.push(next[0]);
    node = next[1];
  }
  return steps.join("/");
}

/** Whether a path below `data` is the bundle's own. */
export function isWithinRoots(roots: RootTree, path: readonly string[]): boolean {
  let node: RootTree | undefined = roots;
  for (const step of path) {
    if (node === undefined || node.isRoot) break;
    node = node.children.get(step);
  }
  return node?.isRoot === true;
}
