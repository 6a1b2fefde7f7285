// Parses Go's text/template. (380 lines: splitting, tokens and grammar of one small language.)
import { quote } from "../../../values/rego-text.js";
import { BuiltinError } from "../../builtin-error.js";
import { functionNames } from "./template-functions.js";
import type { Operand, Pipe, Template, TemplateNode } from "./template-node.js";

/** Deeper nesting of blocks and parentheses is refused. */
const maximumDepth = 200;
const token =
  /\s*("(?:[^"\\\n]|\\.)*"|`[^`]*`|'(?:[^'\\]|\\.)[^']*'|[+-]?(?:0[xX][0-9a-fA-F_]+|[0-9][0-9_]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\.[0-9]+)|\$[\p{L}\p{Nd}_]*|(?:\.[\p{L}_][\p{L}\p{Nd}_]*)+|\.|[\p{L}_][\p{L}\p{Nd}_]*|:=|=|\||,|\(|\))/uy;

type Piece = { readonly text: string } | { readonly tokens: string[]; readonly line: number };

/** @throws {BuiltinError} in Go's words. */
export function parseTemplate(source: string): Template {
  return new TemplateParser(piecesOf(source)).parse();
}

function templateError(line: number, message: string): BuiltinError {
  return new BuiltinError(`template: template:${line}: ${message}`);
}

function piecesOf(source: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let line = 1;
  let trimNext = false;
  for (;;) {
    const open = source.indexOf("{{", at);
    const raw = source.slice(at, open < 0 ? source.length : open);
    line += raw.split("\n").length - 1;
    const trimsBefore = open >= 0 && /^\{\{-\s/.test(source.slice(open, open + 4));
    let text = trimNext ? raw.replace(/^[ \t\r\n]+/, "") : raw;
    if (trimsBefore) text = text.replace(/(?<![ \t\r\n])[ \t\r\n]+$/, "");
    if (text !== "") pieces.push({ text });
    if (open < 0) return pieces;
    const start = open + (trimsBefore ? 4 : 2);
    const action = readAction(source, start, line);
    if (action.tokens.length > 0) pieces.push({ tokens: action.tokens, line });
    line += source.slice(open, action.end).split("\n").length - 1;
    at = action.end;
    trimNext = action.trims;
  }
}

function readAction(source: string, start: number, line: number) {
  const comment = /\s*\/\*[\s\S]*?\*\/(\s-)?\}\}/y;
  comment.lastIndex = start;
  const match = comment.exec(source);
  if (match !== null) return { tokens: [], end: comment.lastIndex, trims: match[1] !== undefined };
  const tokens: string[] = [];
  const end = /(\s-)?\s*\}\}/y;
  for (let at = start; ; ) {
    end.lastIndex = at;
    const close = end.exec(source);
    if (close !== null) {
      if (tokens.length === 0) throw templateError(line, "missing value for command");
      return { tokens, end: end.lastIndex, trims: close[1] !== undefined };
    }
    token.lastIndex = at;
    const next = token.exec(source);
    if (next === null) {
      const rest = source.slice(at).trimStart();
      if (rest === "") throw templateError(line, "unclosed action");
      throw templateError(line, `unexpected ${quote(rest[0] as string)} in command`);
    }
    tokens.push((next[1] as string) + (/^\s/.test(next[0]) ? "" : glue(tokens, next[1] as string)));
    at = token.lastIndex;
  }
}

/** A field straight behind a closing parenthesis or a variable belongs to it. */
function glue(tokens: string[], text: string): string {
  const before = tokens.at(-1) ?? "";
  return /^\../.test(text) && (before === ")" || before.startsWith("$")) ? "\u0000" : "";
}

type Block = { readonly body: TemplateNode[]; readonly end: string };

class TemplateParser {
  readonly #pieces: readonly Piece[];
  readonly #named = new Map<string, readonly TemplateNode[]>();
  #at = 0;
  #tokens: string[] = [];
  #next = 0;
  #line = 1;
  #ranges = 0;
  #depth = 0;
  #variables: string[] = ["$"];

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
  }

  parse(): Template {
    const { body, end } = this.#block();
    if (end !== "") throw this.#error(`unexpected {{${end}}}`);
    return { main: body, named: this.#named };
  }

  /** Up to an `end` or `else`, which it reports, or the end of the text. */
  #block(): Block {
    if (++this.#depth > maximumDepth) throw this.#error("max template depth exceeded");
    const body: TemplateNode[] = [];
    for (let piece = this.#pieces[this.#at]; piece !== undefined; piece = this.#pieces[this.#at]) {
      this.#at++;
      if ("text" in piece) {
        body.push({ kind: "text", text: piece.text });
        continue;
      }
      this.#tokens = piece.tokens;
      this.#next = 0;
      this.#line = piece.line;
      const first = this.#tokens[0] ?? "";
      if (first === "end" || first === "else") {
        this.#next = 1;
        this.#depth--;
        return { body, end: first };
      }
      const node = this.#action(first);
      if (node !== undefined) body.push(node);
    }
    this.#depth--;
    return { body, end: "" };
  }

  #action(first: string): TemplateNode | undefined {
    const keywords: Readonly<Record<string, () => TemplateNode | undefined>> = {
      if: () => this.#control("if"),
      with: () => this.#control("with"),
      range: () => this.#control("range"),
      define: () => this.#define(),
      block: () => this.#blockAction(),
      template: () => this.#template(),
      break: () => this.#jump("break"),
      continue: () => this.#jump("continue"),
    };
    const keyword = Object.hasOwn(keywords, first) ? keywords[first] : undefined;
    if (keyword === undefined) return { kind: "action", pipe: this.#wholePipe("command") };
    this.#next = 1;
    return keyword();
  }

  #control(kind: "if" | "with" | "range"): TemplateNode {
    const known = this.#variables.length;
    const pipe = this.#wholePipe(kind);
    if (kind === "range") this.#ranges++;
    const { body, end } = this.#block();
    if (kind === "range") this.#ranges--;
    const otherwise = end === "else" ? this.#otherwise() : [];
    if (end === "") throw this.#error("unexpected EOF");
    this.#variables.length = known;
    return { kind, pipe, body, otherwise };
  }

  #otherwise(): readonly TemplateNode[] {
    const chained = this.#tokens[1];
    if (chained === "if" || chained === "with") {
      this.#next = 2;
      return [this.#control(chained)];
    }
    const { body, end } = this.#block();
    if (end !== "end") throw this.#error(end === "" ? "unexpected EOF" : `unexpected {{${end}}}`);
    return body;
  }

  #define(): undefined {
    const name = this.#name("define");
    this.#named.set(name, this.#ownBlock());
    return undefined;
  }

  #blockAction(): TemplateNode {
    const name = this.#name("block");
    const pipe = this.#wholePipe("block");
    this.#named.set(name, this.#ownBlock());
    return { kind: "template", name, pipe };
  }

  /** A template of its own, in which outer variables are not known. */
  #ownBlock(): readonly TemplateNode[] {
    const outer = this.#variables;
    this.#variables = ["$"];
    const { body, end } = this.#block();
    this.#variables = outer;
    if (end !== "end") throw this.#error(end === "" ? "unexpected EOF" : `unexpected {{${end}}}`);
    return body;
  }

  #template(): TemplateNode {
    const name = this.#name("template");
    const pipe = this.#next < this.#tokens.length ? this.#wholePipe("template") : undefined;
    return { kind: "template", name, pipe };
  }

  #name(what: string): string {
    const text = this.#tokens[this.#next++] ?? "";
    if (!/^["`]/.test(text)) throw this.#error(`unexpected ${quote(text)} in ${what} clause`);
    return unquote(text);
  }

  #jump(kind: "break" | "continue"): TemplateNode {
    if (this.#ranges === 0) throw this.#error(`{{${kind}}} outside {{range}}`);
    return { kind };
  }

  #wholePipe(what: string): Pipe {
    const pipe = this.#pipe(what);
    const rest = this.#tokens[this.#next];
    if (rest !== undefined) throw this.#error(`unexpected ${quote(rest)} in ${what}`);
    return pipe;
  }

  #pipe(what: string): Pipe {
    const { variables, assigns } = this.#declaration();
    const commands: Operand[][] = [];
    do {
      const command: Operand[] = [];
      for (let text = this.#tokens[this.#next]; text !== undefined; text = this.#tokens[this.#next]) {
        if (text === "|" || text === ")") break;
        command.push(this.#operand());
      }
      if (command.length === 0) throw this.#error(`missing value for ${what}`);
      commands.push(command);
    } while (this.#accept("|"));
    if (!assigns) this.#variables.push(...variables);
    return { variables, assigns, commands };
  }

  /** `$x :=`, `$x =`, `$i, $x :=`. */
  #declaration(): { readonly variables: readonly string[]; readonly assigns: boolean } {
    const [one, second, third, fourth] = this.#tokens.slice(this.#next, this.#next + 4);
    const isName = (text: string | undefined) => text !== undefined && /^\$./.test(text);
    const isSign = (text: string | undefined) => text === ":=" || text === "=";
    if (isName(one) && isSign(second)) {
      this.#next += 2;
      return { variables: [one as string], assigns: second === "=" };
    }
    if (isName(one) && second === "," && isName(third) && isSign(fourth)) {
      this.#next += 4;
      return { variables: [one as string, third as string], assigns: fourth === "=" };
    }
    return { variables: [], assigns: false };
  }

  #operand(): Operand {
    let operand = this.#simpleOperand(this.#tokens[this.#next++] as string);
    for (let text = this.#tokens[this.#next]; text?.endsWith("\u0000") === true; ) {
      this.#next++;
      operand = { kind: "fields", of: operand, names: text.slice(1, -1).split(".") };
      text = this.#tokens[this.#next];
    }
    return operand;
  }

  #simpleOperand(text: string): Operand {
    if (text === "(") return this.#parenthesis();
    if (text === ".") return { kind: "dot" };
    if (text === "nil") return { kind: "nil" };
    if (text === "true" || text === "false") return { kind: "constant", value: text === "true" };
    if (text.startsWith("$")) return this.#variable(text);
    if (/^\.[^0-9]/.test(text))
      return { kind: "fields", of: { kind: "dot" }, names: text.slice(1).split(".") };
    if (/^["`]/.test(text)) return { kind: "constant", value: unquote(text) };
    if (text.startsWith("'")) {
      const character = unquote(`"${text.slice(1, -1).replace('"', '\\"').replace("\\'", "'")}"`);
      return { kind: "constant", value: { int: BigInt(character.codePointAt(0) ?? 0) } };
    }
    if (/^[+\-.0-9]/.test(text)) return { kind: "constant", value: numberOf(text) };
    if (functionNames.has(text)) return { kind: "function", name: text };
    if (/^[\p{L}_]/u.test(text)) throw this.#error(`function ${quote(text)} not defined`);
    throw this.#error(`unexpected ${quote(text)} in operand`);
  }

  #parenthesis(): Operand {
    if (++this.#depth > maximumDepth) throw this.#error("max expression depth exceeded");
    const pipe = this.#pipe("parenthesized pipeline");
    this.#depth--;
    if (!this.#accept(")")) throw this.#error("unclosed left paren");
    return { kind: "pipe", pipe };
  }

  #variable(name: string): Operand {
    if (!this.#variables.includes(name)) throw this.#error(`undefined variable ${quote(name)}`);
    return { kind: "variable", name };
  }

  #accept(text: string): boolean {
    if (this.#tokens[this.#next] !== text) return false;
    this.#next++;
    return true;
  }

  #error(message: string): BuiltinError {
    return templateError(this.#line, message);
  }
}

function numberOf(text: string): { int: bigint } | { float: number } {
  const plain = text.replaceAll("_", "");
  const integer = /^([+-]?)(0[xX][0-9a-fA-F]+|[0-9]+)$/.exec(plain);
  if (integer === null) return { float: Number(plain) };
  const magnitude = BigInt(integer[2] as string);
  return { int: integer[1] === "-" ? -magnitude : magnitude };
}

const shortEscapes: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function unquote(text: string): string {
  const inner = text.slice(1, -1);
  if (text.startsWith("`")) return inner;
  return inner.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/g, (...groups) => {
    const [, byte, short, long, character] = groups as (string | undefined)[];
    const code = byte ?? short ?? long;
    if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff));
    return shortEscapes[character ?? ""] ?? character ?? "";
  });
}
