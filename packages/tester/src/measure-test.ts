// How long one evaluation of a test takes, as a mean of many.
import type { Benchmark } from "./test-case.js";

export type Measuring = {
  readonly benchmarkMicros?: number;
  readonly monotonicMicros: () => number;
};

const fewest = 3;
const most = 10_000_000;

/** Batches of growing size, so that the clock is read seldom; the first tells how large they may be. */
export function measureTest(
  evaluate: () => unknown,
  { benchmarkMicros = 0, monotonicMicros }: Measuring,
): Benchmark {
  let runs = 0;
  let total = 0;
  for (let batch = fewest; runs < most; batch = Math.min(batch * 2, most)) {
    const began = monotonicMicros();
    for (let run = 0; run < batch; run++) evaluate();
    const elapsed = monotonicMicros() - began;
    // The first batch warms up: it counts only if nothing else fits.
    const isWarm = runs > 0;
    total = isWarm ? total + elapsed : elapsed;
    runs = isWarm ? runs + batch : batch;
    if (total >= benchmarkMicros) break;
  }
  return { runs, totalNanos: Math.round(total * 1000) };
}
