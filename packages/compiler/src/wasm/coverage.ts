// Counters of how often each place of the policy was reached, compiled into the module.
import { type Plan, RegoObject, type Value } from "@palisade/language";
import { statementsIn } from "../analysis/visit-statements.js";

const counterSize = 4;

type Line = { readonly file: number; readonly row: number; readonly column: number };

/** One word of memory for each place that has a statement. */
export class LineCounters {
  readonly #base: number;
  readonly #lines: readonly Line[];
  readonly #addresses = new Map<string, number>();

  /** `base`: where the counters start, a multiple of 8. */
  constructor(plan: Plan, base: number) {
    this.#base = base;
    this.#lines = linesOf(plan);
    for (const [index, line] of this.#lines.entries()) {
      this.#addresses.set(lineKey(line), base + index * counterSize);
    }
  }

  /** The address after the last counter, a multiple of 8. */
  get end(): number {
    return (this.#base + this.#lines.length * counterSize + 7) & ~7;
  }

  address(line: Line): number {
    // All lines of the plan are counted.
    return this.#addresses.get(lineKey(line)) as number;
  }

  /** What the host needs to read them: where they start, and which places they are of. */
  description(fileName: (file: number) => string): Value {
    return RegoObject.from([
      ["counters", this.#base],
      ["lines", this.#lines.map(({ file, row, column }) => [fileName(file), row, column])],
    ]);
  }
}

function linesOf({ plans, functions }: Plan): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const { blocks } of [...plans, ...functions]) {
    for (const { statement } of statementsIn(blocks)) {
      const { file, row, column } = statement;
      const key = lineKey(statement);
      if (!lines.has(key)) lines.set(key, { file, row, column });
    }
  }
  return [...lines.values()].sort(
    (left, right) => left.file - right.file || left.row - right.row || left.column - right.column,
  );
}

function lineKey({ file, row, column }: Line): string {
  return `${file}:${row}:${column}`;
}
