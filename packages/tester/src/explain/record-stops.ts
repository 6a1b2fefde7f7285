// Listens to the plan interpreter for the statements that ended the blocks of a test's own body.
import type { Operand, Statement, Value } from "@palisade/language";
import type { Tracer, TraceStep } from "@palisade/runtime";

/** A statement that was undefined, the last time it was. */
export type Stop = {
  readonly statement: Statement;
  readonly function: string;
  /** What the locals held. */
  readonly locals: ReadonlyMap<number, Value>;
  /** The call that ran before it, and what it was called with. */
  readonly call: { readonly name: string; readonly values: readonly (Value | undefined)[] } | undefined;
  /** Its order among all stops. */
  readonly order: number;
};

/** The stops of one case of a test, by the case's names; without cases there are no names. */
export type Stops = ReadonlyMap<string, readonly Stop[]>;

/** Hears of the test's own function: helpers that fail make the line that calls them fail. */
export class StopRecorder implements Tracer {
  readonly #cases = new Map<string, Map<Statement, Stop>>([["", new Map()]]);
  readonly #texts: readonly string[];
  #current: Map<Statement, Stop>;
  #call: Stop["call"];
  #order = 0;

  /** `texts`: the strings of the plan. */
  constructor(texts: readonly string[]) {
    this.#texts = texts;
    this.#current = this.#cases.get("") as Map<Statement, Stop>;
  }

  /** From now on, what stops is of this case. */
  beginCase(key: string): void {
    this.#current = new Map();
    this.#cases.set(key, this.#current);
  }

  enter(step: TraceStep): void {
    const { statement, locals } = step;
    if (!isOwn(step)) return;
    if (statement.kind === "Break" && statement.index === 0) this.#note(step);
    if (statement.kind !== "Call") return;
    const values = statement.arguments.map((operand) => this.read(operand, locals));
    this.#call = { name: statement.function, values };
  }

  leave(step: TraceStep, defined: boolean): void {
    if (!defined && isOwn(step)) this.#note(step);
  }

  read(operand: Operand, locals: ReadonlyMap<number, Value>): Value | undefined {
    if (operand.kind === "local") return locals.get(operand.local);
    return operand.kind === "boolean" ? operand.value : this.#texts[operand.index];
  }

  stops(): Stops {
    return new Map([...this.#cases].map(([key, stops]) => [key, [...stops.values()]]));
  }

  #note({ statement, locals, function: name }: TraceStep): void {
    const stop = { statement, function: name ?? "", locals: new Map(locals), call: this.#call };
    this.#current.set(statement, { ...stop, order: this.#order++ });
  }
}

function isOwn({ depth }: TraceStep): boolean {
  return depth === 1;
}
