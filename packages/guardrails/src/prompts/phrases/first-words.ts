// Derives from a pattern the words that its matches can begin with.

/** A beginning of a match, as far as its first word goes. */
type Beginning = { readonly word: string; readonly isWhole: boolean };

const nothing: readonly Beginning[] = [{ word: "", isWhole: false }];
const boundary: readonly Beginning[] = [{ word: "", isWhole: true }];
/** More are a mistake in the pattern. */
const most = 2000;

/** @throws {Error} for a pattern whose first words are not a short list. */
export function firstWords(pattern: RegExp): ReadonlySet<string> {
  const beginnings = new Reader(pattern.source).readAlternatives();
  const words = new Set(beginnings.map(({ word }) => word));
  if (words.has("") || words.size > most)
    throw new Error(`a match of \`${pattern.source}\` can begin with anything`);
  return words;
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  readAlternatives(): readonly Beginning[] {
    const all = [...this.#readSequence()];
    while (this.#source[this.#at] === "|") {
      this.#at++;
      all.push(...this.#readSequence());
    }
    return unique(all);
  }

  #readSequence(): readonly Beginning[] {
    let beginnings = nothing;
    while (this.#at < this.#source.length && !"|)".includes(this.#source[this.#at] as string)) {
      const next = this.#readQuantifier(this.#readAtom());
      beginnings = unique(
        beginnings.flatMap((each) => (each.isWhole ? [each] : next.map((more) => join(each, more)))),
      );
    }
    return beginnings;
  }

  #readAtom(): readonly Beginning[] {
    const sign = this.#source[this.#at++] as string;
    if (sign === "(") return this.#readGroup();
    if (sign === "[") return this.#readClass();
    if (sign === "\\") return /[bB]/.test(this.#source[this.#at++] as string) ? nothing : boundary;
    if (sign === "^" || sign === "$") return nothing;
    return /\p{L}/u.test(sign) ? [{ word: sign, isWhole: false }] : boundary;
  }

  #readGroup(): readonly Beginning[] {
    const kind = /^\?(?::|<?[=!])/.exec(this.#source.slice(this.#at))?.[0] ?? "";
    this.#at += kind.length;
    const inner = this.readAlternatives();
    this.#at++;
    return kind === "?:" || kind === "" ? inner : nothing;
  }

  #readClass(): readonly Beginning[] {
    const end = this.#source.indexOf("]", this.#at);
    const members = this.#source.slice(this.#at, end);
    this.#at = end + 1;
    // Ranges and complements are no list of words: an empty word stands for them.
    if (/^\^|-./.test(members)) return boundary;
    return [...members].map((sign) => ({
      word: /\p{L}/u.test(sign) ? sign : "",
      isWhole: !/\p{L}/u.test(sign),
    }));
  }

  #readQuantifier(atom: readonly Beginning[]): readonly Beginning[] {
    const quantifier = /^(?:\?|\{(\d+)(?:,\d*)?\})/.exec(this.#source.slice(this.#at));
    if (quantifier === null) return atom;
    this.#at += quantifier[0].length;
    return quantifier[1] === undefined || quantifier[1] === "0" ? [...atom, ...nothing] : atom;
  }
}

function join(beginning: Beginning, more: Beginning): Beginning {
  return { word: beginning.word + more.word, isWhole: more.isWhole };
}

function unique(beginnings: readonly Beginning[]): readonly Beginning[] {
  return [...new Map(beginnings.map((each) => [`${each.word} ${each.isWhole}`, each])).values()];
}
