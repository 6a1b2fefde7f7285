// Copies of what outsiders hand in: plain data that no longer runs anybody's code, of a bounded size.
import { DecimalNumber, escapePointer, maximumDepth, RegoObject, setProperty } from "@palisade/language";
import { isPlain } from "./is-plain.js";
import { RequestError } from "./request-error.js";

/** Bytes, roughly, that a request may take: its texts, and 32 for every part. What is shared counts every time. */
export const maximumRequestWeight = 128 * 1024 * 1024;

const weightOfPart = 32;

export type CopyOptions = {
  /** What it may weigh; default: as much as a request. */
  readonly limit?: number;
  /**
   * What becomes of halves of characters (lone surrogates), which JSON's canonical form has no text for: two requests
   * that differ in them alone would have one digest. Default: they are refused. What a policy answers may quote bytes
   * that are no text, and has U+FFFD there.
   */
  readonly halves?: "refuse" | "replace";
};

/**
 * A copy of JSON data: null, booleans, finite numbers, texts, arrays, plain objects. `undefined` in an object is
 * left out. Values that `readManifests` gave are kept as they are.
 * @throws {RequestError} naming the place of anything else, or if it is too large. What a getter or a proxy throws is passed on.
 */
export function plainCopy(
  data: unknown,
  { limit = maximumRequestWeight, halves = "refuse" }: CopyOptions = {},
): unknown {
  return new Copier(limit, halves).copy(data).data;
}

/** Said before anything of that size is made. */
export function tooLarge(limit: number, place: string): RequestError {
  const message = `larger than a request may be, about ${Math.floor(limit / 1024 / 1024)} MiB`;
  return new RequestError(message, place, "limit_exceeded");
}

type Copy = { readonly data: unknown; readonly weight: number };

class Copier {
  readonly #limit: number;
  readonly #halves: Required<CopyOptions>["halves"];
  /** What is shared is copied once, and weighs each time. */
  readonly #copies = new Map<object, Copy>();
  readonly #parents = new Set<object>();
  readonly #path: (string | number)[] = [];

  constructor(limit: number, halves: Required<CopyOptions>["halves"]) {
    this.#limit = limit;
    this.#halves = halves;
  }

  copy(data: unknown): Copy {
    switch (typeof data) {
      case "string":
        this.#take(data.length);
        return { data: this.#wellFormed(data, "a text"), weight: weightOfPart + data.length };
      case "boolean":
        return { data, weight: weightOfPart };
      case "number":
        if (!Number.isFinite(data)) this.#refuse("a number that is not finite has no JSON form");
        return { data, weight: weightOfPart };
      case "object":
        return data === null ? { data, weight: weightOfPart } : this.#copyObject(data);
      default:
        return this.#refuse(`a value of type \`${typeof data}\` has no JSON form`);
    }
  }

  #copyObject(data: object): Copy {
    const known = this.#copies.get(data);
    if (known !== undefined) return known;
    if (data instanceof RegoObject || data instanceof DecimalNumber) return { data, weight: weightOfPart };
    if (this.#parents.has(data)) this.#refuse("a cycle has no JSON form");
    if (this.#parents.size >= maximumDepth) this.#refuse(`nested deeper than ${maximumDepth} levels`);
    this.#parents.add(data);
    const copy = Array.isArray(data) ? this.#copyArray(data) : this.#copyRecord(data);
    this.#parents.delete(data);
    this.#copies.set(data, copy);
    return copy;
  }

  #copyArray(data: readonly unknown[]): Copy {
    const { length } = data;
    this.#take(length * weightOfPart);
    const copy: unknown[] = [];
    let weight = weightOfPart;
    for (let index = 0; index < length; index++) {
      const item = data[index];
      // A hole is `null`, as in JSON.
      const part = this.#inside(index, item === undefined ? null : item);
      weight = this.#sum(weight, part.weight);
      copy.push(part.data);
    }
    return { data: copy, weight };
  }

  #copyRecord(data: object): Copy {
    if (!isPlain(data)) this.#refuse("an instance of a class has no JSON form");
    const copy: Record<string, unknown> = {};
    const names = Object.keys(data);
    this.#take(names.length * weightOfPart);
    let weight = weightOfPart;
    for (const given of names) {
      const item = (data as Readonly<Record<string, unknown>>)[given];
      if (item === undefined) continue;
      const name = this.#wellFormed(given, "a key");
      if (name !== given && Object.hasOwn(copy, name))
        this.#refuse("two keys are the same text once it is well formed");
      const part = this.#inside(name, item);
      weight = this.#sum(weight, name.length + part.weight);
      setProperty(copy, name, part.data);
    }
    return { data: copy, weight };
  }

  #wellFormed(text: string, called: string): string {
    if (this.#halves === "replace") return text.toWellFormed();
    if (text.isWellFormed()) return text;
    return this.#refuse(
      `${called} with half a character (a lone surrogate) has no JSON form: cut texts between characters`,
    );
  }

  #inside(step: string | number, item: unknown): Copy {
    this.#path.push(step);
    const copy = this.copy(item);
    this.#path.pop();
    return copy;
  }

  #sum(weight: number, more: number): number {
    const sum = weight + more;
    this.#take(sum);
    return sum;
  }

  /** Refuses before anything of that size is made. */
  #take(weight: number): void {
    // Not `weight > limit`: a list may have a length that is no number, which is above no limit, and below none.
    if (weight <= this.#limit) return;
    throw tooLarge(this.#limit, this.#place());
  }

  #refuse(message: string): never {
    throw new RequestError(message, this.#place());
  }

  #place(): string {
    return this.#path.map((step) => `/${escapePointer(String(step))}`).join("");
  }
}
