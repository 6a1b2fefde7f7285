// How the cost of reading grows with the text: processor time, which other programs change less than the clock's.
import process from "node:process";
import type { GrowthShape } from "./growth-shapes.js";
import type { YamlText } from "./yaml-shape.js";

export type Growth = {
  readonly smallMillis: number;
  readonly largeMillis: number;
  readonly ratio: number;
};

export type GrowthSizes = {
  readonly small: number;
  readonly large: number;
  /** Best of so many. */
  readonly turns: number;
};

/** Less than this is noise, and counts as this much. */
const leastMillis = 0.5;

export function measureGrowth(
  { make }: GrowthShape,
  read: (text: YamlText) => unknown,
  { small, large, turns }: GrowthSizes,
): Growth {
  const texts = [make(small), make(large)] as const;
  let [smallMillis, largeMillis] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < turns; turn++) {
    smallMillis = Math.min(
      smallMillis,
      millisOf(() => read(texts[0])),
    );
    largeMillis = Math.min(
      largeMillis,
      millisOf(() => read(texts[1])),
    );
  }
  return { smallMillis, largeMillis, ratio: largeMillis / smallMillis };
}

function millisOf(work: () => unknown): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return Math.max(leastMillis, (user + system) / 1000);
}
