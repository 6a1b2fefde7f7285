// A query as it is typed and as it is compiled: one expression is asked for its value, anything else for bindings.
import type { Body, Diagnostic } from "@palisade/compiler";

/** Holds the value of a query that is one expression; nobody names a variable so by chance. */
export const resultVariable = "__result__";

const prefix = `${resultVariable} = `;

/** `data.a.b` asks for a value, `x := 1; x > y` for bindings: the former is given a variable to bind. */
export function valueQuery(query: string, body: Body): string {
  const [expression] = body;
  if (expression === undefined || body.length !== 1 || expression.negated) return query;
  const { code } = expression;
  if (code.kind === "term") return `${prefix}${query}`;
  if (code.kind !== "call") return query;
  const [operator] = code.operator.parts;
  const binds = operator?.kind === "var" && (operator.name === "eq" || operator.name === "assign");
  return binds ? query : `${prefix}${query}`;
}

/**
 * What is said of a compiled query, as of the query that was typed: places without the variable in
 * front, and nothing about that variable, which only follows from what is said of the rest.
 * Only diagnostics of the query's own file move.
 */
export function typedDiagnostics(
  diagnostics: readonly Diagnostic[],
  compiled: string,
  isOfQuery: (file: string) => boolean,
): readonly Diagnostic[] {
  if (!compiled.startsWith(prefix)) return diagnostics;
  return diagnostics
    .filter(({ message }) => !message.includes(resultVariable))
    .map((diagnostic) => (isOfQuery(diagnostic.location.file) ? moved(diagnostic) : diagnostic));
}

function moved(diagnostic: Diagnostic): Diagnostic {
  const { location } = diagnostic;
  const back = (offset: number): number => Math.max(0, offset - prefix.length);
  const column = location.row === 1 ? back(location.column - 1) + 1 : location.column;
  return {
    ...diagnostic,
    location: { ...location, column, start: back(location.start), end: back(location.end) },
  };
}

/** `file:row:column` of an error; places in the query that was typed have no file. */
export function typedPlace(place: string, compiled: string): string {
  const [, row, column] = /^:(\d+):(\d+)$/.exec(place) ?? [];
  if (row === undefined || column === undefined) return place;
  const moves = row === "1" && compiled.startsWith(prefix);
  return `${row}:${moves ? Math.max(1, Number(column) - prefix.length) : column}`;
}
