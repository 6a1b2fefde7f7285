// A place in the text that is scanned, and the steps it takes: by characters and by lines.
import { YamlError } from "../yaml-error.js";
import { isBlank, isBreak, isBreakOrEnd, isSpaceOrEnd, unit } from "./characters.js";

/** Offsets of a part of the text. */
export type Extent = { readonly start: number; readonly end: number };

export class Cursor {
  readonly text: string;
  at = 0;
  /** Lines that were passed. */
  line = 0;
  lineStart = 0;

  /** Whether there are characters beyond U+FFFF. */
  readonly hasPairs: boolean;
  /** kubectl drops a `\r` before each `\n` first, so that `\r\r\n` ends one line, not two. */
  readonly #dropsReturns: boolean;
  /** The comments that were passed, where somebody asks for them. */
  readonly #comments: Extent[] | undefined;

  constructor(text: string, dropsReturns: boolean, comments?: Extent[]) {
    this.text = text;
    this.hasPairs = /[\ud800-\udbff]/.test(text);
    this.#dropsReturns = dropsReturns;
    this.#comments = comments;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  /** The unit here, or some places ahead. */
  code(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead);
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.at++;
  }

  skipToBreak(): void {
    while (!isBreakOrEnd(this.code())) this.at++;
  }

  /** At a comment: passes it, up to the end of the line. */
  skipComment(): void {
    const start = this.at;
    this.skipToBreak();
    this.#comments?.push({ start, end: this.at });
  }

  /** Passes a line break, if there is one: `\r\n` is one, and so are a lone `\r` and U+0085. */
  skipBreak(): void {
    const code = this.code();
    if (!isBreak(code)) return;
    this.at += code === unit.carriageReturn ? this.#lengthOfReturn() : 1;
    this.line++;
    this.lineStart = this.at;
  }

  /** At the end of the text: the last line is over, even if nothing ends it. */
  endLine(): void {
    if (this.column === 0) return;
    this.line++;
    this.lineStart = this.at;
  }

  #lengthOfReturn(): number {
    if (this.code(1) === unit.lineFeed) return 2;
    const isDoubled = this.code(1) === unit.carriageReturn && this.code(2) === unit.lineFeed;
    return this.#dropsReturns && isDoubled ? 3 : 1;
  }

  /** Passes a line break, and says what it stands for in a scalar. */
  readBreak(): string {
    const code = this.code();
    if (!isBreak(code)) return "";
    this.skipBreak();
    const keeps = code === unit.lineSeparator || code === unit.paragraphSeparator;
    return keeps ? String.fromCharCode(code) : "\n";
  }

  /** `---` or `...` alone, at the start of a line. */
  isAtDocumentMark(mark?: number): boolean {
    if (this.at !== this.lineStart) return false;
    const code = this.code();
    if (mark === undefined ? code !== unit.minus && code !== unit.point : code !== mark) return false;
    return this.code(1) === code && this.code(2) === code && isSpaceOrEnd(this.code(3));
  }

  /** Passes blanks and a comment, up to the end of the line. */
  finishLine(context: number): void {
    this.skipBlanks();
    if (this.code() === unit.hash) this.skipComment();
    if (!isBreakOrEnd(this.code()))
      throw this.mistake("did not find expected comment or line break", context);
    this.skipBreak();
  }

  mistake(message: string, context: number): YamlError {
    return new YamlError("syntax", message, this.at, { context, stage: "scanner" });
  }
}
