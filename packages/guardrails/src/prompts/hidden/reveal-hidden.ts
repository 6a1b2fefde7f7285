// Takes out of a text what nobody sees, counts it, and reads what it spells.
import { type CharacterClass, characterClass, classOf } from "../unicode/character-classes.js";
import { HiddenCounts, type HiddenKind } from "./hidden-counts.js";
import { isRightful, type Neighbours } from "./is-rightful.js";
import { type SmuggledText, SmuggledTexts } from "./smuggled-text.js";

export type Revealed = {
  /** The text without them. */
  readonly visible: string;
  readonly counts: HiddenCounts;
  readonly smuggled: readonly SmuggledText[];
  /** Abbreviations that were taken out because writing all of them out would blow the text up. */
  readonly unexpanded: number;
  /** Blank letters and control characters stood in the text: what it says if they part or take back letters. */
  readonly otherwise: readonly { readonly layer: "filler" | "backspace"; readonly text: string }[];
};

/** More marks on one letter are not spelling, in any script. */
const maximumMarks = 8;
/** What an abbreviation may become longer by: `ﷺ` is eighteen letters. */
const expansion = 17;
const freeExpansions = 1024;

const plainAscii = /^[\t\n\r\x20-\x7e]*$/;
const blackFlag = "\u{1f3f4}";
const cancelTag = 0xe007f;
const backspace = 8;

const kinds: Partial<Record<CharacterClass, HiddenKind>> = {
  [characterClass.zeroWidth]: "zero-width",
  [characterClass.bidi]: "bidi",
  [characterClass.tag]: "tag",
  [characterClass.variationSelector]: "variation-selector",
  [characterClass.filler]: "filler",
  [characterClass.annotation]: "annotation",
  [characterClass.control]: "control",
  [characterClass.mark]: "combining",
};

/** Where the first character of a kind begins, whether spelling put it there or not. */
export function firstHidden(text: string, kind: HiddenKind): number | undefined {
  for (let index = 0; index < text.length; ) {
    const code = text.codePointAt(index) as number;
    if (kinds[classOf(code)] === kind) return index;
    index += code > 0xffff ? 2 : 1;
  }
  return undefined;
}

/** Linear, and what it leaves is safe to normalise: no long rows of marks, no flood of abbreviations. */
export function revealHidden(text: string): Revealed {
  if (plainAscii.test(text)) {
    return { visible: text, counts: new HiddenCounts(), smuggled: [], unexpanded: 0, otherwise: [] };
  }
  return new Revealer(text).reveal();
}

class Revealer {
  readonly #text: string;
  readonly #counts = new HiddenCounts();
  readonly #smuggled = new SmuggledTexts();
  readonly #tests = new Map<string, boolean>();
  #visible = "";
  /** Where the part begins that is not yet in `visible`. */
  #kept = 0;
  #previous = "";
  #before = 0;
  #afterSelector = false;
  #marks = 0;
  #inFlag = false;
  #expansionsLeft: number;
  #unexpanded = 0;
  #backspaces = 0;
  #fillers = 0;

  constructor(text: string) {
    this.#text = text;
    this.#expansionsLeft = freeExpansions + Math.floor(text.length / expansion);
  }

  reveal(): Revealed {
    const text = this.#text;
    for (let index = 0; index < text.length; ) {
      const code = text.codePointAt(index) as number;
      const end = index + (code > 0xffff ? 2 : 1);
      const name = classOf(code);
      if (this.#staysSeen(name)) {
        this.#before = 0;
        this.#afterSelector = false;
        if (name !== characterClass.mark) {
          this.#previous = text.slice(index, end);
          this.#marks = 0;
          this.#inFlag = this.#previous === blackFlag;
        }
      } else {
        this.#takeOut(code, name, index, end);
      }
      index = end;
    }
    this.#visible += text.slice(this.#kept);
    return {
      visible: this.#visible,
      counts: this.#counts,
      smuggled: this.#smuggled.list(),
      unexpanded: this.#unexpanded,
      otherwise: this.#otherwise(),
    };
  }

  #staysSeen(name: CharacterClass): boolean {
    if (name === characterClass.plain) return true;
    if (name === characterClass.mark) return ++this.#marks <= maximumMarks;
    return name === characterClass.expanding && --this.#expansionsLeft >= 0;
  }

  #takeOut(code: number, name: CharacterClass, index: number, end: number): void {
    this.#visible += this.#text.slice(this.#kept, index);
    this.#kept = end;
    const kind = kinds[name];
    if (kind === undefined) {
      this.#unexpanded++;
      return;
    }
    if (code === 0x0b || code === 0x0c || code === 0x85) this.#visible += "\n";
    if (code === backspace) this.#backspaces++;
    if (!this.#belongs(code, name, index, end)) {
      this.#note(code, name);
      this.#counts.add(kind, index, end);
    }
    this.#before++;
  }

  /** Whether spelling, an emoji, a flag or a line printer put it there. */
  #belongs(code: number, name: CharacterClass, index: number, end: number): boolean {
    if (name === characterClass.tag && this.#inFlag) {
      this.#inFlag = code !== cancelTag;
      return true;
    }
    if (code === backspace && this.#isOverstrike(end)) return true;
    const rightful = isRightful(code, this.#neighbours(index, end));
    this.#afterSelector = rightful && name === characterClass.variationSelector;
    return rightful;
  }

  /** `N\bN` is a bold letter in the pages of a manual, `_\bN` one that is underlined. */
  #isOverstrike(end: number): boolean {
    return this.#before === 0 && (this.#previous === "_" || this.#previous === this.#text[end]);
  }

  #note(code: number, name: CharacterClass): void {
    if (name === characterClass.tag) this.#smuggled.addTag(code);
    if (name === characterClass.variationSelector) this.#smuggled.addSelector(code);
    if (name === characterClass.zeroWidth) this.#smuggled.addZeroWidth(code);
    if (name === characterClass.filler) this.#fillers++;
  }

  #neighbours(index: number, end: number): Neighbours {
    const next = this.#text.codePointAt(end);
    return {
      previous: this.#previous,
      next: next === undefined ? "" : String.fromCodePoint(next),
      before: this.#before,
      afterSelector: this.#afterSelector,
      atStart: index === 0,
      textHas: (pattern) => this.#textHas(pattern),
    };
  }

  #textHas(pattern: RegExp): boolean {
    const known = this.#tests.get(pattern.source);
    if (known !== undefined) return known;
    const answer = pattern.test(this.#text);
    this.#tests.set(pattern.source, answer);
    return answer;
  }

  #otherwise(): Revealed["otherwise"] {
    return [
      ...(this.#fillers === 0
        ? []
        : [
            { layer: "filler", text: this.#text.replace(/[\u115f\u1160\u3164\uffa0\u2800]+/g, " ") } as const,
          ]),
      ...(this.#backspaces === 0 ? [] : [{ layer: "backspace", text: applyBackspaces(this.#text) } as const]),
    ];
  }
}

/** The text as a terminal shows it. */
function applyBackspaces(text: string): string {
  const units: string[] = [];
  for (const character of text) {
    if (character === "\b") units.pop();
    else units.push(character);
  }
  return units.join("");
}
