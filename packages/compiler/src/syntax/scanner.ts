// The literals of Rego, one by one: each method steps over one and says what is wrong with it, if anything.

const unicodeDigit = /^\p{Nd}$/u;

export function isLetter(unit: string): boolean {
  return (unit >= "a" && unit <= "z") || (unit >= "A" && unit <= "Z") || unit === "_";
}

export function isDecimalDigit(unit: string): boolean {
  return unit >= "0" && unit <= "9" && unit.length === 1;
}

export function isIdentifierPart(unit: string): boolean {
  return isLetter(unit) || isDecimalDigit(unit) || (unit > "\u007f" && unicodeDigit.test(unit));
}

const simpleEscapes: ReadonlySet<string> = new Set(["\\", '"', "/", "b", "f", "n", "r", "t"]);

export class Scanner {
  offset: number;
  readonly #text: string;

  constructor(text: string, offset: number) {
    this.#text = text;
    this.offset = offset;
  }

  get atEnd(): boolean {
    return this.offset >= this.#text.length;
  }

  /** The UTF-16 unit here or further on; empty past the end. */
  peek(ahead = 0): string {
    return this.#text.charAt(this.offset + ahead);
  }

  skip(units: number): void {
    this.offset = Math.min(this.offset + units, this.#text.length);
  }

  /** How many units the code point here takes. */
  widthHere(): number {
    return (this.#text.codePointAt(this.offset) ?? 0) > 0xffff ? 2 : 1;
  }

  /** What is wrong with a character wherever it stands. */
  illegal(unit: string, offset = this.offset - 1): string | undefined {
    if (unit === "\0") return "illegal null character";
    if (unit === "\ufeff") return "illegal byte-order mark";
    if (unit < "\ud800" || unit > "\udfff") return undefined;
    const other = this.#text.charCodeAt(unit < "\udc00" ? offset + 1 : offset - 1);
    const paired = unit < "\udc00" ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other <= 0xdbff;
    return paired ? undefined : "illegal utf-8 character";
  }

  number(): string | undefined {
    let message: string | undefined;
    this.#digits();
    if (this.peek() === ".") {
      this.skip(1);
      if (!this.#digits()) message = "expected fraction";
    }
    if (this.peek() === "e" || this.peek() === "E") {
      this.skip(1);
      if (this.peek() === "+" || this.peek() === "-") this.skip(1);
      if (!this.#digits()) message ??= "expected exponent";
    }
    if (isLetter(this.peek())) {
      message ??= "illegal number format";
      while (isIdentifierPart(this.peek())) this.skip(1);
    }
    return message;
  }

  string(): string | undefined {
    this.skip(1);
    return this.#quoted(false).message;
  }

  rawString(): string | undefined {
    this.skip(1);
    return this.#rawQuoted(false).message;
  }

  comment(): string | undefined {
    let message: string | undefined;
    while (!this.atEnd && this.peek() !== "\n") {
      const wrong = this.#take();
      message ??= wrong;
    }
    return message;
  }

  /** A stretch of a template string, up to its end or its next expression. */
  template(raw: boolean): { readonly ending: "end" | "expression"; readonly message?: string } {
    return raw ? this.#rawQuoted(true) : this.#quoted(true);
  }

  #quoted(template: boolean): { ending: "end" | "expression"; message?: string } {
    let message: string | undefined;
    for (;;) {
      const unit = this.peek();
      if (unit === "" || unit === "\n") return { ending: "end", message: message ?? "non-terminated string" };
      const wrong = this.#take();
      message ??= wrong;
      if (unit === '"') return message === undefined ? { ending: "end" } : { ending: "end", message };
      if (unit === "{" && template) {
        return message === undefined ? { ending: "expression" } : { ending: "expression", message };
      }
      if (unit === "\\" && !this.#escape(template)) message ??= "illegal escape sequence";
    }
  }

  #rawQuoted(template: boolean): { ending: "end" | "expression"; message?: string } {
    let message: string | undefined;
    for (;;) {
      if (this.atEnd) return { ending: "end", message: message ?? "non-terminated string" };
      const unit = this.peek();
      const wrong = this.#take();
      message ??= wrong;
      if (unit === "`") return message === undefined ? { ending: "end" } : { ending: "end", message };
      if (!template) continue;
      if (unit === "{") {
        return message === undefined ? { ending: "expression" } : { ending: "expression", message };
      }
      if (unit === "\\" && this.peek() === "{") this.skip(1);
    }
  }

  /** Steps over what follows a backslash. */
  #escape(template: boolean): boolean {
    const unit = this.peek();
    if (unit === "u") {
      // The four digits are judged when the string is decoded; here they only must not hide its end.
      this.skip(1);
      for (let digit = 0; digit < 4 && /[0-9a-zA-Z]/.test(this.peek()); digit++) this.skip(1);
      return true;
    }
    if (!simpleEscapes.has(unit) && !(template && unit === "{")) return false;
    this.skip(1);
    return true;
  }

  #take(): string | undefined {
    const unit = this.peek();
    this.skip(1);
    return this.illegal(unit);
  }

  #digits(): boolean {
    const start = this.offset;
    while (isDecimalDigit(this.peek())) this.skip(1);
    return this.offset > start;
  }
}
