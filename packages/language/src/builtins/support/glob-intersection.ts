// Whether two patterns of `.`, `[sets]`, `*` and `+` match a text in common, as `regex.globs_match` sees it.
import type { TakeSteps } from "../builtin-context.js";
import { BuiltinError } from "../builtin-error.js";
import { StepMeter } from "./step-meter.js";

type Repeat = "once" | "plus" | "star";
/** Without characters: any. */
type Token = { readonly characters: ReadonlySet<string> | undefined; readonly repeat: Repeat };

/** A set's range may not have more characters than this. */
const maximumRange = 0x110000;

/** Comparing two places of the patterns costs so many steps… */
const stepsPerPair = 64;
/** …and each character of a range, which is kept by itself. */
const stepsPerCharacter = 16;

/**
 * @throws {BuiltinError} for a malformed pattern.
 * @throws {HaltError} when it takes more steps than are left.
 */
export function haveCommonText(left: string, right: string, takeSteps: TakeSteps): boolean {
  const meter = new StepMeter(takeSteps);
  const trimmed = trim(simplify(tokenize(left, meter)), simplify(tokenize(right, meter)));
  return trimmed !== undefined && new Intersection(...trimmed, meter).exists();
}

/**
 * OPA's search, which leaves out some ways for two repeated tokens to share a text: those answers
 * are behaviour too. Remembering what failed keeps it from taking exponential time.
 */
class Intersection {
  readonly #patterns: readonly [readonly Token[], readonly Token[]];
  readonly #known = new Map<number, boolean>();

  readonly #meter: StepMeter;

  constructor(left: readonly Token[], right: readonly Token[], meter: StepMeter) {
    this.#patterns = [left, right];
    this.#meter = meter;
  }

  exists(): boolean {
    return this.#plain(0, 0);
  }

  #plain(left: number, right: number): boolean {
    return this.#remember(0, left, right, () => {
      const [a, b] = this.#patterns;
      let i = left;
      let j = right;
      for (; i < a.length && j < b.length; i++, j++) {
        const one = a[i] as Token;
        const other = b[j] as Token;
        if (one.repeat !== "once") return this.#repeated(0, i, j);
        if (other.repeat !== "once") return this.#repeated(1, j, i);
        if (!meet(one, other)) return false;
      }
      return i === a.length && j === b.length;
    });
  }

  /** `at` is the place of the repeated token in pattern `side`, `other` the place in the other one. */
  #repeated(side: 0 | 1, at: number, other: number): boolean {
    const token = this.#patterns[side][at] as Token;
    return token.repeat === "plus" ? this.#plus(side, at, other) : this.#star(side, at, other);
  }

  #plus(side: 0 | 1, at: number, other: number): boolean {
    const opposite = this.#patterns[1 - side]?.[other] as Token;
    if (!meet(this.#patterns[side][at] as Token, opposite)) return false;
    if (this.#star(side, at, other + 1)) return true;
    return opposite.repeat !== "once" && this.#plainFrom(side, at + 1, other);
  }

  #star(side: 0 | 1, at: number, other: number): boolean {
    return this.#remember(side + 1, at, other, () => {
      const pattern = this.#patterns[side];
      const opposite = this.#patterns[1 - side] as readonly Token[];
      const token = pattern[at] as Token;
      const next = pattern[at + 1];
      for (let index = other; index < opposite.length; index++) {
        const candidate = opposite[index] as Token;
        if (next !== undefined && meet(candidate, next) && this.#plainFrom(side, at + 1, index)) return true;
        if (!meet(candidate, token)) return false;
      }
      return next === undefined;
    });
  }

  #plainFrom(side: 0 | 1, at: number, other: number): boolean {
    return side === 0 ? this.#plain(at, other) : this.#plain(other, at);
  }

  #remember(kind: number, one: number, other: number, compute: () => boolean): boolean {
    const width = this.#patterns[0].length + this.#patterns[1].length + 1;
    const key = (kind * width + one) * width + other;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#meter.add(stepsPerPair);
    const answer = compute();
    this.#known.set(key, answer);
    return answer;
  }
}

function meet(left: Token, right: Token): boolean {
  const { characters } = left;
  const others = right.characters;
  if (characters === undefined || others === undefined) return true;
  for (const character of characters) if (others.has(character)) return true;
  return false;
}

/** Takes off what matches at both ends, but for one token each; `undefined` if something does not. */
function trim(
  left: readonly Token[],
  right: readonly Token[],
): readonly [readonly Token[], readonly Token[]] | undefined {
  let start = 0;
  while (isOnce(left[start]) && isOnce(right[start])) {
    if (!meet(left[start] as Token, right[start] as Token)) return undefined;
    start++;
  }
  if (start > 0) start--;
  let i = left.length - 1;
  let j = right.length - 1;
  for (; i >= start && j >= start && isOnce(left[i]) && isOnce(right[j]); i--, j--) {
    if (!meet(left[i] as Token, right[j] as Token)) return undefined;
  }
  if (i < left.length - 1) {
    i++;
    j++;
  }
  return [left.slice(start, i + 1), right.slice(start, j + 1)];
}

function isOnce(token: Token | undefined): boolean {
  return token?.repeat === "once";
}

/** Joins equal repeated tokens: `a*a+` is `a+`. */
function simplify(tokens: readonly Token[]): readonly Token[] {
  const simple: Token[] = [];
  for (const token of tokens) {
    const last = simple.at(-1);
    const joins = last !== undefined && !isOnce(last) && !isOnce(token) && sameCharacters(last, token);
    if (!joins) simple.push(token);
    else if (token.repeat === "plus") simple[simple.length - 1] = token;
  }
  return simple;
}

function sameCharacters(left: Token, right: Token): boolean {
  if (left.characters === undefined || right.characters === undefined) {
    return left.characters === right.characters;
  }
  return (
    left.characters.size === right.characters.size &&
    [...left.characters].every((character) => right.characters?.has(character))
  );
}

function tokenize(text: string, meter: StepMeter): readonly Token[] {
  return new Tokenizer(text, meter).tokens();
}

class Tokenizer {
  readonly #text: string;
  readonly #input: readonly string[];
  readonly #meter: StepMeter;
  #at = 0;

  constructor(text: string, meter: StepMeter) {
    this.#text = text;
    this.#meter = meter;
    this.#input = [...text];
  }

  tokens(): readonly Token[] {
    const tokens: Token[] = [];
    while (this.#at < this.#input.length) {
      const characters = this.#characters();
      tokens.push({ characters, repeat: this.#repeat() });
    }
    return tokens;
  }

  #characters(): ReadonlySet<string> | undefined {
    const { character, escaped } = this.#read();
    if (escaped) return new Set([character]);
    if (character === ".") return undefined;
    if (character === "[") return this.#set();
    if (character === "]") throw this.#error("set-close ']' with no preceding '['");
    if (character === "+" || character === "*") {
      throw this.#error(`flag '${character}' must be preceded by a non-flag`);
    }
    return new Set([character]);
  }

  #repeat(): Repeat {
    const character = this.#input[this.#at];
    if (character === "\\" && this.#at === this.#input.length - 1) this.#read();
    if (character !== "+" && character !== "*") return "once";
    this.#at++;
    return character === "+" ? "plus" : "star";
  }

  #set(): ReadonlySet<string> {
    const set = new Set<string>();
    let previous: string | undefined;
    while (this.#at < this.#input.length) {
      const { character, escaped } = this.#read();
      if (!escaped && character === "]") return set;
      if (!escaped && character === "-") {
        this.#range(set, previous);
        previous = undefined;
      } else {
        set.add(character);
        previous = character;
      }
    }
    throw this.#error("found [ without matching ]");
  }

  #range(set: Set<string>, low: string | undefined): void {
    if (low === undefined) throw this.#error("range character '-' must be preceded by a Unicode character");
    if (this.#at >= this.#input.length - 1) {
      throw this.#error("range character '-' must be followed by a Unicode character");
    }
    const { character: high, escaped } = this.#read();
    if (!escaped && (high === "]" || high === "-")) {
      throw this.#error("range character '-' cannot be followed by a special symbol");
    }
    const from = low.codePointAt(0) as number;
    const to = high.codePointAt(0) as number;
    if (to < from) {
      throw this.#error(`range is out of order: '${high}' comes before '${low}' in Unicode`);
    }
    this.#meter.add((to - from) * stepsPerCharacter);
    for (let code = from; code <= Math.min(to, maximumRange); code++) set.add(String.fromCodePoint(code));
  }

  #read(): { readonly character: string; readonly escaped: boolean } {
    const character = this.#input[this.#at] as string;
    if (character !== "\\") {
      this.#at++;
      return { character, escaped: false };
    }
    const next = this.#input[this.#at + 1];
    if (next === undefined) throw this.#error("input ends with a \\ (escape) character");
    this.#at += 2;
    return { character: next, escaped: true };
  }

  #error(reason: string): BuiltinError {
    return new BuiltinError(`input:${this.#text}, pos:${this.#at}, ${reason}: the input provided is invalid`);
  }
}
