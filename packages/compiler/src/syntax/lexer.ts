// Text to tokens, once and in linear time; template strings are cut at their braces.
import type { SourceFile } from "../source/source-file.js";
import type { Comment } from "./ast.js";
import { isDecimalDigit, isIdentifierPart, isLetter, Scanner } from "./scanner.js";
import type { Sign, Token, TokenKind } from "./token.js";

export type Tokens = { readonly tokens: readonly Token[]; readonly comments: readonly Comment[] };

const signs: ReadonlySet<string> = new Set<Sign>([
  ..."[]{}(),:=<>+-*/%&|.;",
  ":=",
  "==",
  "!=",
  "<=",
  ">=",
] as Sign[]);

const nonBreakingSpace = "\u00a0";

/** The tokens of a file; the last is `eof`. */
export function tokenize(source: SourceFile): Tokens {
  const lexer = new Lexer(source);
  while (lexer.next());
  return { tokens: lexer.tokens, comments: lexer.comments };
}

class Lexer {
  readonly tokens: Token[] = [];
  readonly comments: Comment[] = [];
  readonly #source: SourceFile;
  readonly #scanner: Scanner;
  /** One entry for each template string we are in an expression of. */
  readonly #templates: { readonly raw: boolean; braces: number }[] = [];
  #space = false;
  #newline = false;
  #comment = false;

  constructor(source: SourceFile) {
    this.#source = source;
    this.#scanner = new Scanner(source.text, source.contentStart);
  }

  next(): boolean {
    this.#skipSpace();
    const scanner = this.#scanner;
    const start = scanner.offset;
    const unit = scanner.peek();
    if (scanner.atEnd) this.#push("eof", start);
    else if (isLetter(unit)) this.#identifier(start);
    else if (isDecimalDigit(unit)) this.#push("number", start, scanner.number());
    else if (unit === '"') this.#push("string", start, scanner.string());
    else if (unit === "`") this.#push("rawString", start, scanner.rawString());
    else if (unit === "$") this.#dollar(start);
    else this.#sign(start, unit);
    return start < this.#source.text.length;
  }

  #skipSpace(): void {
    for (;;) {
      const unit = this.#scanner.peek();
      if (unit === "#") this.#takeComment();
      else if (unit === " " || unit === "\t" || unit === "\n" || unit === "\r") {
        if (unit === "\n") this.#newline = true;
        this.#space = true;
        this.#scanner.skip(1);
      } else return;
    }
  }

  #takeComment(): void {
    const start = this.#scanner.offset;
    const message = this.#scanner.comment();
    const text = this.#source.text.slice(start + 1, this.#scanner.offset).replace(/(?<!\r)\r+$/, "");
    this.#comment = true;
    if (message !== undefined) this.#push("illegal", start, message);
    this.comments.push({ text, location: this.#source.location(start, start + 1 + text.length) });
  }

  #identifier(start: number): void {
    while (isIdentifierPart(this.#scanner.peek())) this.#scanner.skip(1);
    this.#push("identifier", start);
  }

  #dollar(start: number): void {
    this.#scanner.skip(1);
    const quote = this.#scanner.peek();
    if (quote === '"' || quote === "`") {
      this.#scanner.skip(1);
      this.#template(start, quote === "`");
    } else this.#push("illegal", start, "illegal $ character");
  }

  #template(start: number, raw: boolean): void {
    const { ending, message } = this.#scanner.template(raw);
    if (ending === "expression") this.#templates.push({ raw, braces: 0 });
    const part = raw ? "rawTemplatePart" : "templatePart";
    const end = raw ? "rawTemplateEnd" : "templateEnd";
    this.#push(ending === "expression" ? part : end, start, message);
  }

  #sign(start: number, unit: string): void {
    const two = unit + this.#scanner.peek(1);
    const text = signs.has(two) ? two : unit;
    if (!signs.has(text)) {
      this.#scanner.skip(this.#scanner.widthHere());
      this.#push("illegal", start, this.#scanner.illegal(unit, start) ?? illegalSigns.get(unit));
      return;
    }
    this.#scanner.skip(text.length);
    const template = this.#templates.at(-1);
    if (template !== undefined && text === "{") template.braces++;
    this.#push(text as Sign, start);
    if (template === undefined || text !== "}") return;
    if (template.braces > 0) template.braces--;
    else {
      this.#templates.pop();
      this.#template(this.#scanner.offset, template.raw);
    }
  }

  #push(kind: TokenKind, start: number, message?: string): void {
    const token: Token = {
      kind: message === undefined ? kind : "illegal",
      start,
      end: this.#scanner.offset,
      space: this.#space,
      newline: this.#newline,
      comment: this.#comment,
      message,
    };
    this.tokens.push(token);
    this.#space = false;
    this.#newline = false;
    this.#comment = false;
  }
}

const illegalSigns: ReadonlyMap<string, string> = new Map([
  ["!", "illegal ! character"],
  [nonBreakingSpace, "illegal non-breaking space character, use a regular space instead"],
]);
