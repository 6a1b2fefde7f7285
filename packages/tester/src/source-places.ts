// Where in a module's text its heads and expressions stand, to say which one a place belongs to.
import {
  type Expression,
  isExpression,
  type Location,
  type Module,
  type Rule,
  ruleNodes,
  type Source,
  SourceFile,
  walkNodes,
} from "@palisade/compiler";

export type Position = { readonly row: number; readonly column: number };

/** From `start` up to, not including, `end`. */
export type Range = { readonly start: Position; readonly end: Position };

export type ExpressionPlace = {
  readonly expression: Expression;
  readonly range: Range;
  readonly rule: Rule;
  /** The expression whose body it stands in: an `every`, or one with a comprehension. */
  readonly parent: ExpressionPlace | undefined;
};

export type HeadPlace = {
  readonly rule: Rule;
  readonly range: Range;
  /** The expressions of the rule's body, one level deep: all of them hold where the head is reached. */
  readonly body: readonly Expression[];
};

export class SourcePlaces {
  readonly source: SourceFile;
  /** Outer ones before inner ones, in the order of the text. */
  readonly expressions: readonly ExpressionPlace[];
  /** One for each rule and each `else`. */
  readonly heads: readonly HeadPlace[];
  readonly #known = new Map<string, ExpressionPlace | undefined>();

  constructor(source: Source, module: Module) {
    this.source = new SourceFile(source.file, source.text);
    const expressions: ExpressionPlace[] = [];
    const heads: HeadPlace[] = [];
    for (const rule of module.rules) {
      for (let link: Rule | undefined = rule; link !== undefined; link = link.else) {
        heads.push({ rule: link, range: this.rangeOf(link.head.location), body: link.body });
      }
      expressions.push(...this.#expressionsOf(rule));
    }
    this.expressions = expressions;
    this.heads = heads;
  }

  rangeOf({ row, column, end }: Location): Range {
    const endRow = this.source.row(end);
    return { start: { row, column }, end: { row: endRow, column: this.source.column(end, endRow) } };
  }

  #expressionsOf(rule: Rule): readonly ExpressionPlace[] {
    const found: ExpressionPlace[] = [];
    let open: ExpressionPlace | undefined;
    walkNodes(ruleNodes(rule), (node) => {
      if (!isExpression(node)) return;
      const range = this.rangeOf(node.location);
      while (open !== undefined && !isWithin(range, open.range)) open = open.parent;
      open = { expression: node, range, rule, parent: open };
      found.push(open);
    });
    return found;
  }

  /** The innermost expression around a place. */
  expressionAt(place: Position): ExpressionPlace | undefined {
    const key = `${place.row}:${place.column}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#search(place));
    return this.#known.get(key);
  }

  #search(place: Position): ExpressionPlace | undefined {
    let found: ExpressionPlace | undefined;
    for (const candidate of this.expressions) {
      if (!contains(candidate.range, place)) continue;
      if (found === undefined || isWithin(candidate.range, found.range)) found = candidate;
    }
    return found;
  }
}

export function contains({ start, end }: Range, place: Position): boolean {
  return comparePositions(start, place) <= 0 && comparePositions(place, end) < 0;
}

export function isWithin(inner: Range, outer: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

export function comparePositions(left: Position, right: Position): number {
  return left.row - right.row || left.column - right.column;
}

export function compareRanges(left: Range, right: Range): number {
  return comparePositions(left.start, right.start) || comparePositions(left.end, right.end);
}

/** By file; modules that could not be read are left out. */
export function placesByFile(
  sources: readonly Source[],
  modules: readonly Module[],
): ReadonlyMap<string, SourcePlaces> {
  const texts = new Map(sources.map((source) => [source.file, source]));
  return new Map(
    modules.flatMap((module) => {
      const source = texts.get(module.file);
      return source === undefined ? [] : [[module.file, new SourcePlaces(source, module)] as const];
    }),
  );
}
