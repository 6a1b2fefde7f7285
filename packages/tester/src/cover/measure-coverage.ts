// Which heads and expressions of the policies the tests reached, from the counters in the module.
import type { Expression, Term } from "@palisade/compiler";
import type { LineCount } from "@palisade/runtime";
import type { Suite } from "../compile-tests.js";
import {
  comparePositions,
  compareRanges,
  contains,
  type Position,
  placesByFile,
  type Range,
  type SourcePlaces,
} from "../source-places.js";
import { nestedHeadParts, nestedParts } from "./nested-parts.js";

export type FileCoverage = {
  readonly file: string;
  readonly covered: readonly Range[];
  readonly notCovered: readonly Range[];
  /** Rows that a covered range touches. */
  readonly coveredRows: readonly number[];
  readonly notCoveredRows: readonly number[];
  /** How often the places of a row were reached, the busiest of them. */
  readonly hits: ReadonlyMap<number, number>;
};

/** In order of the files' names. */
export type CoverageReport = { readonly files: readonly FileCoverage[] };

/** Per cent of the lines that hold heads or expressions; 0 where there are none. */
export function coveragePercentage(files: readonly FileCoverage[]): number {
  const covered = files.reduce((sum, { coveredRows }) => sum + coveredRows.length, 0);
  const all = covered + files.reduce((sum, { notCoveredRows }) => sum + notCoveredRows.length, 0);
  return all === 0 ? 0 : (100 * covered) / all;
}

export function measureCoverage(
  { sources, modules }: Pick<Suite, "sources" | "modules">,
  counts: readonly LineCount[],
): CoverageReport {
  const reached = reachedByFile(counts);
  const files = [...placesByFile(sources, modules)].map(([file, places]) =>
    fileCoverage(file, places, reached.get(file) ?? []),
  );
  return { files: files.sort((left, right) => (left.file < right.file ? -1 : 1)) };
}

/** In the order of the text. */
export function reachedByFile(counts: readonly LineCount[]): ReadonlyMap<string, readonly LineCount[]> {
  const reached = new Map<string, LineCount[]>();
  for (const count of counts) {
    if (count.count === 0) continue;
    const known = reached.get(count.file);
    if (known === undefined) reached.set(count.file, [count]);
    else known.push(count);
  }
  return reached;
}

function fileCoverage(file: string, places: SourcePlaces, reached: readonly LineCount[]): FileCoverage {
  const at = new Map(reached.map((count) => [positionKey(count), count.count]));
  const covered: Range[] = [];
  const notCovered: Range[] = [];
  const hits = new Map<number, number>();
  const add = (range: Range, count: number): void => {
    (count > 0 ? covered : notCovered).push(range);
    hits.set(range.start.row, Math.max(hits.get(range.start.row) ?? 0, count));
  };
  const held = new Set<Expression>();
  // Those that were not reached are no places of their own, as in OPA's report.
  const addParts = (parts: readonly Term[]): void => {
    for (const { location } of parts) {
      const inner = places.rangeOf(location);
      const count = at.get(positionKey(inner.start)) ?? 0;
      if (count > 0) add(inner, count);
    }
  };
  for (const { range, body, rule } of places.heads) {
    const count = at.get(positionKey(range.start)) ?? 0;
    if (count > 0) for (const expression of body) held.add(expression);
    add(range, count);
    if (count > 0) addParts(nestedHeadParts(rule));
  }
  for (const { expression, range } of places.expressions) {
    const counted = countWithin(reached, range);
    // Declarations do nothing by themselves.
    if (expression.code.kind === "some" && counted === 0) continue;
    // What is constant leaves no statement, but where the rule held, it did.
    add(range, counted === 0 && held.has(expression) ? 1 : counted);
    if (counted > 0) addParts(nestedParts(expression));
  }
  return {
    file,
    covered: sorted(covered),
    notCovered: sorted(notCovered),
    coveredRows: rowsOf(covered),
    notCoveredRows: rowsOf(notCovered),
    hits,
  };
}

/** The places in order, and a range in it: the first that is reached within it says how often it was begun. */
export function countWithin(reached: readonly LineCount[], range: Range): number {
  let low = 0;
  let high = reached.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comparePositions(reached[middle] as Position, range.start) < 0) low = middle + 1;
    else high = middle;
  }
  const first = reached[low];
  return first !== undefined && contains(range, first) ? first.count : 0;
}

function sorted(ranges: readonly Range[]): readonly Range[] {
  const unique = new Map(
    ranges.map((range) => [`${positionKey(range.start)}-${positionKey(range.end)}`, range]),
  );
  return [...unique.values()].sort(compareRanges);
}

function rowsOf(ranges: readonly Range[]): readonly number[] {
  const rows = new Set<number>();
  for (const { start, end } of ranges) for (let row = start.row; row <= end.row; row++) rows.add(row);
  return [...rows].sort((left, right) => left - right);
}

function positionKey({ row, column }: Position): string {
  return `${row}:${column}`;
}
