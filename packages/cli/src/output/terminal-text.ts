// What commands print. The only way from outside text to the terminal leads through here, and it is escaped on the way.
import { escapeJson, escapeLines, escapeText, withoutLogCommands } from "@palisade/language";

/** A part of a message: outside text and numbers, or what is terminal text already. */
export type Shown = string | number | TerminalText | readonly TerminalText[];

/** Text that may be printed. Made by the functions of this file, each of which says what it trusts. */
export class TerminalText {
  readonly #text: string;
  readonly isData: boolean;

  private constructor(text: string, isData: boolean) {
    this.#text = text;
    this.isData = isData;
  }

  /** For the functions of this file. */
  static of(text: string, isData = false): TerminalText {
    return new TerminalText(text, isData);
  }

  get isEmpty(): boolean {
    return this.#text === "";
  }

  /** As it goes to the terminal: no line of a message is a command to a build server. */
  toString(): string {
    return this.isData ? this.#text : withoutLogCommands(this.#text);
  }
}

/**
 * A message: what stands in the template is ours, what is put into it is outside text and stays on its line.
 * @example shown`${file}:${line}: ${colours.red("error")}: ${message}\n`
 */
export function shown(template: TemplateStringsArray, ...parts: readonly Shown[]): TerminalText {
  const texts = template.map((own, index) => `${own}${index < parts.length ? textOf(parts[index]) : ""}`);
  return TerminalText.of(texts.join(""));
}

function textOf(part: Shown | undefined): string {
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "object" && !(part instanceof TerminalText)) return part.map(String).join("");
  return String(part);
}

/** Several, with a separator of ours between two. */
export function joined(parts: readonly Shown[], separator = ""): TerminalText {
  return TerminalText.of(parts.map(textOf).join(separator));
}

const escapeCharacter = "\u001b";
/** What picocolors and the renderer of diagnostics write behind it. */
const colour = /^\[\d{1,2}(?:;\d{1,2})?m/;

/** What stands behind an escape character, which stays if it begins a colour. */
function afterEscape(piece: string): string {
  const code = colour.exec(piece)?.[0];
  if (code === undefined) return escapeLines(`${escapeCharacter}${piece}`);
  return `${escapeCharacter}${code}${escapeLines(piece.slice(code.length))}`;
}

/**
 * Lines that another package put together of parts it had escaped: reports, diagnostics, help. Colours stay; a
 * control character that is there all the same does not.
 */
export function composed(text: string): TerminalText {
  const [first = "", ...others] = text.split(escapeCharacter);
  return TerminalText.of(escapeLines(first) + others.map(afterEscape).join(""));
}

/** JSON, of the same value, with escapes where a terminal could take something for a command. */
export function jsonData(json: string): TerminalText {
  return TerminalText.of(escapeJson(json), true);
}

/** Data that somebody asked for as it is: formatted Rego, `--format raw`, a report for a build server. */
export function rawData(text: string): TerminalText {
  return TerminalText.of(text, true);
}
