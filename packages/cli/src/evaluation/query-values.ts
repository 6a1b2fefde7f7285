// The expressions of a query as results show them: what is written, and where its value is found.
import type { Body } from "@palisade/compiler";

/** What the compiler calls the values of a query's expressions, and an index; nobody names a variable so by chance. */
export const valuePrefix = "__result__";

/** An expression as it is written, its place in the query, and which of the query's it is. */
export type QueryExpression = {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly index: number;
};

/** Without those that only declare, as `some x`. */
export function queryExpressions(query: string, body: Body): readonly QueryExpression[] {
  return body.flatMap(({ code, location: { start, end, row, column } }, index) => {
    const declares = code.kind === "some" && code.symbols.every(({ kind }) => kind === "var");
    return declares ? [] : [{ text: query.slice(start, end), row, column, index }];
  });
}
