// A module in OPA's layout: the same program, its comments kept.
import type { Diagnostic } from "../source/diagnostic.js";
import { SourceFile } from "../source/source-file.js";
import type { Import, Module, Package, Rule } from "../syntax/ast.js";
import { NumberJson } from "../syntax/ast-json.js";
import { compareTerms } from "../syntax/compare-terms.js";
import { moduleJson } from "../syntax/module-json.js";
import { type ParseOptions, parseModule } from "../syntax/parser.js";
import { printImport, printPackage } from "../syntax/print.js";
import { formatBodyBetween, formatExpression, formatRule, isOneLiner, type Style } from "./format-rule.js";
import type { Formatter } from "./format-term.js";
import { CrowdedLine, LineWriter } from "./line-writer.js";

/** `text` is absent exactly if there are diagnostics. */
export type Formatted = { readonly text?: string; readonly diagnostics: readonly Diagnostic[] };

/** A comment in an odd place may move twice before it stays where it is; more than this nothing takes. */
const maximumPasses = 5;

/** The text in OPA's layout, or what is wrong with it. What would change the program is left as it was. */
export function formatModule(file: string, text: string, options: ParseOptions = {}): Formatted {
  const { module, diagnostics } = parseModule(file, text, options);
  if (module === undefined) return { diagnostics };
  let before = text;
  let current: Module = module;
  for (let pass = 0; pass < maximumPasses; pass++) {
    const after = layOut(current, new SourceFile(file, before));
    if (after === before) break;
    const again = parseModule(file, after, options).module;
    const isSame =
      again !== undefined && again.comments.length === module.comments.length && sameTree(module, again);
    if (!isSame) break;
    before = after;
    current = again;
  }
  return { text: before, diagnostics: [] };
}

/** Import order is layout, and so are `=` for `:=`, `if true` for nothing, and OPA's old names of heads. */
function sameTree(left: Module, right: Module): boolean {
  const tree = (module: Module) => {
    const json = moduleJson({ ...module, imports: [], annotations: [] }, { comments: false });
    return JSON.stringify(json, (key, value) => {
      if (key === "generated" || key === "assign") return undefined;
      if (key === "head" && value.value !== undefined) return { ...value, name: undefined, key: undefined };
      return key === "parts" && Array.isArray(value) ? joinConstants(value) : value;
    });
  };
  return tree(left) === tree(right);
}

/** `{1}` in a template string is the text `1`. */
function joinConstants(parts: readonly { readonly type?: unknown; readonly value?: unknown }[]): unknown {
  const joined: unknown[] = [];
  let text = "";
  for (const part of parts) {
    const { type, value } = part;
    if (type === undefined) {
      joined.push(text, part);
      text = "";
    } else text += type === "null" ? "null" : value instanceof NumberJson ? value.text : String(value);
  }
  return [...joined, text];
}

function layOut(module: Module, source: SourceFile): string {
  const writer = new LineWriter(module.comments);
  const formatter: Formatter = {
    writer,
    source,
    bodyBetween: (body, opened, closed) => formatBodyBetween(formatter, body, opened, closed),
    expression: (expression) => formatExpression(formatter, expression),
  };
  const beside = writer.takeBeside(new Set(module.imports.map(({ location }) => location.row)));
  formatPackage(writer, module.package);
  const style = styleOf(module);
  const statements = [...module.imports, ...module.rules].toSorted(
    (left, right) => left.location.start - right.location.start,
  );
  for (let index = 0; index < statements.length; ) {
    const imports: Import[] = [];
    for (let next = statements[index]; next !== undefined && !("head" in next); next = statements[++index])
      imports.push(next);
    formatImports(writer, imports, beside);
    const rules: Rule[] = [];
    for (let next = statements[index]; next !== undefined && "head" in next; next = statements[++index])
      rules.push(next);
    formatRules(formatter, rules, style);
  }
  writer.writeRest();
  return `${writer.text.replace(/\n+$/, "")}\n`;
}

function formatPackage(writer: LineWriter, one: Package): void {
  writer.placeComments(one.location.row);
  writer.startLine();
  writer.write(printPackage(one));
  writer.blankLine();
}

function styleOf(module: Module): Style {
  const known = (word: string) =>
    module.regoVersion === "v1" ||
    module.imports.some(({ path }) => {
      const [root, , name] = path.parts;
      const isFuture = root?.kind === "var" && root.name === "future";
      return isFuture && (name === undefined || (name.kind === "string" && name.value === word));
    });
  const dottedHeads = module.rules.some(
    ({ head }) =>
      head.reference.parts.length > 2 || (head.reference.parts.length === 2 && head.key !== undefined),
  );
  return { usesIf: known("if"), usesContains: known("contains"), dottedHeads };
}

/** Sorted within the groups that blank lines make. */
function formatImports(
  writer: LineWriter,
  imports: readonly Import[],
  beside: ReadonlyMap<number, string>,
): void {
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
      writer.write(comment === undefined ? printImport(one) : `${printImport(one)} ${comment}`);
      writer.endLine();
    }
    writer.blankLine();
  }
}

function compareImports(left: Import, right: Import): number {
  const [ours = "", theirs = ""] = [left.alias, right.alias];
  return compareTerms(left.path, right.path) || (ours < theirs ? -1 : ours > theirs ? 1 : 0);
}

function formatRules(formatter: Formatter, rules: readonly Rule[], style: Style): void {
  const { writer, source } = formatter;
  rules.forEach((rule, index) => {
    writer.placeComments(rule.location.row);
    const mark = writer.mark();
    try {
      formatRule(formatter, rule, style);
    } catch (crowded) {
      if (!(crowded instanceof CrowdedLine)) throw crowded;
      const { location } = rule;
      writer.writeAsWritten(mark, source.textOf(location), location.row, source.row(location.end));
    }
    const next = rules[index + 1];
    const together =
      next !== undefined &&
      isOneLiner(rule, style) &&
      isOneLiner(next, style) &&
      next.location.row === rule.location.row + 1;
    if (!together) writer.blankLine();
  });
}
