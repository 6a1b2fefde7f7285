// Tokens that were scanned and not parsed yet; one may be put in front of those it turns out to belong before.
import type { Token } from "./token.js";

/** Passed places are given back when there are this many. */
const mostPassed = 1024;

export class TokenQueue {
  #tokens: Token[] = [];
  #head = 0;
  /** Tokens taken so far; with the length it is the number of the next token. */
  #taken = 0;

  get isEmpty(): boolean {
    return this.#head === this.#tokens.length;
  }

  /** The number of the first token. */
  get first(): number {
    return this.#taken;
  }

  /** The number that the next token will have. */
  get next(): number {
    return this.#taken + this.#tokens.length - this.#head;
  }

  get last(): Token | undefined {
    return this.#tokens.at(-1);
  }

  push(token: Token): void {
    this.#tokens.push(token);
  }

  /** Before the token of that number. */
  insert(number: number, token: Token): void {
    const index = this.#head + number - this.#taken;
    if (index < this.#head) this.#tokens.push(token);
    else this.#tokens.splice(index, 0, token);
  }

  peek(): Token | undefined {
    return this.#tokens[this.#head];
  }

  take(): void {
    this.#head++;
    this.#taken++;
    if (this.#head < mostPassed) return;
    this.#tokens = this.#tokens.slice(this.#head);
    this.#head = 0;
  }
}
