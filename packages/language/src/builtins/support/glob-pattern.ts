// Glob patterns (`*`, `**`, `?`, `[a-c]`, `{a,b}`) as automata: matching takes linear time.
import { encodeUtf8 } from "../../values/utf8.js";
import type { TakeSteps } from "../builtin-context.js";
import { BuiltinError } from "../builtin-error.js";
import { StepMeter } from "./step-meter.js";

type Accepts = (character: string) => boolean;

/** A state goes on without input to all of `free`, and over an accepted character to `next`. */
type State = { readonly free: number[]; accepts?: Accepts; next?: number };

export type GlobPattern = { readonly states: readonly State[]; readonly final: number };

/** @throws {BuiltinError} for a malformed pattern. */
export function parseGlob(pattern: string, delimiters: readonly string[]): GlobPattern {
  return new GlobParser(pattern, new Set(delimiters)).parse();
}

/** What a state costs at each place of the text where it is active. */
const stepsPerState = 8;

/** @throws {HaltError} if pattern and text take more steps than are left. */
export function matchesGlob({ states, final }: GlobPattern, text: string, takeSteps: TakeSteps): boolean {
  const meter = new StepMeter(takeSteps);
  const reached = new Int32Array(states.length).fill(-1);
  let active = closure(states, [0], reached, 0);
  let place = 0;
  for (const character of text) {
    place++;
    meter.add(active.length * stepsPerState);
    const next: number[] = [];
    for (const index of active) {
      const state = states[index] as State;
      if (state.next !== undefined && state.accepts?.(character)) next.push(state.next);
    }
    active = closure(states, next, reached, place);
    if (active.length === 0) return false;
  }
  return active.includes(final);
}

/** Everything reachable without input; `reached` remembers at which place a state was last seen. */
function closure(states: readonly State[], from: readonly number[], reached: Int32Array, place: number) {
  const found: number[] = [];
  const waiting = [...from];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (reached[index] === place) continue;
    reached[index] = place;
    found.push(index);
    for (const free of (states[index] as State).free) waiting.push(free);
  }
  return found;
}

class GlobParser {
  readonly #pattern: readonly string[];
  readonly #delimiters: ReadonlySet<string>;
  readonly #states: State[] = [{ free: [] }];
  /** Where each open `{` began, and where its alternatives meet again. */
  readonly #groups: { readonly start: number; readonly end: number }[] = [];
  #current = 0;
  #at = 0;

  constructor(pattern: string, delimiters: ReadonlySet<string>) {
    this.#pattern = [...pattern];
    this.#delimiters = delimiters;
  }

  parse(): GlobPattern {
    while (this.#at < this.#pattern.length) this.#item();
    if (this.#groups.length > 0) throw this.#error("unclosed `{`");
    return { states: this.#states, final: this.#current };
  }

  #item(): void {
    const character = this.#pattern[this.#at++] as string;
    const group = this.#groups.at(-1);
    if (character === "{") this.#open();
    else if (character === "," && group !== undefined) this.#alternative(group);
    else if (character === "}" && group !== undefined) this.#close(group);
    else if (character === "[") this.#step(this.#characterClass());
    else if (character === "?") this.#step((other) => !this.#delimiters.has(other));
    else if (character === "*") this.#star();
    else if (character === "\\") this.#step(is(this.#escaped()));
    else this.#step(is(character));
  }

  #open(): void {
    const end = this.#add();
    this.#groups.push({ start: this.#current, end });
    this.#current = this.#branch(this.#current);
  }

  #alternative({ start, end }: { start: number; end: number }): void {
    this.#link(this.#current, end);
    this.#current = this.#branch(start);
  }

  #close({ end }: { end: number }): void {
    this.#link(this.#current, end);
    this.#current = end;
    this.#groups.pop();
  }

  #star(): void {
    const everything = this.#pattern[this.#at] === "*";
    if (everything) this.#at++;
    const loop = this.#branch(this.#current);
    const state = this.#states[loop] as State;
    state.accepts = everything ? () => true : (other) => !this.#delimiters.has(other);
    state.next = loop;
    this.#current = this.#branch(loop);
  }

  #step(accepts: Accepts): void {
    const state = this.#states[this.#current] as State;
    const next = this.#add();
    state.accepts = accepts;
    state.next = next;
    this.#current = next;
  }

  #escaped(): string {
    const character = this.#pattern[this.#at++];
    if (character === undefined) {
      this.#at = this.#pattern.length;
      throw this.#error("trailing backslash");
    }
    return character;
  }

  /** Behind a `[`: either a range `a-c` or a set of characters. */
  #characterClass(): Accepts {
    let negated = false;
    if (this.#pattern[this.#at] === "!") {
      negated = true;
      this.#at++;
    }
    const low = this.#next();
    if (this.#pattern[this.#at] === "-") {
      this.#at++;
      const high = this.#next();
      if (this.#next() !== "]") throw this.#error("expected close range character");
      if (codeOf(high) < codeOf(low)) throw this.#error("range hi character is less than lo");
      return (other) => (codeOf(other) >= codeOf(low) && codeOf(other) <= codeOf(high)) !== negated;
    }
    this.#at--;
    const set = this.#set();
    return (other) => set.has(other) !== negated;
  }

  #set(): ReadonlySet<string> {
    const set = new Set<string>();
    for (
      let character = this.#pattern[this.#at++];
      character !== "]";
      character = this.#pattern[this.#at++]
    ) {
      if (character === undefined) {
        this.#at = this.#pattern.length;
        throw this.#error("unexpected end of input");
      }
      set.add(character === "\\" ? this.#escapedInSet() : character);
    }
    if (set.size === 0) throw this.#error("could not parse range");
    return set;
  }

  #escapedInSet(): string {
    const character = this.#pattern[this.#at++];
    if (character !== undefined) return character;
    this.#at = this.#pattern.length;
    throw this.#error("unexpected end of input");
  }

  #next(): string {
    const character = this.#pattern[this.#at];
    if (character === undefined) throw this.#error("unexpected end of input");
    this.#at++;
    return character;
  }

  #add(): number {
    return this.#states.push({ free: [] }) - 1;
  }

  #branch(from: number): number {
    const to = this.#add();
    this.#link(from, to);
    return to;
  }

  #link(from: number, to: number): void {
    (this.#states[from] as State).free.push(to);
  }

  #error(reason: string): BuiltinError {
    const offset = encodeUtf8(this.#pattern.slice(0, this.#at).join("")).length;
    return new BuiltinError(`glob: syntax error at ${offset}: ${reason}`);
  }
}

function is(character: string): Accepts {
  return (other) => other === character;
}

function codeOf(character: string): number {
  return character.codePointAt(0) as number;
}
