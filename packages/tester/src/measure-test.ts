// How long one evaluation of a test takes, as a mean of many.
import type { Benchmark } from "./test-case.js";

export type Measuring = {
  readonly benchmarkMicros?: number;
  readonly monotonicMicros: () => number;
};

const fewest = 3;
const most = 10_000_000;

/** Batches of growing size, so that the clock is read seldom. The first warms up, and counts only if it took long enough. */
export function measureTest(
  evaluate: () => unknown,
  { benchmarkMicros = 0, monotonicMicros }: Measuring,
): Benchmark {
  const measure = (runs: number): number => {
    const began = monotonicMicros();
    for (let run = 0; run < runs; run++) evaluate();
    return monotonicMicros() - began;
  };
  const first = measure(fewest);
  if (first >= benchmarkMicros) return { runs: fewest, totalNanos: Math.round(first * 1000) };
  let runs = 0;
  let total = 0;
  for (let batch = fewest * 2; total < benchmarkMicros && runs < most; batch *= 2) {
    total += measure(batch);
    runs += batch;
  }
  return { runs, totalNanos: Math.round(total * 1000) };
}
