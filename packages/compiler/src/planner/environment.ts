// What `with` has replaced where a rule is evaluated: functions that are mocked, documents that are shadowed.
import type { Operand } from "@palisade/language";
import type { Term } from "../syntax/ast.js";

/** What stands in for a built-in or a function. */
export type Mock =
  | { readonly kind: "builtin"; readonly name: string }
  /** A function of the policy, by its path. What it calls is not mocked. */
  | { readonly kind: "function"; readonly path: string }
  | { readonly kind: "constant"; readonly term: Term; readonly text: string }
  /** A value known only at run time: functions planned for such an environment take it as a parameter. */
  | { readonly kind: "value" };

/**
 * Rules that are evaluated under another environment are planned again, as functions of another
 * generation: `g1.data.p`. Environments that replace the same are one.
 */
export type Environment = {
  /** `g0` where nothing is replaced. */
  readonly generation: string;
  /** By the operator's text: `count`, `data.p.f`. */
  readonly mocks: ReadonlyMap<string, Mock>;
  /** Texts of the paths below `data` that a `with` replaced: what the rules there say does not hold. */
  readonly shadowed: ReadonlySet<string>;
};

/** The operators that are mocked by run-time values, in the order of the parameters that carry these. */
export function valueMocks(environment: Environment): readonly string[] {
  return [...environment.mocks].filter(([, mock]) => mock.kind === "value").map(([operator]) => operator);
}

/** How many constants may each have generations of their own in the place of one function. */
const maximumConstants = 16;

/** Gives equal environments one generation. */
export class Environments {
  readonly base: Environment;
  readonly #constants = new Map<string, Set<string>>();
  readonly #known = new Map<string, Environment>();

  constructor() {
    this.base = this.of(new Map(), new Set());
  }

  /** Whether a constant is to be planned in the place of a function; past a number of them, it is passed as a value. */
  plansConstant(operator: string, text: string): boolean {
    const known = this.#constants.get(operator) ?? new Set();
    if (known.size < maximumConstants) this.#constants.set(operator, known.add(text));
    return known.has(text);
  }

  of(mocks: ReadonlyMap<string, Mock>, shadowed: ReadonlySet<string>): Environment {
    const sortedMocks = [...mocks].sort(([left], [right]) => (left < right ? -1 : 1));
    const sortedShadows = [...shadowed].sort();
    const text = JSON.stringify([sortedMocks.map(([name, mock]) => [name, mockText(mock)]), sortedShadows]);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const environment: Environment = {
      generation: `g${this.#known.size}`,
      mocks: new Map(sortedMocks),
      shadowed: new Set(sortedShadows),
    };
    this.#known.set(text, environment);
    return environment;
  }
}

function mockText(mock: Mock): readonly string[] {
  const detail = { builtin: "name", function: "path", constant: "text", value: undefined }[mock.kind];
  return detail === undefined ? [mock.kind] : [mock.kind, String(mock[detail as keyof Mock])];
}

/** The run-time values of an environment's mocks, by operator. */
export type MockValues = ReadonlyMap<string, Operand>;
