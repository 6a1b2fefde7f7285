import fc from "fast-check";
import { expect, test } from "vitest";
import { components } from "./components.js";

const graphs = fc
  .integer({ min: 1, max: 12 })
  .chain((size) =>
    fc.array(fc.array(fc.nat(size - 1), { maxLength: 4 }), { minLength: size, maxLength: size }),
  );

function reaches(edges: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set<number>();
  const pending = [from];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const next of edges[node] ?? []) {
      if (next === to) return true;
      if (!seen.has(next)) {
        seen.add(next);
        pending.push(next);
      }
    }
  }
  return false;
}

test("two nodes share a component if and only if each reaches the other; what is needed comes first", () => {
  fc.assert(
    fc.property(graphs, (edges) => {
      const found = components(edges.keys(), (node) => edges[node] ?? []);
      expect(found.flat().toSorted((a, b) => a - b)).toEqual([...edges.keys()]);
      const place = new Map(
        found.flatMap((component, index) => component.map((node) => [node, index] as const)),
      );
      for (const [from, targets] of edges.entries()) {
        for (const to of targets) expect(place.get(to)).toBeLessThanOrEqual(place.get(from) as number);
      }
      for (const a of edges.keys()) {
        for (const b of edges.keys()) {
          const together = a === b || (reaches(edges, a, b) && reaches(edges, b, a));
          expect(place.get(a) === place.get(b)).toBe(together);
        }
      }
    }),
  );
});

test("long chains take no stack", () => {
  const size = 50_000;
  const found = components([0], (node) => (node + 1 < size ? [node + 1] : []));
  expect(found).toHaveLength(size);
});
