// `--metrics`: how long each part of an evaluation took, by the names that `opa eval` gives them.
import process from "node:process";

/** Nanoseconds by name. */
export type Metrics = Readonly<Record<string, number | Readonly<Record<string, number>>>>;

export class Stopwatch {
  readonly #times = new Map<string, number>();

  async measure<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result> {
    const began = process.hrtime.bigint();
    try {
      return await work();
    } finally {
      this.#times.set(`timer_${name}_ns`, Number(process.hrtime.bigint() - began));
    }
  }

  /** With the runs of the query: one time, or their spread. */
  metrics(runs: readonly number[]): Metrics {
    const evaluation = runs.length === 1 ? (runs[0] ?? 0) : spread(runs);
    return Object.fromEntries(
      [...this.#times, ["timer_rego_query_eval_ns", evaluation] as const].toSorted(byName),
    );
  }
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

function spread(runs: readonly number[]): Readonly<Record<string, number>> {
  const sorted = runs.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const mean = sorted.reduce((sum, each) => sum + each, 0) / sorted.length;
  return { min: at(0), max: at(1), mean, "90%": at(0.9), "99%": at(0.99) };
}

/** One line for each, for people. */
export function metricsText(metrics: Metrics): string {
  const lines = Object.entries(metrics).map(
    ([name, value]) => `${name}: ${typeof value === "number" ? value : JSON.stringify(value)}`,
  );
  return `${lines.join("\n")}\n`;
}
