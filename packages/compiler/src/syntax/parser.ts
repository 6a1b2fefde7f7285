// Statement after statement: the public way from text to tree.
import type { Diagnostic } from "../source/diagnostic.js";
import { collectDiagnostics, maximumDiagnostics } from "../source/diagnostic.js";
import { SourceFile } from "../source/source-file.js";
import type { Body, Expression, Import, Module, Package, RegoVersion, Term } from "./ast.js";
import { attachAnnotations } from "./attach-annotations.js";
import { checkRuleWords } from "./check-rule-words.js";
import { Cursor, type Grammar, SyntaxFailure } from "./cursor.js";
import { readHeadOnlyRule } from "./head-only-rule.js";
import { readMetadata } from "./metadata.js";
import { parseBody, parseLiteral, separatorHelp } from "./parse-expression.js";
import { isReferenceHere, parseImport, parsePackage } from "./parse-import.js";
import { parseOperation } from "./parse-infix.js";
import { type ParsedRule, parseRules } from "./parse-rule.js";
import { parseTerm } from "./parse-term.js";
import type { TokenKind } from "./token.js";

export type ParseOptions = {
  readonly regoVersion?: RegoVersion;
  /** Whether METADATA is read, and has to be right; it is if absent. */
  readonly annotations?: boolean;
  /** Diagnostics that are reported; 100 if absent. */
  readonly maximumDiagnostics?: number;
};
export type ParsedModule = { readonly module?: Module; readonly diagnostics: readonly Diagnostic[] };
export type ParsedQuery = { readonly body?: Body; readonly diagnostics: readonly Diagnostic[] };
export type ParsedTerm = { readonly term?: Term; readonly diagnostics: readonly Diagnostic[] };

const grammar: Grammar = {
  body: parseBody,
  literal: parseLiteral,
  term: parseTerm,
  operation: parseOperation,
};

type Statement =
  | { readonly kind: "package"; readonly package: Package }
  | { readonly kind: "import"; readonly import: Import }
  | { readonly kind: "rules"; readonly rules: readonly ParsedRule[] }
  /** Read to its end, but no rule. `word`: all there is, if that is one name. */
  | { readonly kind: "refused"; readonly failure: SyntaxFailure; readonly word?: string };

/** A module, or what is wrong with the text. */
export function parseModule(file: string, text: string, options: ParseOptions = {}): ParsedModule {
  const cursor = new Cursor(new SourceFile(file, text), options.regoVersion ?? "v1", grammar);
  const diagnostics: Diagnostic[] = [];
  const most = options.maximumDiagnostics ?? maximumDiagnostics;
  const statements = parseStatements(cursor, diagnostics, most);
  const parts = sortStatements(cursor, statements, diagnostics);
  const isV1 = cursor.regoVersion === "v1" || parts.imports.some(importsVersion);
  diagnostics.push(...checkShapes(parts, isV1, diagnostics));
  const rules = parts.rules.map(({ rule }) => rule);
  const blocks =
    options.annotations === false ? [] : readMetadata(cursor.comments, parseTermText, diagnostics);
  const annotations =
    parts.package === undefined || diagnostics.length > 0
      ? []
      : attachAnnotations(blocks, { ...parts, package: parts.package, rules }, diagnostics);
  const collected = collectDiagnostics(diagnostics, most);
  if (parts.package === undefined || collected.length > 0) return { diagnostics: collected };
  const module: Module = {
    file,
    regoVersion: isV1 ? "v1" : "v0",
    package: parts.package,
    imports: parts.imports,
    rules,
    annotations,
    comments: cursor.comments,
  };
  return { module, diagnostics: [] };
}

/** What is wrong with statements that were read to their end; not where their text was wrong already. */
function checkShapes(parts: Parts, isV1: boolean, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const rows = new Set(found.map(({ location }) => location.row));
  const shapes = [...parts.refused, ...(isV1 ? parts.rules.flatMap(checkRuleWords) : [])];
  return shapes.filter(({ location }) => !rows.has(location.row));
}

function importsVersion({ path }: Import): boolean {
  const [root] = path.parts;
  return root?.kind === "var" && root.name === "rego";
}

function parseStatements(cursor: Cursor, diagnostics: Diagnostic[], most: number): readonly Statement[] {
  const statements: Statement[] = [];
  while (!cursor.at("eof") && diagnostics.length < most) {
    cursor.startStatement();
    try {
      statements.push(parseStatement(cursor));
    } catch (failure) {
      if (!(failure instanceof SyntaxFailure)) throw failure;
      diagnostics.push(diagnosticOf(failure), ...echoesOf(failure, cursor));
      cursor.recover(failure.index);
    }
  }
  return statements;
}

function diagnosticOf({ message, location, help }: SyntaxFailure): Diagnostic {
  const found = { code: "rego_parse_error", severity: "error", message, location } as const;
  return help === undefined ? found : { ...found, help };
}

function echoesOf({ echoes, index }: SyntaxFailure, cursor: Cursor): readonly Diagnostic[] {
  const { start, end } = cursor.tokenAt(index);
  const location = cursor.source.location(start, end);
  return echoes.map((message) => ({ code: "rego_parse_error", severity: "error", message, location }));
}

function parseStatement(cursor: Cursor): Statement {
  if (cursor.at("illegal")) cursor.unexpected();
  refuseKeywordName(cursor);
  if (cursor.at("package") && !isReferenceHere(cursor)) {
    return { kind: "package", package: parsePackage(cursor) };
  }
  if (cursor.at("import") && !isReferenceHere(cursor)) {
    return { kind: "import", import: parseImport(cursor) };
  }
  // A head without a body is read twice: as a head, then as the expression it is for OPA.
  const mark = cursor.mark();
  const rules = parseRules(cursor);
  if (rules !== undefined) return { kind: "rules", rules };
  cursor.restore(mark);
  const body = parseTopExpressions(cursor);
  const rule = readHeadOnlyRule(cursor, body);
  if (!(rule instanceof SyntaxFailure)) return { kind: "rules", rules: [rule] };
  const [only] = body;
  const term = body.length === 1 && only?.code.kind === "term" ? only.code.term : undefined;
  return { kind: "refused", failure: rule, ...(term?.kind === "var" ? { word: term.name } : {}) };
}

function parseTopExpressions(cursor: Cursor): readonly Expression[] {
  const body = [parseLiteral(cursor)];
  while (cursor.accept(";")) body.push(parseLiteral(cursor));
  return body;
}

const ruleSigns: readonly TokenKind[] = [":=", "="];
const ruleStarts: readonly TokenKind[] = [...ruleSigns, "if", "contains"];
const followersOfNames: ReadonlyMap<TokenKind, readonly TokenKind[]> = new Map<
  TokenKind,
  readonly TokenKind[]
>([
  ["every", [...ruleStarts, "("]],
  ["if", [...ruleStarts, "("]],
  ["in", [...ruleStarts, "("]],
  ["some", [...ruleStarts, "("]],
  ["as", [...ruleStarts, "("]],
  ["package", [...ruleSigns, "("]],
  ["import", [...ruleSigns, "("]],
  ["not", ruleStarts],
  ["and", ruleStarts],
  ["or", ruleStarts],
  ["contains", ["if", "contains"]],
]);

/** `every := 1`: what follows shows that a keyword was meant for a rule's name. */
function refuseKeywordName(cursor: Cursor): void {
  const isDefault = cursor.at("default") && !isReferenceHere(cursor);
  const index = isDefault ? cursor.index + 1 : cursor.index;
  const kind = cursor.kindAt(index);
  const followers = followersOfNames.get(kind);
  if (followers === undefined) return;
  const next = cursor.kindAt(index + 1);
  const names = isDefault ? next !== "." && next !== "[" && kind !== "contains" : followers.includes(next);
  if (!names) return;
  const { start, end } = cursor.tokenAt(index);
  const location = cursor.source.location(start, end);
  cursor.fail(`${kind} keyword cannot be used for rule name`, location, "choose another name");
}

type Parts = {
  readonly package: Package | undefined;
  readonly imports: readonly Import[];
  readonly rules: readonly ParsedRule[];
  readonly refused: readonly Diagnostic[];
};

function sortStatements(cursor: Cursor, statements: readonly Statement[], diagnostics: Diagnostic[]): Parts {
  const report = (message: string, location: Diagnostic["location"], help: string) =>
    diagnostics.push({ code: "rego_parse_error", severity: "error", message, location, help });
  const [first] = statements;
  const help = "start the file with `package name`";
  if (first === undefined) {
    if (diagnostics.length === 0) report("empty module", cursor.source.location(0, 0), help);
  } else if (first.kind !== "package" && diagnostics.length === 0) {
    report("package expected", placeOf(first), help);
  }
  const packages = statements.flatMap((statement) =>
    statement.kind === "package" ? [statement.package] : [],
  );
  const repeated = first?.kind === "package" ? packages.slice(1) : packages;
  for (const other of repeated) report("unexpected package", other.location, "a file has one package");
  return {
    package: packages[0],
    imports: statements.flatMap((statement) => (statement.kind === "import" ? [statement.import] : [])),
    rules: statements.flatMap((statement) => (statement.kind === "rules" ? statement.rules : [])),
    refused: refusedOf(cursor, statements),
  };
}

/** In v0 the words of a head are names until they are imported, and `p if { … }` is `p`, then a rule called `if`. */
function refusedOf(cursor: Cursor, statements: readonly Statement[]): readonly Diagnostic[] {
  const isV1 =
    cursor.regoVersion === "v1" ||
    statements.some((statement) => statement.kind === "import" && importsVersion(statement.import));
  return statements.flatMap((statement, index) => {
    if (statement.kind !== "refused") return [];
    const found = diagnosticOf(statement.failure);
    const next = statements[index + 1];
    const beside = next !== undefined && placeOf(next).row === placeOf(statement).row ? next : undefined;
    const word = headWord(statement) ?? (beside === undefined ? undefined : headWord(beside));
    const form = word === undefined || isV1 ? undefined : headForms.get(word);
    if (form === undefined) return [found];
    return [
      {
        ...found,
        message: `${found.message} (hint: \`import future.keywords.${word}\` for \`${form}\` rules)`,
      },
    ];
  });
}

const headForms: ReadonlyMap<string, string> = new Map([
  ["if", "p if { ... }"],
  ["contains", "p contains x"],
]);

/** The word of a head that a statement was taken for. */
function headWord(statement: Statement): string | undefined {
  if (statement.kind === "refused") return headForms.has(statement.word ?? "") ? statement.word : undefined;
  const [name] = statement.kind === "rules" ? (statement.rules[0]?.rule.head.reference.parts ?? []) : [];
  return name?.kind === "var" && headForms.has(name.name) ? name.name : undefined;
}

function placeOf(statement: Statement): Diagnostic["location"] {
  if (statement.kind === "package") return statement.package.location;
  if (statement.kind === "import") return statement.import.location;
  if (statement.kind === "refused") return statement.failure.location;
  const [first] = statement.rules;
  return first === undefined ? { file: "", row: 1, column: 1, start: 0, end: 0 } : first.rule.location;
}

/** A query: expressions, one a line or separated by semicolons. `imports` are parsed before it, as its keywords. */
export function parseQuery(
  text: string,
  options: ParseOptions & { readonly file?: string } = {},
): ParsedQuery {
  const cursor = new Cursor(new SourceFile(options.file ?? "", text), options.regoVersion ?? "v1", grammar);
  cursor.startStatement();
  const body = cursor.attempt(() => parseWholeQuery(cursor));
  return body instanceof SyntaxFailure ? { diagnostics: [diagnosticOf(body)] } : { body, diagnostics: [] };
}

function parseWholeQuery(cursor: Cursor): readonly Expression[] {
  if (cursor.at("illegal")) cursor.unexpected();
  const body: Expression[] = [];
  while (!cursor.at("eof")) {
    body.push(parseLiteral(cursor));
    if (cursor.accept(";") || cursor.at("eof")) continue;
    if (!cursor.token.newline) cursor.unexpected("expected \\n or ; or eof", separatorHelp(cursor, "eof"));
  }
  if (body.length === 0) cursor.fail("found empty body");
  return body;
}

/** One term without anything else. */
export function parseTermText(
  text: string,
  options: ParseOptions & { readonly file?: string } = {},
): ParsedTerm {
  const cursor = new Cursor(new SourceFile(options.file ?? "", text), options.regoVersion ?? "v1", grammar);
  cursor.startStatement();
  const term = cursor.attempt(() => {
    if (cursor.at("illegal")) cursor.unexpected();
    const parsed = parseOperation(cursor, true);
    return cursor.at("eof") ? parsed : cursor.unexpected("expected one term");
  });
  return term instanceof SyntaxFailure ? { diagnostics: [diagnosticOf(term)] } : { term, diagnostics: [] };
}
