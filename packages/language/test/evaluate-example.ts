// Evaluates the Rego of an example without a compiler: terms, calls and infix operators of built-ins.

import type { BuiltinContext } from "../src/builtins/builtin-context.js";
import { HaltError } from "../src/builtins/builtin-error.js";
import { callBuiltin } from "../src/builtins/call-builtin.js";
import { builtins } from "../src/builtins/index.js";
import { memberAt } from "../src/builtins/support/lookup.js";
import { RegoObject, RegoSet } from "../src/values/collections.js";
import { parseJson } from "../src/values/json.js";
import { numberFromText } from "../src/values/number.js";
import type { Value } from "../src/values/value.js";

/** For tests of built-ins: the language has no parser, and its examples need but little of one. */
export function evaluateExample(rego: string, context: BuiltinContext): Value | undefined {
  const reader = new ExampleReader(rego, context);
  return reader.read();
}

const tokens =
  /\s*("(?:[^"\\]|\\.)*"|`[^`]*`|-?[0-9][0-9.eE+]*(?:(?<=[eE])-[0-9]+)?|[A-Za-z_][A-Za-z0-9_.]*|\.[A-Za-z_][A-Za-z0-9_]*|==|!=|<=|>=|:=|[-+*/%&|<>=]|[[\](){}:,])/y;

class Undefined extends Error {}

class ExampleReader {
  readonly #tokens: string[] = [];
  readonly #context: BuiltinContext;
  #at = 0;

  constructor(text: string, context: BuiltinContext) {
    this.#context = context;
    tokens.lastIndex = 0;
    while (tokens.lastIndex < text.trimEnd().length) {
      const match = tokens.exec(text);
      if (match === null) throw new Error(`cannot read the example: ${text}`);
      this.#tokens.push(match[1] as string);
    }
  }

  read(): Value | undefined {
    try {
      const left = this.#term();
      const operator = this.#tokens[this.#at];
      if (operator === undefined) return left;
      this.#at++;
      return this.#call(this.#infix(operator), [left, this.#term()]);
    } catch (error) {
      if (error instanceof Undefined) return undefined;
      throw error;
    }
  }

  #infix(operator: string): string {
    for (const [name, builtin] of builtins) if (builtin.infix === operator) return name;
    throw new Error(`no operator ${operator}`);
  }

  #call(name: string, values: readonly Value[]): Value {
    const builtin = builtins.get(name);
    if (builtin === undefined) throw new Error(`no built-in ${name}`);
    const result = callBuiltin(builtin, values, this.#context);
    if (result === undefined) throw new Undefined();
    return result;
  }

  #term(): Value {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Error("the example ends early");
    if (token === "[") return this.#list("]");
    if (token === "{") return this.#braces();
    if (token.startsWith('"')) return parseJson(token);
    if (token.startsWith("`")) return token.slice(1, -1);
    if (/^-?[0-9]/.test(token)) return numberFromText(token);
    if (token === "null") return null;
    if (token === "true" || token === "false") return token === "true";
    this.#expect("(");
    const values = this.#list(")");
    return token === "set" ? new RegoSet() : this.#steps(this.#call(token, values));
  }

  /** `.key` and `[0]` behind a call. */
  #steps(value: Value): Value {
    let current = value;
    for (let step = this.#tokens[this.#at]; step === "[" || step?.startsWith("."); ) {
      this.#at++;
      const key = step === "[" ? this.#term() : step.slice(1);
      if (step === "[") this.#expect("]");
      const found = memberAt(current, key);
      if (found === undefined) throw new Undefined();
      current = found;
      step = this.#tokens[this.#at];
    }
    return current;
  }

  #list(end: string): Value[] {
    const values: Value[] = [];
    while (this.#tokens[this.#at] !== end) {
      values.push(this.#term());
      if (this.#tokens[this.#at] === ",") this.#at++;
    }
    this.#at++;
    return values;
  }

  #braces(): Value {
    if (this.#tokens[this.#at] === "}") {
      this.#at++;
      return new RegoObject();
    }
    const first = this.#term();
    if (this.#tokens[this.#at] !== ":") {
      if (this.#tokens[this.#at] === ",") this.#at++;
      return RegoSet.from([first, ...this.#list("}")]);
    }
    const object = new RegoObject();
    let key = first;
    for (;;) {
      this.#expect(":");
      object.set(key, this.#term());
      if (this.#tokens[this.#at++] === "}") return object;
      key = this.#term();
    }
  }

  #expect(mark: string): void {
    if (this.#tokens[this.#at++] !== mark) throw new Error(`expected ${mark}`);
  }
}

/** A host that is the same on every run. */
export function exampleContext(): BuiltinContext {
  let last = 0;
  let stepsLeft = 50_000_000;
  return {
    now: 1_700_000_000_123_456_789n,
    randomBytes: (count) =>
      Uint8Array.from({ length: count }, () => {
        last = (last * 75 + 74) % 65537;
        return last & 0xff;
      }),
    takeSteps: (count) => {
      stepsLeft -= count;
      if (stepsLeft < 0) throw new HaltError("step limit exceeded");
    },
    takeMemory: () => undefined,
    cache: new Map(),
    compiled: new Map(),
    print: () => {},
    granted: new Map(),
  };
}
