// Logistic regression (AdaGrad) over the one unit of a row that speaks most for it: rows are labelled, units are not.

import { wordScale } from "../../packages/guardrails/src/prompts/scores/score-reading.js";
import { signalNames } from "../../packages/guardrails/src/prompts/scores/signals.js";
import { randomFrom } from "./grammar.js";
import type { PreparedReading } from "./prepared-rows.js";

export type Example = {
  readonly readings: readonly PreparedReading[];
  readonly isPositive: boolean;
  readonly weight: number;
};

export type TrainedHead = {
  readonly bias: number;
  readonly signals: Float64Array;
  readonly words: Float64Array;
};

const [epochs, rate, slowRate, slowFrom] = [12, 0.3, 0.12, 0.6];
/** So often a row is learned from its signals alone, so that they stand for themselves where no word is known. */
const withoutWords = 0.3;
const [wordDecay, signalDecay] = [2e-5, 1e-4];
const tooSmall = 1e-3;

type State = {
  bias: number;
  readonly signals: Float64Array;
  readonly words: Float64Array;
  biasSquares: number;
  readonly signalSquares: Float64Array;
  readonly wordSquares: Float64Array;
};

type Best = { readonly score: number; readonly reading: PreparedReading; readonly unit: number };

/** `allowed` are the word groups that may have a weight. The same examples and seed give the same weights. */
export function trainHead(
  examples: readonly Example[],
  groupCount: number,
  allowed: Uint8Array,
  seed: number,
): TrainedHead {
  const state: State = {
    bias: -1,
    signals: new Float64Array(signalNames.length),
    words: new Float64Array(groupCount),
    biasSquares: 1,
    signalSquares: new Float64Array(signalNames.length).fill(0.5),
    wordSquares: new Float64Array(groupCount).fill(0.05),
  };
  const random = randomFrom(seed);
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const step = epoch < epochs * slowFrom ? rate : slowRate;
    for (const index of order) {
      const example = examples[index] as Example;
      learn(state, example, random() < withoutWords, step, allowed);
    }
  }
  return state;
}

function shuffle(order: number[], random: () => number): void {
  for (let index = order.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [order[index], order[other]] = [order[other] as number, order[index] as number];
  }
}

function learn(state: State, example: Example, isBare: boolean, step: number, allowed: Uint8Array): void {
  const best = bestUnit(state, example.readings, isBare);
  if (best === undefined) return;
  const wrong = 1 / (1 + Math.exp(-best.score)) - (example.isPositive ? 1 : 0);
  const slope = wrong * example.weight;
  if (Math.abs(slope) < tooSmall) return;
  const { reading, unit } = best;
  const [start, end] = [reading.starts[unit] as number, reading.ends[unit] as number];
  if (!isBare) {
    const scale = wordScale(end - start);
    for (const [size, groups] of reading.groups.entries())
      for (let index = start + size; index < end; index++)
        moveWord(state, groups[index] as number, slope * scale, step, allowed);
  }
  for (const number of reading.signals[unit] as Uint16Array) moveSignal(state, number, slope, step);
  state.biasSquares += slope * slope;
  state.bias -= (step * slope) / Math.sqrt(state.biasSquares);
}

function moveWord(state: State, number: number, slope: number, step: number, allowed: Uint8Array): void {
  if (number < 0 || allowed[number] === 0) return;
  const weight = state.words[number] as number;
  const moved = slope + wordDecay * weight;
  const squares = (state.wordSquares[number] as number) + moved * moved;
  state.wordSquares[number] = squares;
  state.words[number] = (weight - (step * moved) / Math.sqrt(squares)) * (1 - step * wordDecay * 10);
}

function moveSignal(state: State, number: number, slope: number, step: number): void {
  const weight = state.signals[number] as number;
  const moved = slope + signalDecay * weight;
  const squares = (state.signalSquares[number] as number) + moved * moved;
  state.signalSquares[number] = squares;
  state.signals[number] = weight - (step * moved) / Math.sqrt(squares);
}

function bestUnit(state: State, readings: readonly PreparedReading[], isBare: boolean): Best | undefined {
  let best: Best | undefined;
  for (const reading of readings) {
    const sums = isBare ? undefined : reading.groups.map((groups) => sumUp(groups, state.words));
    for (let unit = 0; unit < reading.starts.length; unit++) {
      const [start, end] = [reading.starts[unit] as number, reading.ends[unit] as number];
      let score = state.bias;
      for (const number of reading.signals[unit] as Uint16Array) score += state.signals[number] as number;
      if (sums !== undefined) score += wordScale(end - start) * between(sums, start, end);
      if (best === undefined || score > best.score) best = { score, reading, unit };
    }
  }
  return best;
}

function sumUp(groups: Int32Array, words: Float64Array): Float64Array {
  const sums = new Float64Array(groups.length + 1);
  for (let index = 0; index < groups.length; index++) {
    const number = groups[index] as number;
    sums[index + 1] = (sums[index] as number) + (number < 0 ? 0 : (words[number] as number));
  }
  return sums;
}

function between(sums: readonly Float64Array[], start: number, end: number): number {
  let sum = 0;
  for (let size = 0; size < sums.length; size++) {
    const list = sums[size] as Float64Array;
    if (end - start > size) sum += (list[end] as number) - (list[start + size] as number);
  }
  return sum;
}
