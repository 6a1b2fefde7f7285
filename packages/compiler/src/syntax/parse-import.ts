// `package` and `import` statements, and the keywords that imports bring.
import type { Import, Package, Ref, Term } from "./ast.js";
import type { Cursor } from "./cursor.js";
import { parseTerm, takeVariable } from "./parse-term.js";
import { printTerm } from "./print.js";
import { futureKeywords, isKeywordKind, keywordsOfV1 } from "./token.js";

/** Whether the current keyword is followed by what makes it a name: `package.x`. */
export function isReferenceHere(cursor: Cursor): boolean {
  const next = cursor.tokenAt(cursor.index + 1);
  return (next.kind === "." || next.kind === "[") && !next.space && !next.comment;
}

function takePath(cursor: Cursor): Term {
  cursor.advance();
  if (isKeywordKind(cursor.kind)) cursor.kind = "identifier";
  if (!cursor.at("identifier")) cursor.unexpected();
  return parseTerm(cursor);
}

function refuseMinus(cursor: Cursor): void {
  // Otherwise it would be taken for the sign of the next statement.
  if (cursor.at("-")) cursor.unexpected();
}

export function parsePackage(cursor: Cursor): Package {
  const start = cursor.here;
  const path = takePath(cursor);
  if (path.kind !== "var" && path.kind !== "ref") cursor.unexpected();
  refuseMinus(cursor);
  const location = cursor.locationFrom(start);
  const root: Term = { kind: "var", name: "data", location: path.location };
  const [head, ...rest] = path.kind === "ref" ? path.parts : [path];
  if (head?.kind !== "var") {
    cursor.fail(`unexpected ${head?.kind.toLowerCase()} token: expecting var`, path.location);
  }
  const first: Term = { kind: "string", value: head.name, location: head.location };
  for (const part of rest) {
    if (part.kind !== "string") cursor.fail(`unexpected ${part.kind} token: expecting string`, part.location);
  }
  return { path: { kind: "ref", parts: [root, first, ...rest], location: path.location }, location };
}

const roots: ReadonlySet<string> = new Set(["data", "input", "future", "rego"]);

export function parseImport(cursor: Cursor): Import {
  const start = cursor.here;
  const term = cursor.withoutFutureKeywords(() => takePath(cursor));
  const path = readPath(cursor, term);
  const root = path.parts[0];
  if (root?.kind !== "var" || !roots.has(root.name)) {
    const given = root === undefined ? "" : printTerm(root);
    cursor.fail(
      `unexpected import path, must begin with one of: {data, future, input, rego}, got: ${given}`,
      path.location,
      "imports name documents (`data.…`, `input.…`) or keywords (`future.keywords.…`, `rego.v1`)",
    );
  }
  const alias = cursor.at("as") ? parseAlias(cursor) : undefined;
  refuseMinus(cursor);
  if (alias === undefined) checkName(cursor, path, root.name);
  const location = cursor.locationFrom(start);
  const parsed: Import = { path, location, ...(alias === undefined ? {} : { alias: alias.name }) };
  if (root.name === "future" || root.name === "rego") importKeywords(cursor, parsed, alias);
  return parsed;
}

function readPath(cursor: Cursor, term: Term): Ref {
  if (term.kind === "var") return { kind: "ref", parts: [term], location: term.location };
  if (term.kind !== "ref") cursor.fail("expected path");
  for (const part of term.parts.slice(1)) {
    if (part.kind !== "string") cursor.fail(`unexpected ${part.kind} token: expecting string`, part.location);
  }
  return term;
}

function parseAlias(cursor: Cursor): Term & { readonly kind: "var" } {
  cursor.advance();
  if (!cursor.at("identifier")) cursor.unexpected("expected var");
  const { text, here } = cursor;
  if (text === "input" || text === "data") {
    cursor.fail(`unexpected import alias, must not be a reserved name, got: ${text}`, here);
  }
  const alias = takeVariable(cursor);
  if ((cursor.at(".") || cursor.at("[") || cursor.at("(")) && cursor.attached) {
    cursor.unexpected("expected var");
  }
  return alias;
}

/** The last part becomes a name in the module, and so must not be a keyword. */
function checkName(cursor: Cursor, path: Ref, root: string): void {
  const last = path.parts.at(-1);
  if (last === undefined || (root === "future" && path.parts.length > 1)) return;
  const name = last.kind === "string" ? last.value : last.kind === "var" ? last.name : "";
  const isKeyword = isKeywordKind(name as never) && cursor.isLanguageKeyword(name);
  if (!isKeyword) return;
  cursor.fail(
    `unexpected import path, must not end with a keyword, got: ${name}`,
    last.location,
    "import a different path or use an alias",
  );
}

function importKeywords(cursor: Cursor, parsed: Import, alias: Term | undefined): void {
  const names = parsed.path.parts.map((part) =>
    part.kind === "string" ? part.value : part.kind === "var" ? part.name : "",
  );
  if (names[0] === "rego") {
    importRego(cursor, parsed, names, alias);
    return;
  }
  const { location } = parsed.path;
  if (names[1] !== "keywords") cursor.fail("invalid import, must be `future.keywords`", location);
  if (alias !== undefined) cursor.fail("`future` imports cannot be aliased", alias.location);
  const importable = [...futureKeywords, ...keywordsOfV1];
  const word = names[2];
  if (names.length === 3 && !importable.some((known) => known === word)) {
    const list = importable.toSorted().join(" ");
    cursor.fail(`unexpected keyword, must be one of [${list}]`, location);
  }
  const imported = names.length === 3 && word !== undefined ? [word] : importable;
  if (imported.includes("not")) cursor.notBodies = true;
  cursor.addKeywords(imported);
}

function importRego(cursor: Cursor, parsed: Import, names: readonly string[], alias: Term | undefined): void {
  const version = names.length === 2 ? names[1] : undefined;
  if (version !== "v1" && version !== "v2") {
    const given = names.join(".");
    cursor.fail(
      `invalid import \`${given}\`, must be one of: \`rego.v1\`, \`rego.v2\``,
      parsed.path.location,
    );
  }
  if (alias !== undefined) cursor.fail("`rego` imports cannot be aliased", alias.location);
  cursor.addKeywords(keywordsOfV1);
  if (version === "v1") return;
  cursor.addKeywords(futureKeywords);
  cursor.notBodies = true;
}
