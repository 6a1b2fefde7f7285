// Rows as training sees them: for each reading its word groups by number, and its units with their signals. Made once.
import { readForms } from "../../packages/guardrails/src/prompts/normalise-prompt.js";
import { findSignals } from "../../packages/guardrails/src/prompts/scores/find-signals.js";
import { UnitSignals } from "../../packages/guardrails/src/prompts/scores/score-reading.js";
import { hashOfBoth } from "../../packages/guardrails/src/prompts/scores/split-words.js";
import { eachUnit } from "../../packages/guardrails/src/prompts/scores/units-of-words.js";
import { injections, type LabelledRow } from "./labelled-rows.js";

export type PreparedReading = {
  /** For each word the groups of one, two and three words that it ends, by number; -1 for none. */
  readonly groups: readonly [Int32Array, Int32Array, Int32Array];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly signals: readonly Uint16Array[];
};

export type PreparedRow = {
  readonly row: LabelledRow;
  readonly isOwn: boolean;
  readonly isInjection: boolean;
  readonly readings: readonly PreparedReading[];
};

/** Longer texts are cut: their beginnings are enough to learn from. */
const longest = 8000;

/** Numbers for the hashes of word groups, in the order of their appearance. */
export class GroupNumbers {
  readonly #numbers = new Map<number, number>();
  readonly #hashes: number[] = [];

  numberOf(hash: number): number {
    const known = this.#numbers.get(hash);
    if (known !== undefined) return known;
    this.#numbers.set(hash, this.#hashes.length);
    this.#hashes.push(hash);
    return this.#hashes.length - 1;
  }

  get hashes(): readonly number[] {
    return this.#hashes;
  }
}

export function prepareRow(row: LabelledRow, isOwn: boolean, numbers: GroupNumbers): PreparedRow {
  const { readings, surroundings } = readForms(row.text.slice(0, longest));
  return {
    row,
    isOwn,
    isInjection: injections.has(row.kind),
    readings: readings.map((reading): PreparedReading => {
      const signals = findSignals(reading, surroundings);
      const ofUnit = new UnitSignals(signals);
      const units: { readonly start: number; readonly end: number; readonly signals: Uint16Array }[] = [];
      eachUnit(signals.words.begins, (start, end) => {
        const list: number[] = [];
        ofUnit.each(start, end, (number) => list.push(number));
        units.push({ start, end, signals: Uint16Array.from(list) });
      });
      return {
        groups: groupsOf(signals.words.hashes, numbers),
        starts: Int32Array.from(units, ({ start }) => start),
        ends: Int32Array.from(units, ({ end }) => end),
        signals: units.map((unit) => unit.signals),
      };
    }),
  };
}

function groupsOf(hashes: Uint32Array, numbers: GroupNumbers): PreparedReading["groups"] {
  const [ones, twos, threes] = [0, 1, 2].map(() => new Int32Array(hashes.length).fill(-1)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (const [index, hash] of hashes.entries()) {
    ones[index] = numbers.numberOf(hash);
    if (index === 0) continue;
    const pair = hashOfBoth(hashes[index - 1] as number, hash);
    twos[index] = numbers.numberOf(pair);
    if (index === 1) continue;
    const before = hashOfBoth(hashes[index - 2] as number, hashes[index - 1] as number);
    threes[index] = numbers.numberOf(hashOfBoth(before, hash));
  }
  return [ones, twos, threes];
}
