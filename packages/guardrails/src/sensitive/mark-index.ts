// Looks for many short literals at once, in one pass: what makes a search for hundreds of patterns cheap.

export type Marked<T> = {
  /** Literals of ASCII, one of which stands in everything that is looked for; case does not count. */
  readonly marks: readonly string[];
  readonly item: T;
};

type Entry<T> = { readonly mark: string; readonly item: T };

/** Five bits of a character: enough to tell most marks apart, and the same for both cases of a letter. */
const bits = 5;
const low = (1 << bits) - 1;
const trigrams = 1 << (3 * bits);
const firstDigit = 48;

/** In the place of a mark: the first of a row of digits that goes on no word in small letters, but for an escape's. */
export const digitsBegin = "0";

/** Marks have three characters or more, or one that is neither letter nor digit; or are `digitsBegin`. */
export class MarkIndex<T> {
  readonly #known = new Uint8Array(trigrams);
  readonly #buckets: (Entry<T>[] | undefined)[] = new Array(trigrams).fill(undefined);
  readonly #signs: Entry<T>[][] = Array.from({ length: 128 }, () => []);
  readonly #isSign = new Uint8Array(128);

  constructor(given: readonly Marked<T>[]) {
    for (const { marks, item } of given)
      for (const mark of marks) this.#add({ mark: mark.toLowerCase(), item });
  }

  #add(entry: Entry<T>): void {
    const { mark } = entry;
    if (mark.length === 1) {
      this.#isSign[mark.charCodeAt(0)] = 1;
      this.#signs[mark.charCodeAt(0)]?.push(entry);
      return;
    }
    if (mark.length < 3) throw new RangeError(`mark \`${mark}\` is too short`);
    const key = [0, 1, 2].reduce((sum, at) => (sum << bits) | (mark.charCodeAt(at) & low), 0);
    this.#known[key] = 1;
    const bucket = this.#buckets[key] ?? [];
    bucket.push(entry);
    this.#buckets[key] = bucket;
  }

  /** Every place of every mark, in the order of the text. */
  visit(text: string, visit: (item: T, at: number) => void): void {
    const [known, isSign] = [this.#known, this.#isSign];
    let key = 0;
    let isInner = false;
    let afterEscape = false;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      const isDigit = code >= 48 && code <= 57;
      if (isDigit ? !isInner : code < 128 && isSign[code] === 1) {
        for (const { item } of this.#signs[isDigit ? firstDigit : code] ?? []) visit(item, index);
      }
      isInner = isDigit || (code >= 97 && code <= 122 && !afterEscape);
      afterEscape = code === 92;
      key = ((key << bits) | (code & low)) & (trigrams - 1);
      if (known[key] === 1 && index >= 2) this.#visitBucket(text, key, index - 2, visit);
    }
  }

  #visitBucket(text: string, key: number, at: number, visit: (item: T, at: number) => void): void {
    for (const { mark, item } of this.#buckets[key] ?? []) if (standsAt(text, mark, at)) visit(item, at);
  }
}

function standsAt(text: string, mark: string, at: number): boolean {
  for (let index = 0; index < mark.length; index++) {
    const code = text.charCodeAt(at + index);
    const lower = code >= 65 && code <= 90 ? code | 32 : code;
    if (lower !== mark.charCodeAt(index)) return false;
  }
  return true;
}
