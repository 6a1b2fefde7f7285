// A module in OPA's layout: the same program, its comments kept.
import type { Diagnostic } from "../source/diagnostic.js";
import { SourceFile } from "../source/source-file.js";
import type { Import, Module, RegoVersion, Rule } from "../syntax/ast.js";
import { NumberJson } from "../syntax/ast-json.js";
import { moduleJson } from "../syntax/module-json.js";
import { type ParseOptions, parseModule } from "../syntax/parser.js";
import { formatBodyBetween, formatExpression } from "./format-expression.js";
import { formatImports, formatPackage, keywordsOf, neededImports } from "./format-header.js";
import { formatRule, isOneLiner, type Style } from "./format-rule.js";
import type { Formatter } from "./formatter.js";
import { CrowdedLine, LineWriter } from "./line-writer.js";

/** `text` is absent exactly if there are diagnostics. */
export type Formatted = { readonly text?: string; readonly diagnostics: readonly Diagnostic[] };

/** A comment in an odd place may move twice before it stays where it is; more than this nothing takes. */
const maximumPasses = 5;

/** The text in OPA's layout, or what is wrong with it. What would change the program is left as it was. */
export function formatModule(file: string, text: string, options: ParseOptions = {}): Formatted {
  // To the layout, METADATA is a comment like any other.
  const asWritten = { ...options, annotations: false };
  const { module, diagnostics } = parseModule(file, text, asWritten);
  if (module === undefined) return { diagnostics };
  const asked = {
    version: options.regoVersion ?? "v1",
    read: (it: string) => parseModule(file, it, asWritten).module,
  };
  let before = text;
  let current: Module = module;
  for (let pass = 0; pass < maximumPasses; pass++) {
    const source = new SourceFile(file, before);
    const after = layOutFaithfully(current, source, asked);
    if (after === undefined || after.text === before) break;
    before = after.text;
    current = after.module;
  }
  return { text: before, diagnostics: [] };
}

type Asked = { readonly version: RegoVersion; readonly read: (text: string) => Module | undefined };

/** Nothing if the program would become another one however it is written. */
function layOutFaithfully(
  module: Module,
  source: SourceFile,
  { version, read }: Asked,
): { readonly text: string; readonly module: Module } | undefined {
  let careful: ReadonlySet<Rule> = new Set();
  for (;;) {
    const text = layOut(module, source, version, careful);
    const again = read(text);
    if (again !== undefined && again.comments.length === module.comments.length && sameTree(module, again))
      return { text, module: again };
    if (careful.size > 0) return undefined;
    careful = new Set(changedRules(module, again));
    if (careful.size === 0) return undefined;
  }
}

/** Those that became others; all of them, if what was written is no program at all. */
function changedRules(module: Module, again: Module | undefined): readonly Rule[] {
  const only = (from: Module, rule: Rule | undefined): Module => ({
    ...from,
    rules: rule === undefined ? [] : [rule],
  });
  return module.rules.filter(
    (rule, index) => again === undefined || !sameTree(only(module, rule), only(again, again.rules[index])),
  );
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

/** `careful`: the rules whose operators all get parentheses. */
function layOut(
  module: Module,
  source: SourceFile,
  version: RegoVersion,
  careful: ReadonlySet<Rule>,
): string {
  const writer = new LineWriter(module.comments);
  const keywords = keywordsOf(module, version);
  const formatters = [false, true].map((one) => formatterOf({ writer, source, keywords, careful: one }));
  const [plain, wary] = formatters as [Formatter, Formatter];
  const imports = neededImports(module.imports);
  const beside = writer.takeBeside(new Set(imports.map(({ location }) => location.row)));
  formatPackage(plain, module.package);
  const style = styleOf(module, version);
  const statements = [...imports, ...module.rules].toSorted(
    (left, right) => left.location.start - right.location.start,
  );
  for (let index = 0; index < statements.length; ) {
    const group: Import[] = [];
    for (let next = statements[index]; next !== undefined && !("head" in next); next = statements[++index])
      group.push(next);
    formatImports(plain, group, beside);
    const rules: Rule[] = [];
    for (let next = statements[index]; next !== undefined && "head" in next; next = statements[++index])
      rules.push(next);
    formatRules((rule) => (careful.has(rule) ? wary : plain), rules, style);
  }
  writer.writeRest();
  return `${writer.text.replace(/(?<!\n)\n+$/, "")}\n`;
}

function formatterOf(parts: Omit<Formatter, "bodyBetween" | "expression">): Formatter {
  const formatter: Formatter = {
    ...parts,
    bodyBetween: (body, opened, closed, wrapped) =>
      formatBodyBetween({ ...formatter, wrapped }, body, opened, closed),
    expression: (expression) => formatExpression(formatter, expression),
  };
  return formatter;
}

function styleOf(module: Module, version: RegoVersion): Style {
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
  const isV1 = version === "v1";
  return { isV1, usesIf: known("if"), usesContains: known("contains"), dottedHeads };
}

function formatRules(formatterFor: (rule: Rule) => Formatter, rules: readonly Rule[], style: Style): void {
  rules.forEach((rule, index) => {
    const formatter = formatterFor(rule);
    const { writer, source } = formatter;
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
