// 303 lines: one state, and every way to move it. Where the parser stands: the token, the keywords in force, the depth, and the way back after a wrong guess.
import type { SourceFile } from "../source/source-file.js";
import type { Body, Expression, Location, RegoVersion, Term } from "./ast.js";
import { type Tokens, tokenize } from "./lexer.js";
import {
  futureKeywords,
  isKeywordKind,
  type Keyword,
  keywordsOfV1,
  plainKeywords,
  type Token,
  type TokenKind,
  tokenName,
} from "./token.js";

/** How deep a text may nest: far beyond what people write, and safely within every stage's stack. */
export const maximumNesting = 500;

/** Thrown inside the parser only: leaves a statement (or a guess) at its first mistake. */
export class SyntaxFailure {
  readonly message: string;
  readonly location: Location;
  readonly help: string | undefined;
  /** The token at which the parser gave up. */
  readonly index: number;
  /** What OPA's parser says as well, at that token, on its way out of what it was reading. */
  readonly echoes: readonly string[];

  constructor(
    message: string,
    location: Location,
    index: number,
    help?: string,
    echoes: readonly string[] = [],
  ) {
    this.message = message;
    this.location = location;
    this.index = index;
    this.help = help;
    this.echoes = echoes;
  }

  /** With what is said around it. */
  echo(message: string): SyntaxFailure {
    const { help, echoes } = this;
    return new SyntaxFailure(this.message, this.location, this.index, help, [...echoes, message]);
  }
}

/** The parts of the grammar that need one another across files. */
export type Grammar = {
  /** Expressions up to `end`, which it steps over. */
  body(cursor: Cursor, end: "}" | "]"): Body;
  literal(cursor: Cursor): Expression;
  /** A term without operators. */
  term(cursor: Cursor): Term;
  /** A term with operators; `lists` allows `k, v in xs`, which inside of a list would be ambiguous. */
  operation(cursor: Cursor, lists: boolean, left?: Term): Term;
};

/** A place to go back to. */
export type Mark = {
  readonly index: number;
  readonly kind: TokenKind;
  readonly wildcards: number;
  readonly depth: number;
};

type Remembered = { readonly term: Term; readonly mark: Mark } | SyntaxFailure;

const endOfFile: Token = {
  kind: "eof",
  start: 0,
  end: 0,
  space: false,
  newline: false,
  comment: false,
  message: undefined,
};

export class Cursor {
  readonly source: SourceFile;
  readonly regoVersion: RegoVersion;
  readonly grammar: Grammar;
  readonly comments: Tokens["comments"];
  /** Whether `not` takes a body. */
  notBodies = false;
  index = -1;
  /** The kind of the current token, keywords told from identifiers. */
  kind: TokenKind = "eof";
  readonly #tokens: readonly Token[];
  readonly #keywords: Set<string>;
  readonly #remembered = new Map<number, Remembered>();
  #wildcards = 0;
  #depth = 0;
  #guesses = 0;

  constructor(source: SourceFile, regoVersion: RegoVersion, grammar: Grammar) {
    const { tokens, comments } = tokenize(source);
    this.source = source;
    this.regoVersion = regoVersion;
    this.grammar = grammar;
    this.comments = comments;
    this.#tokens = tokens;
    this.#keywords = new Set(regoVersion === "v1" ? [...plainKeywords, ...keywordsOfV1] : plainKeywords);
    this.#moveTo(0);
  }

  get token(): Token {
    return this.#tokens[this.index] ?? endOfFile;
  }

  get text(): string {
    return this.textAt(this.index);
  }

  /** The place of the current token. */
  get here(): Location {
    return this.source.location(this.token.start, this.token.end);
  }

  /** The end of the token before this one. */
  get lastEnd(): number {
    return this.#tokens[this.index - 1]?.end ?? 0;
  }

  textAt(index: number): string {
    const token = this.#tokens[index];
    return token === undefined ? "" : this.source.text.slice(token.start, token.end);
  }

  tokenAt(index: number): Token {
    return this.#tokens[index] ?? this.#tokens.at(-1) ?? endOfFile;
  }

  /** The kind of a token further on. */
  kindAt(index: number): TokenKind {
    const token = this.tokenAt(index);
    if (token.kind !== "identifier") return token.kind;
    const text = this.textAt(index);
    return this.#keywords.has(text) ? (text as Keyword) : "identifier";
  }

  advance(): void {
    this.#moveTo(this.index + 1);
    const { kind, message } = this.token;
    if (kind === "illegal" && message !== undefined) this.fail(message);
  }

  /** Whether the current token is of this kind. */
  at(kind: TokenKind): boolean {
    return this.kind === kind;
  }

  /** Steps over a token of this kind, if it is here. */
  accept(kind: TokenKind): boolean {
    if (this.kind !== kind) return false;
    this.advance();
    return true;
  }

  /** From here to the last token stepped over. */
  locationFrom(start: Location): Location {
    return { ...start, end: Math.max(this.lastEnd, start.end) };
  }

  /** Whether the current token touches the one before it. */
  get attached(): boolean {
    return !this.token.space && !this.token.comment;
  }

  /** Whether a word is a keyword of the language version, whatever has been imported. */
  isLanguageKeyword(word: string): boolean {
    const words: readonly string[] =
      this.regoVersion === "v1" ? [...plainKeywords, ...keywordsOfV1] : plainKeywords;
    return words.includes(word);
  }

  isKeyword(word: string): boolean {
    return this.#keywords.has(word);
  }

  /** Identifiers scanned before this are looked at afresh. */
  addKeywords(words: Iterable<string>): void {
    for (const word of words) this.#keywords.add(word);
    if (this.#keywords.has("every")) this.#keywords.add("in");
    this.kind = this.kindAt(this.index);
  }

  /** Parses as if no keyword had ever been imported, as the paths of imports are. */
  withoutFutureKeywords<Result>(parse: () => Result): Result {
    const removed = [...keywordsOfV1, ...futureKeywords].filter((word) => this.#keywords.delete(word));
    this.kind = this.kindAt(this.index);
    try {
      return parse();
    } finally {
      this.addKeywords(removed);
    }
  }

  /** Takes a keyword right before `.` or `[` for the name that it then is. */
  takeKeywordAsName(): boolean {
    if (!isKeywordKind(this.kind)) return false;
    const next = this.tokenAt(this.index + 1);
    if (next.space || next.comment || (next.kind !== "." && next.kind !== "[")) return false;
    this.kind = "identifier";
    return true;
  }

  wildcard(): string {
    return `$${this.#wildcards++}`;
  }

  enter(): void {
    if (++this.#depth > maximumNesting) this.fail("max parsing recursion depth exceeded");
  }

  leave(levels = 1): void {
    this.#depth -= levels;
  }

  mark(): Mark {
    return { index: this.index, kind: this.kind, wildcards: this.#wildcards, depth: this.#depth };
  }

  restore(mark: Mark): void {
    this.index = mark.index;
    this.kind = mark.kind;
    this.#wildcards = mark.wildcards;
    this.#depth = mark.depth;
  }

  /** Tries to parse; on failure stands where it stood, and returns the failure. */
  attempt<Result extends object>(parse: () => Result): Result | SyntaxFailure {
    const mark = this.mark();
    this.#guesses++;
    try {
      return parse();
    } catch (failure) {
      if (!(failure instanceof SyntaxFailure)) throw failure;
      this.restore(mark);
      return failure;
    } finally {
      this.#guesses--;
    }
  }

  /** Like `attempt` for a guess that ends in nothing: then stands where it stood; failures go on. */
  guess<Result extends object>(parse: () => Result | undefined): Result | undefined {
    const mark = this.mark();
    this.#guesses++;
    try {
      const result = parse();
      if (result === undefined) this.restore(mark);
      return result;
    } finally {
      this.#guesses--;
    }
  }

  /** While guessing, terms are remembered, so that going back costs no time: the parser stays linear. */
  remember(parse: () => Term): Term {
    if (this.#guesses === 0 || this.kind !== this.kindAt(this.index)) return parse();
    const start = this.index;
    const known = this.#remembered.get(start);
    if (known instanceof SyntaxFailure) throw known;
    if (known !== undefined) {
      this.restore({ ...known.mark, depth: this.#depth });
      return known.term;
    }
    try {
      const term = parse();
      this.#remembered.set(start, { term, mark: this.mark() });
      return term;
    } catch (failure) {
      if (failure instanceof SyntaxFailure) this.#remembered.set(start, failure);
      throw failure;
    }
  }

  /** Between statements nothing is guessed, and nothing is nested. */
  startStatement(): void {
    this.#remembered.clear();
    this.#depth = 0;
  }

  /** To the first token of a line after the one that was wrong. */
  recover(failedIndex: number): void {
    let index = Math.max(failedIndex, this.index);
    if (this.tokenAt(index).kind !== "eof") index++;
    while (!this.#mayStartStatement(index)) index++;
    this.#moveTo(index);
  }

  fail(message: string, location: Location = this.here, help?: string): never {
    throw new SyntaxFailure(message, location, this.index, help);
  }

  /** OPA's words for a token that should not be here. */
  unexpected(note?: string, help?: string): never {
    if (this.kind === "illegal") this.fail(this.token.message ?? "illegal token", this.here, help);
    const found = unexpectedToken(this.kind);
    this.fail(note === undefined ? found : `${found}: ${note}`, this.here, help);
  }

  #mayStartStatement(index: number): boolean {
    const token = this.tokenAt(index);
    if (token.kind === "eof") return true;
    const start = this.source.rowStart(this.source.row(token.start));
    return token.start === start && token.kind === "identifier" && this.kindAt(index) !== "else";
  }

  #moveTo(index: number): void {
    this.index = Math.min(index, this.#tokens.length - 1);
    this.kind = this.kindAt(this.index);
  }
}

/** What OPA calls a token that cannot stand where it does. */
export function unexpectedToken(kind: TokenKind): string {
  return `unexpected ${tokenName(kind)} ${isKeywordKind(kind) ? "keyword" : "token"}`;
}
