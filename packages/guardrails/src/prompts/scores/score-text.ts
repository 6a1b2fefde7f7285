// Scores a text in all of its readings: the one unit that speaks most like an order to a model, and what the text is about.
import { placeOfReading } from "../view.js";
import { findSignals, type Reading, type Signals, type Surroundings } from "./find-signals.js";
import { bestUnit, type ScoredUnit, tellingSignals, wholeScore } from "./score-reading.js";
import type { HeadName, TextModel } from "./text-model.js";

/** What a model says of a text: 50 points are even odds, each point more is a tenth of their logarithm. */
export type TextScore = {
  /** From 0 to 100. */
  readonly points: number;
  /** The reading that the unit stands in, as a JSON pointer into the policy's input; where in it, and under what. */
  readonly at: string;
  readonly layer: Reading["layer"];
  readonly offset: number;
  readonly length: number;
  /** Names of the signals that speak most for it, the strongest first; `wording` if the words alone do. */
  readonly signals: readonly string[];
};

export type TextScores = { readonly score: TextScore; readonly topic?: { readonly points: number } };

/** What a text is about is clear from so many words. */
const topicWords = 512;

/** Nothing for a text without words. */
export function scoreText(
  readings: readonly Reading[],
  surroundings: Surroundings,
  model: TextModel,
  channel: string,
): TextScores | undefined {
  const headName: HeadName = channel === "prompt" ? "prompt" : "tool-output";
  const head = model.heads[headName];
  let best: { readonly index: number; readonly signals: Signals; readonly unit: ScoredUnit } | undefined;
  let topic: number | undefined;
  for (const [index, reading] of readings.entries()) {
    const signals = findSignals(reading, surroundings);
    const unit = bestUnit(signals, model, head);
    if (unit === undefined) continue;
    if (best === undefined || unit.score > best.unit.score) best = { index, signals, unit };
    if (index === 0 && channel === "prompt")
      topic = wholeScore(signals, model, model.heads.topic, topicWords);
  }
  if (best === undefined) return undefined;
  const names = tellingSignals(best.signals, head, best.unit);
  return {
    score: {
      points: pointsOf(best.unit.score),
      ...placeOfUnit(readings[best.index] as Reading, best.index, best.signals, best.unit),
      signals: names.length === 0 ? ["wording"] : names,
    },
    ...(topic === undefined ? {} : { topic: { points: pointsOf(topic) } }),
  };
}

/** Whole points, so that a line between two of them is met by the same texts everywhere. */
function pointsOf(score: number): number {
  return Math.min(100, Math.max(0, Math.round(50 + 10 * score)));
}

function placeOfUnit(
  { layer }: Reading,
  index: number,
  { words }: Signals,
  { start, end }: ScoredUnit,
): Pick<TextScore, "at" | "layer" | "offset" | "length"> {
  const offset = words.starts[start] as number;
  return {
    at: placeOfReading(index),
    layer,
    offset,
    length: (words.ends[end - 1] as number) - offset,
  };
}
