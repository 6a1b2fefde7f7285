// A YAML text to tokens, by the rules of the scanner that Go's YAML libraries share (libyaml's, of YAML 1.1).
import { YamlError } from "../yaml-error.js";
import { isEnd, isSpaceOrEnd, unit } from "./characters.js";
import { Cursor, type Extent } from "./cursor.js";
import { scanBlockScalar } from "./scan-block-scalar.js";
import { scanPlainScalar } from "./scan-plain-scalar.js";
import { scanQuotedScalar } from "./scan-quoted-scalar.js";
import { scanAnchor, scanDirective, scanTag } from "./scan-tag.js";
import { SimpleKeys } from "./simple-keys.js";
import { skipComments, skipLineComment } from "./skip-comments.js";
import { Token, type TokenKind } from "./token.js";
import { TokenQueue } from "./token-queue.js";

export type ScannerOptions = {
  /** yaml.v3 keeps comments, and so passes some that stand behind tabs, where yaml.v2 finds a tab out of place. */
  readonly keepsComments: boolean;
  /** Whether the text comes line by line, each without a `\r` before its `\n`. */
  readonly dropsReturns: boolean;
  /** Every comment that the scanner passes is put into it. */
  readonly comments?: Extent[] | undefined;
};

export class Scanner {
  readonly #cursor: Cursor;
  readonly #keepsComments: boolean;
  readonly #queue = new TokenQueue();
  readonly #keys = new SimpleKeys();
  /** Columns of the block collections around; -1 outside of any. */
  readonly #indents: number[] = [];
  #indent = -1;
  #flowLevel = 0;
  #mayStartKey = true;
  /** Behind the last token its line has ended: what follows is on another one. */
  #endsWithBreak = false;

  constructor(text: string, options: ScannerOptions) {
    this.#cursor = new Cursor(text, options.dropsReturns, options.comments);
    this.#keepsComments = options.keepsComments;
  }

  /** The next token, known to be no part of a key that begins before it. @throws {YamlError} */
  peek(): Token {
    for (;;) {
      const token = this.#queue.peek();
      if (token !== undefined && this.#keys.startingAt(this.#queue.first, this.#cursor) === undefined) {
        return token;
      }
      this.#fetch();
    }
  }

  /** Passes the token that was peeked at. */
  take(): void {
    this.#queue.take();
  }

  #fetch(): void {
    const cursor = this.#cursor;
    this.#skipToToken();
    this.#closeBlocks(cursor.column);
    const code = cursor.code();
    if (isEnd(code)) this.#fetchStreamEnd();
    else if (code === unit.percent && cursor.column === 0) this.#fetchDirective();
    else if (cursor.isAtDocumentMark()) this.#fetchDocumentMark();
    else this.#fetchContent(code);
  }

  #fetchContent(code: number): void {
    const cursor = this.#cursor;
    this.#endsWithBreak = false;
    if (!this.#fetchIndicated(code)) {
      if (neverPlain.has(code))
        throw cursor.mistake("found character that cannot start any token", cursor.at);
      this.#fetchPlainScalar();
    }
    if (this.#keepsComments && !this.#endsWithBreak && this.#queue.last?.kind !== "block-entry") {
      skipLineComment(cursor);
    }
  }

  /** Whether the character is an indicator here. */
  #fetchIndicated(code: number): boolean {
    const isInFlow = this.#flowLevel > 0;
    if (code === unit.openBracket) this.#fetchFlowStart("flow-sequence-start");
    else if (code === unit.openBrace) this.#fetchFlowStart("flow-mapping-start");
    else if (code === unit.closeBracket) this.#fetchFlowEnd("flow-sequence-end");
    else if (code === unit.closeBrace) this.#fetchFlowEnd("flow-mapping-end");
    else if (code === unit.comma) this.#fetchFlowEntry();
    else if (code === unit.minus && this.#isAlone()) this.#fetchBlockEntry();
    else if (code === unit.question && (isInFlow || this.#isAlone())) this.#fetchKey();
    else if (code === unit.colon && (isInFlow || this.#isAlone())) this.#fetchValue();
    else if (code === unit.asterisk || code === unit.ampersand) this.#fetchNode(scanAnchor);
    else if (code === unit.exclamation) this.#fetchNode(scanTag);
    else if (code === unit.singleQuote || code === unit.doubleQuote) this.#fetchNode(scanQuotedScalar);
    else if ((code === unit.bar || code === unit.greater) && !isInFlow) this.#fetchBlockScalar();
    else return false;
    return true;
  }

  #isAlone(): boolean {
    return isSpaceOrEnd(this.#cursor.code(1));
  }

  /** Passes white space and comments. A tab may not stand where a key may. */
  #skipToToken(): void {
    const cursor = this.#cursor;
    for (;;) {
      while (
        cursor.code() === unit.space ||
        (cursor.code() === unit.tab && (this.#flowLevel > 0 || !this.#mayStartKey))
      ) {
        cursor.at++;
      }
      if (cursor.code() === unit.hash) {
        if (this.#keepsComments) skipComments(cursor);
        else cursor.skipComment();
      }
      const { line } = cursor;
      cursor.skipBreak();
      if (cursor.line === line) return;
      if (this.#flowLevel === 0) this.#mayStartKey = true;
    }
  }

  #push(kind: TokenKind, start = this.#cursor.at): void {
    this.#queue.push(new Token(kind, start));
  }

  /** Begins a block collection, if the column is further in than the one around. */
  #openBlock(kind: TokenKind, column: number, start: number, tokenNumber?: number): void {
    if (this.#flowLevel > 0 || this.#indent >= column) return;
    this.#indents.push(this.#indent);
    this.#indent = column;
    const token = new Token(kind, start);
    if (tokenNumber === undefined) this.#queue.push(token);
    else this.#queue.insert(tokenNumber, token);
  }

  #closeBlocks(column: number): void {
    if (this.#flowLevel > 0) return;
    while (this.#indent > column) {
      this.#push("block-end");
      this.#indent = this.#indents.pop() ?? -1;
    }
  }

  #endBlocks(): void {
    this.#closeBlocks(-1);
    this.#keys.drop(this.#cursor);
    this.#mayStartKey = false;
  }

  #fetchStreamEnd(): void {
    this.#cursor.endLine();
    this.#endBlocks();
    this.#push("stream-end");
  }

  #fetchDirective(): void {
    this.#endBlocks();
    this.#queue.push(scanDirective(this.#cursor));
  }

  #fetchDocumentMark(): void {
    const cursor = this.#cursor;
    this.#endBlocks();
    this.#push(cursor.code() === unit.minus ? "document-start" : "document-end");
    cursor.at += 3;
  }

  #saveKey(): void {
    if (!this.#mayStartKey) return;
    const { at, line, column } = this.#cursor;
    const isRequired = this.#flowLevel === 0 && this.#indent === column;
    this.#keys.save({ tokenNumber: this.#queue.next, at, line, column, isRequired }, this.#cursor);
  }

  #fetchFlowStart(kind: TokenKind): void {
    this.#saveKey();
    this.#keys.openLevel(this.#queue.next);
    this.#flowLevel++;
    this.#mayStartKey = true;
    this.#push(kind);
    this.#cursor.at++;
  }

  #fetchFlowEnd(kind: TokenKind): void {
    this.#keys.drop(this.#cursor);
    this.#keys.closeLevel();
    if (this.#flowLevel > 0) this.#flowLevel--;
    this.#mayStartKey = false;
    this.#push(kind);
    this.#cursor.at++;
  }

  #fetchFlowEntry(): void {
    this.#keys.drop(this.#cursor);
    this.#mayStartKey = true;
    this.#push("flow-entry");
    this.#cursor.at++;
  }

  #fetchBlockEntry(): void {
    const cursor = this.#cursor;
    if (this.#flowLevel === 0) {
      this.#needKeyPlace("block sequence entries are not allowed in this context");
      this.#openBlock("block-sequence-start", cursor.column, cursor.at);
    }
    this.#keys.drop(cursor);
    this.#mayStartKey = true;
    this.#push("block-entry");
    cursor.at++;
  }

  #fetchKey(): void {
    const cursor = this.#cursor;
    if (this.#flowLevel === 0) {
      this.#needKeyPlace("mapping keys are not allowed in this context");
      this.#openBlock("block-mapping-start", cursor.column, cursor.at);
    }
    this.#keys.drop(cursor);
    this.#mayStartKey = this.#flowLevel === 0;
    this.#push("key");
    cursor.at++;
  }

  #fetchValue(): void {
    const cursor = this.#cursor;
    const key = this.#keys.take(cursor);
    if (key !== undefined) {
      this.#queue.insert(key.tokenNumber, new Token("key", key.at));
      this.#openBlock("block-mapping-start", key.column, key.at, key.tokenNumber);
      this.#mayStartKey = false;
    } else {
      if (this.#flowLevel === 0) {
        this.#needKeyPlace("mapping values are not allowed in this context");
        this.#openBlock("block-mapping-start", cursor.column, cursor.at);
      }
      this.#mayStartKey = this.#flowLevel === 0;
    }
    this.#push("value");
    cursor.at++;
  }

  #needKeyPlace(message: string): void {
    if (this.#mayStartKey) return;
    throw new YamlError("syntax", message, this.#cursor.at, { stage: "scanner" });
  }

  /** An anchor, alias, tag or quoted scalar: each may begin a key. */
  #fetchNode(scan: (cursor: Cursor) => Token): void {
    this.#saveKey();
    this.#mayStartKey = false;
    this.#queue.push(scan(this.#cursor));
  }

  #fetchBlockScalar(): void {
    this.#keys.drop(this.#cursor);
    this.#mayStartKey = true;
    this.#queue.push(scanBlockScalar(this.#cursor, this.#indent));
    this.#endsWithBreak = true;
  }

  #fetchPlainScalar(): void {
    this.#saveKey();
    this.#mayStartKey = false;
    const { token, endsWithBreak } = scanPlainScalar(this.#cursor, this.#indent, this.#flowLevel > 0);
    this.#queue.push(token);
    if (endsWithBreak) this.#mayStartKey = true;
    this.#endsWithBreak = endsWithBreak;
  }
}

/** What is no indicator where it stands begins a scalar; these never do. */
const neverPlain: ReadonlySet<number> = new Set([
  unit.tab,
  unit.hash,
  unit.percent,
  unit.at,
  unit.backtick,
  unit.bar,
  unit.greater,
]);
