// How often each expression was evaluated, from the counters in the module that ran.
import type { Module, Source } from "@palisade/compiler";
import type { LineCount } from "@palisade/runtime";
import { placesByFile } from "../source-places.js";
import { countWithin, reachedByFile } from "./measure-coverage.js";

export type ProfiledExpression = {
  readonly file: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly count: number;
};

/** The busiest first; what was never evaluated is left out. */
export function profileExpressions(
  sources: readonly Source[],
  modules: readonly Module[],
  counts: readonly LineCount[],
): readonly ProfiledExpression[] {
  const reached = reachedByFile(counts);
  const profiled: ProfiledExpression[] = [];
  for (const [file, places] of placesByFile(sources, modules)) {
    for (const { expression, range } of places.expressions) {
      const count = countWithin(reached.get(file) ?? [], range);
      if (count === 0) continue;
      const text = places.source.textOf(expression.location).replace(/\s+/g, " ");
      profiled.push({ file, ...range.start, text, count });
    }
  }
  return profiled.sort((left, right) => right.count - left.count);
}
