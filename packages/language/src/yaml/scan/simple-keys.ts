// Places at which a key without `?` may have begun: known to be one only when its `:` is found.
import { YamlError } from "../yaml-error.js";
import type { Cursor } from "./cursor.js";

/** A key and its `:` are on one line, and not further apart than this, in characters. */
const longestKey = 1024;

export type SimpleKey = {
  readonly tokenNumber: number;
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** Nothing but a key can stand here: in a block mapping, at its indentation. */
  readonly isRequired: boolean;
};

type Level = {
  /** The candidate that is open. */
  key: SimpleKey | undefined;
  /** Of the last candidate, or of the bracket. */
  tokenNumber: number;
};

export class SimpleKeys {
  /** One for each flow collection that is open; the first one is the block context's. */
  readonly #levels: Level[] = [{ key: undefined, tokenNumber: 0 }];
  readonly #byToken = new Map<number, SimpleKey>();

  /** The candidate that begins with a token, and still may be a key. */
  startingAt(tokenNumber: number, cursor: Cursor): SimpleKey | undefined {
    const key = this.#byToken.get(tokenNumber);
    if (key === undefined || isInReach(key, cursor)) return key;
    this.#byToken.delete(tokenNumber);
    if (key.isRequired) throw missingColon(key, cursor);
    return undefined;
  }

  save(key: SimpleKey, cursor: Cursor): void {
    this.drop(cursor);
    this.#level.key = key;
    this.#level.tokenNumber = key.tokenNumber;
    this.#byToken.set(key.tokenNumber, key);
  }

  /** The candidate is no key, because something else stands where its `:` would be. */
  drop(cursor: Cursor): void {
    const { key } = this.#level;
    if (key === undefined) return;
    if (key.isRequired) throw missingColon(key, cursor);
    this.#forget(key);
  }

  /** At a `:`: the key that it ends, if there is one. */
  take(cursor: Cursor): SimpleKey | undefined {
    const { key } = this.#level;
    if (key === undefined) return undefined;
    if (!isInReach(key, cursor) && key.isRequired) throw missingColon(key, cursor);
    this.#forget(key);
    return isInReach(key, cursor) ? key : undefined;
  }

  /** `tokenNumber` is the bracket's. */
  openLevel(tokenNumber: number): void {
    this.#levels.push({ key: undefined, tokenNumber });
  }

  /** Go forgets with an empty collection that the bracket itself may begin a key, and does not wait for its `:`. */
  closeLevel(): void {
    if (this.#levels.length === 1) return;
    this.#byToken.delete(this.#level.tokenNumber);
    this.#levels.pop();
  }

  get #level(): Level {
    return this.#levels[this.#levels.length - 1] as Level;
  }

  #forget(key: SimpleKey): void {
    this.#level.key = undefined;
    this.#byToken.delete(key.tokenNumber);
  }
}

function isInReach(key: SimpleKey, cursor: Cursor): boolean {
  if (key.line < cursor.line) return false;
  const units = cursor.at - key.at;
  if (units <= longestKey) return true;
  // Characters beyond U+FFFF have two units.
  if (!cursor.hasPairs || units > 2 * longestKey) return false;
  return [...cursor.text.slice(key.at, cursor.at)].length <= longestKey;
}

function missingColon(key: SimpleKey, cursor: Cursor): YamlError {
  return new YamlError("syntax", "could not find expected ':'", cursor.at, {
    context: key.at,
    stage: "scanner",
  });
}
