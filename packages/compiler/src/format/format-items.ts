// Lists between brackets: items of collections, arguments, parameters.
import type { Location, Term } from "../syntax/ast.js";
import { isExpression, walkNodes } from "../syntax/walk.js";
import type { Formatter } from "./formatter.js";
import { CrowdedLine } from "./line-writer.js";

/** `terms`: what is in it. */
export type Item = {
  readonly location: Location;
  readonly terms: readonly Term[];
  readonly write: () => void;
};

/** Where a list stands, and the row of its closing bracket; arguments of calls have none, for what encloses them is no part of the operator. */
export type Enclosure = { readonly location: Location; readonly closeRow: number | undefined };

/** Items in the lines in which they were written; over several lines, each ends with a comma. */
export function formatItems(
  formatter: Formatter,
  items: readonly Item[],
  { location, closeRow }: Enclosure,
): void {
  const { writer } = formatter;
  const lines = linesOf(formatter, items);
  const closes = closeRow !== undefined;
  if (closes && lines.length <= 1 && writer.hasCommentBetween(location.row, closeRow))
    throw new CrowdedLine();
  const several = lines.length > 1 || breaksBefore(formatter, items[0], location);
  if (several) {
    writer.delayTrailing();
    writer.endLine();
    writer.indent();
    writer.startLine();
  }
  lines.forEach((line, index) => {
    if (index > 0) {
      writer.write(",");
      writer.endLine();
      writer.startLine();
    }
    line.forEach((item, position) => {
      if (position > 0) writer.write(", ");
      item.write();
    });
  });
  if (!several) return;
  writer.write(",");
  writer.endLine();
  if (closes) writer.placeComments(closeRow);
  writer.outdent();
  writer.startLine();
}

/** As OPA finds it: by looking for the text of the first item. */
function breaksBefore({ source }: Formatter, first: Item | undefined, location: Location): boolean {
  if (first === undefined) return false;
  const text = source.textOf(location);
  const start = text.indexOf(source.textOf(first.location));
  return start > 0 && text.slice(0, start).indexOf("\n") > 0;
}

/** Those that were written in one row. Where a compiler named a variable, rows are nobody's, and all share one line. */
function linesOf({ source }: Formatter, items: readonly Item[]): readonly (readonly Item[])[] {
  if (source.text.includes(generatedPrefix) && items.some(isGenerated)) return [items];
  const lines: Item[][] = [];
  let row = Number.POSITIVE_INFINITY;
  for (const item of items) {
    const line = lines.at(-1);
    if (line === undefined || item.location.row > row) lines.push([item]);
    else line.push(item);
    row = item.location.row;
  }
  return lines;
}

/** What the names of variables that a compiler made start with. */
const generatedPrefix = "__local";

function isGenerated({ terms }: Item): boolean {
  let found = false;
  walkNodes(terms, (node) => {
    found ||= !isExpression(node) && node.kind === "var" && node.name.startsWith(generatedPrefix);
    return !found;
  });
  return found;
}
