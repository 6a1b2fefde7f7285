// Go's formatted printing: reads a format directive by directive and fills in arguments.
import type { Value } from "../../../values/value.js";
import { prepareText } from "../limits.js";
import { TextMeter } from "../text-meter.js";
import { type Argument, argumentOf } from "./argument.js";
import { type Directive, pad, truncate } from "./directive.js";

/** Mistakes in the format show up in the text, as in Go: `%!d(string=x)`. */
export function formatWithVerbs(format: string, values: readonly Value[]): string {
  return formatArguments(format, values.map(argumentOf));
}

export function formatArguments(format: string, values: readonly Argument[]): string {
  return new Formatter(format, values).run();
}

/** Widths and precisions past this are no numbers to Go. */
const maximumNumber = 1_000_000;
const flags: Readonly<Record<string, keyof Directive>> = {
  "#": "sharp",
  "0": "zero",
  "+": "plus",
  "-": "minus",
  " ": "space",
};

type Draft = { -readonly [Key in keyof Directive]: Directive[Key] };

const noFlags: Directive = {
  verb: "v",
  minus: false,
  plus: false,
  sharp: false,
  space: false,
  zero: false,
  width: undefined,
  precision: undefined,
  sharpValue: false,
  plusValue: false,
};

class Formatter {
  readonly #format: string;
  readonly #arguments: readonly Argument[];
  readonly #parts: string[] = [];
  readonly #meter = new TextMeter();
  #at = 0;
  #next = 0;
  /** The last thing read was an index such as `[3]`. */
  #afterIndex = false;
  /** Some index was used, so it is not known which arguments were left out. */
  #reordered = false;
  #indexIsGood = true;

  constructor(format: string, values: readonly Argument[]) {
    this.#format = format;
    this.#arguments = values;
  }

  run(): string {
    while (this.#at < this.#format.length) {
      const percent = this.#format.indexOf("%", this.#at);
      const end = percent < 0 ? this.#format.length : percent;
      this.#write(this.#format.slice(this.#at, end));
      this.#at = end + 1;
      if (percent >= 0) this.#directive();
    }
    this.#writeExtra();
    return this.#parts.join("");
  }

  #write(text: string): void {
    this.#meter.add(text.length);
    this.#parts.push(text);
  }

  #directive(): void {
    const draft: Draft = { ...noFlags };
    this.#indexIsGood = true;
    this.#afterIndex = false;
    for (let flag = flags[this.#peek()]; flag !== undefined; flag = flags[this.#peek()]) {
      (draft[flag] as boolean) = true;
      this.#at++;
    }
    this.#readIndex();
    this.#readWidth(draft);
    this.#readPrecision(draft);
    if (!this.#afterIndex) this.#readIndex();
    const code = this.#format.codePointAt(this.#at);
    if (code === undefined) {
      this.#write("%!(NOVERB)");
      return;
    }
    draft.verb = String.fromCodePoint(code);
    this.#at += draft.verb.length;
    this.#print(draft);
  }

  #print(draft: Draft): void {
    const { verb } = draft;
    const argument = this.#arguments[this.#next];
    if (verb === "%") this.#write("%");
    else if (!this.#indexIsGood) this.#write(`%!${verb}(BADINDEX)`);
    else if (argument === undefined) this.#write(`%!${verb}(MISSING)`);
    else {
      this.#next++;
      if (verb === "v" || verb === "w") {
        draft.sharpValue = draft.sharp;
        draft.plusValue = draft.plus;
        draft.sharp = false;
        draft.plus = false;
      }
      // Both may be a million, for an argument of one digit.
      prepareText((draft.width ?? 0) + (draft.precision ?? 0));
      this.#write(printArgument(argument, draft));
    }
  }

  #writeExtra(): void {
    if (this.#reordered || this.#next >= this.#arguments.length) return;
    const extra = this.#arguments
      .slice(this.#next)
      .map((argument) => `${argument.type}=${printArgument(argument, noFlags)}`);
    this.#write(`%!(EXTRA ${extra.join(", ")})`);
  }

  #readWidth(draft: Draft): void {
    if (this.#peek() !== "*") {
      draft.width = this.#number();
      if (this.#afterIndex && draft.width !== undefined) this.#indexIsGood = false;
      return;
    }
    this.#at++;
    const width = this.#numberFromArgument();
    if (width === undefined) this.#write("%!(BADWIDTH)");
    draft.width = width;
    if (width !== undefined && width < 0) {
      draft.width = -width;
      draft.minus = true;
      draft.zero = false;
    }
    this.#afterIndex = false;
  }

  #readPrecision(draft: Draft): void {
    if (this.#peek() !== "." || this.#at + 1 >= this.#format.length) return;
    this.#at++;
    if (this.#afterIndex) this.#indexIsGood = false;
    this.#readIndex();
    if (this.#peek() !== "*") {
      draft.precision = this.#number() ?? 0;
      return;
    }
    this.#at++;
    const precision = this.#numberFromArgument();
    draft.precision = precision !== undefined && precision >= 0 ? precision : undefined;
    if (draft.precision === undefined) this.#write("%!(BADPREC)");
    this.#afterIndex = false;
  }

  #number(): number | undefined {
    const start = this.#at;
    let number = 0;
    for (let digit = this.#peek(); digit >= "0" && digit <= "9"; digit = this.#peek()) {
      if (number > maximumNumber) {
        this.#at = this.#format.length;
        return undefined;
      }
      number = number * 10 + Number(digit);
      this.#at++;
    }
    return this.#at > start ? number : undefined;
  }

  #numberFromArgument(): number | undefined {
    const argument = this.#arguments[this.#next];
    if (argument === undefined) return undefined;
    this.#next++;
    const number = Number(argument.integer ?? Number.NaN);
    return Math.abs(number) <= maximumNumber ? number : undefined;
  }

  /** `[3]`: the next argument is the third. */
  #readIndex(): void {
    this.#afterIndex = false;
    if (this.#peek() !== "[") return;
    this.#reordered = true;
    const end = this.#format.indexOf("]", this.#at);
    const inner = this.#format.slice(this.#at + 1, end);
    this.#at = end < 0 ? this.#at + 1 : end + 1;
    const index = end >= 0 && /^[0-9]{1,7}$/.test(inner) ? Number(inner) - 1 : -1;
    if (index < 0 || index >= this.#arguments.length) {
      this.#indexIsGood = false;
      return;
    }
    this.#afterIndex = true;
    this.#next = index;
  }

  #peek(): string {
    return this.#format[this.#at] ?? "";
  }
}

function printArgument(argument: Argument, directive: Directive): string {
  if (directive.verb === "T") return pad(truncate(argument.type, directive), directive);
  const text = argument.format(directive);
  if (text !== undefined) return text;
  return `%!${directive.verb}(${argument.type}=${argument.format({ ...directive, verb: "v" })})`;
}
