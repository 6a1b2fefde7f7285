// What stands above the rules: the package and the imports, and which words they make keywords.
import type { Import, Module, Package, RegoVersion, Term } from "../syntax/ast.js";
import { compareTerms } from "../syntax/compare-terms.js";
import { printTerm } from "../syntax/print-term.js";
import { futureKeywords, keywordsOfV1, plainKeywords } from "../syntax/token.js";
import { formatRefParts } from "./format-term.js";
import type { Formatter } from "./formatter.js";

/** The language's, and those that are imported by name. */
export function keywordsOf({ imports }: Module, version: RegoVersion): ReadonlySet<string> {
  if (imports.some(isVersion("v2"))) return new Set([...plainKeywords, ...keywordsOfV1, ...futureKeywords]);
  const imported = imports.flatMap((one) => futureWord(one) ?? []);
  return new Set([...plainKeywords, ...(version === "v1" ? keywordsOfV1 : []), ...imported]);
}

/** Without those that `rego.v1` or `rego.v2` stands for. */
export function neededImports(imports: readonly Import[]): readonly Import[] {
  const [isV1, isV2] = [isVersion("v1"), isVersion("v2")];
  if (imports.some(isV2)) return imports.filter((one) => !isV1(one) && !isFuture(one));
  if (!imports.some(isV1)) return imports;
  const newer: readonly string[] = futureKeywords;
  return imports.filter((one) => !isFuture(one) || newer.includes(futureWord(one) ?? ""));
}

function isVersion(name: string): (one: Import) => boolean {
  return ({ path: { parts } }) => {
    const [root, version] = parts;
    const isRego = root?.kind === "var" && root.name === "rego" && parts.length === 2;
    return isRego && version?.kind === "string" && version.value === name;
  };
}

function isFuture({ path: { parts } }: Import): boolean {
  const [root] = parts;
  return root?.kind === "var" && root.name === "future";
}

/** The keyword that is imported, if it is one alone. */
function futureWord(one: Import): string | undefined {
  const word = one.path.parts[2];
  return isFuture(one) && word?.kind === "string" ? word.value : undefined;
}

export function formatPackage(formatter: Formatter, { path, location }: Package): void {
  const { writer } = formatter;
  writer.placeComments(location.row);
  writer.startLine();
  writer.write("package ");
  formatPath(formatter, path.parts.slice(1));
  writer.blankLine();
}

/** `a.b.c`: the root of a package's path is a string as well. */
function formatPath(formatter: Formatter, [root, ...parts]: readonly Term[]): void {
  if (root !== undefined) formatter.writer.write(root.kind === "string" ? root.value : printTerm(root));
  formatRefParts(formatter, parts);
}

/** Sorted within the groups that blank lines make. */
export function formatImports(
  formatter: Formatter,
  imports: readonly Import[],
  beside: ReadonlyMap<number, string>,
): void {
  const { writer } = formatter;
  const groups: Import[][] = [];
  let row = Number.NEGATIVE_INFINITY;
  for (const one of imports) {
    const group = groups.at(-1);
    if (group === undefined || one.location.row - row > 1) groups.push([one]);
    else group.push(one);
    row = one.location.row;
  }
  for (const group of groups) {
    const [first] = group;
    if (first !== undefined) writer.placeComments(first.location.row);
    for (const one of group.toSorted(compareImports)) {
      const comment = beside.get(one.location.row);
      writer.startLine();
      writer.write("import ");
      formatPath(formatter, one.path.parts);
      if (one.alias !== undefined) writer.write(` as ${one.alias}`);
      if (comment !== undefined) writer.write(` ${comment}`);
      writer.endLine();
    }
    writer.blankLine();
  }
}

function compareImports(left: Import, right: Import): number {
  const [ours = "", theirs = ""] = [left.alias, right.alias];
  return compareTerms(left.path, right.path) || (ours < theirs ? -1 : ours > theirs ? 1 : 0);
}
