// Plans small enough to read, for tests: one rule, and the entrypoint `eval` that gives its value.
import type {
  Block,
  Local,
  Operand,
  Plan,
  PlanFunction,
  Statement,
  StatementBody,
  Type,
} from "@palisade/language";

export const input: Local = 0;
export const data: Local = 1;
/** The local that holds the rule's value. */
export const result: Local = 2;

export const local = (number: Local): Operand => ({ kind: "local", local: number });
export const boolean = (value: boolean): Operand => ({ kind: "boolean", value });

/** Collects texts while statements are written. */
export class TinyPlan {
  readonly #strings: string[] = [];
  readonly #functions: PlanFunction[] = [];
  readonly #builtins: { name: string; declaration: Type }[] = [];
  #row = 0;

  /** A text's number. */
  index(text: string): number {
    const known = this.#strings.indexOf(text);
    return known >= 0 ? known : this.#strings.push(text) - 1;
  }

  text(text: string): Operand {
    return { kind: "string", index: this.index(text) };
  }

  builtin(name: string, declaration: Type = { type: "function", args: [], result: { type: "any" } }): string {
    this.#builtins.push({ name, declaration });
    return name;
  }

  block(...bodies: readonly StatementBody[]): Block {
    return {
      statements: bodies.map((body) => ({ ...body, file: 0, row: ++this.#row, column: 2 }) as Statement),
    };
  }

  /** A function with its own blocks; its value is in `result`, unless another local is given. */
  function(
    name: string,
    blocks: readonly Block[],
    parameters: readonly Local[] = [input, data],
    value = result,
  ): void {
    const path = ["g0", ...name.split(".")];
    this.#functions.push({ name, parameters, result: value, blocks, path });
  }

  /** The plan whose entrypoint `eval` gives the value of `rule`, or nothing if it is undefined. */
  plan(rule: string): Plan {
    const query = this.block(
      { kind: "Call", function: rule, arguments: [local(input), local(data)], result: 2 },
      { kind: "ResultSetAdd", value: 2 },
    );
    return {
      static: { strings: this.#strings, builtins: this.#builtins, files: ["tiny.rego"] },
      plans: [{ name: "eval", blocks: [query] }],
      functions: this.#functions,
    };
  }
}

/** A rule of these blocks, that returns at its end. */
export function rulePlan(write: (tiny: TinyPlan) => readonly Block[]): Plan {
  const tiny = new TinyPlan();
  const blocks = write(tiny);
  tiny.function("rule", [...blocks, tiny.block({ kind: "ReturnLocal", source: result })]);
  return tiny.plan("rule");
}
