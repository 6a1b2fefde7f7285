const bars = "▁▂▃▄▅▆▇█";

/**
 * Values as a row of bars: the smallest is the lowest bar, the greatest the highest.
 * @example sparkline([1, 2, 3]) // "▁▅█"
 */
export function sparkline(values: readonly number[]): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const range = most - least;
  return values
    .map((value) => bars[range === 0 ? 3 : Math.round(((value - least) / range) * (bars.length - 1))] ?? "")
    .join("");
}
