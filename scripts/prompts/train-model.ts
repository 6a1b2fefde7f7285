// Trains the three heads on prepared rows, and puts them into a model's bytes.
import { signalNames } from "../../packages/guardrails/src/prompts/scores/signals.js";
import {
  firstSlot,
  markOf,
  secondSlot,
  slotCount,
} from "../../packages/guardrails/src/prompts/scores/slots.js";
import {
  type Head,
  type HeadName,
  headNames,
  type TextModel,
  writeTextModel,
} from "../../packages/guardrails/src/prompts/scores/text-model.js";
import type { GroupNumbers, PreparedRow } from "./prepared-rows.js";
import { type Example, type TrainedHead, trainHead } from "./train-head.js";

/** A word group of fewer clusters of texts says where a text is from, and has no weight. */
const fewestClusters = 2;
/** How much our own rows count, texts of our corpus, and outputs of tools among prompts. */
const [ownWeight, corpusWeight, otherChannel] = [0.3, 0.5, 0.3];
/** Orders in which rows are learned: the mean of all is worth more than any of them. */
const seeds = [7, 11, 15];
/** A source counts by this power of its size: a large one does not drown the others. */
const sizePower = -0.3;

/** The bytes of a model. The same rows give the same bytes. */
export function trainModel(rows: readonly PreparedRow[], numbers: GroupNumbers): Uint8Array {
  const allowed = allowedGroups(rows, numbers.hashes.length);
  const train = (head: HeadName): TrainedHead => {
    const examples = examplesFor(head, rows);
    return meanOf(seeds.map((seed) => trainHead(examples, numbers.hashes.length, allowed, seed)));
  };
  return writeTextModel(
    modelOf({ prompt: train("prompt"), "tool-output": train("tool-output"), topic: train("topic") }, numbers),
    signalNames,
  );
}

function meanOf(heads: readonly TrainedHead[]): TrainedHead {
  const mean = (listOf: (head: TrainedHead) => Float64Array): Float64Array => {
    const lists = heads.map(listOf);
    return Float64Array.from(lists[0] as Float64Array, (_, index) =>
      lists.reduce((sum, list) => sum + (list[index] as number) / lists.length, 0),
    );
  };
  return {
    bias: heads.reduce((sum, { bias }) => sum + bias / heads.length, 0),
    signals: mean(({ signals }) => signals),
    words: mean(({ words }) => words),
  };
}

function allowedGroups(rows: readonly PreparedRow[], count: number): Uint8Array {
  const clusters = new Uint16Array(count);
  const last = new Int32Array(count).fill(-1);
  const byCluster = new Map<string, PreparedRow[]>();
  for (const each of rows) {
    const cluster = each.row.cluster ?? each.row.id;
    byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), each]);
  }
  for (const [cluster, members] of [...byCluster.values()].entries())
    for (const { readings } of members)
      for (const { groups } of readings)
        for (const list of groups)
          for (const number of list) {
            if (number < 0 || last[number] === cluster) continue;
            last[number] = cluster;
            clusters[number] = (clusters[number] as number) + 1;
          }
  return Uint8Array.from(clusters, (each) => (each >= fewestClusters ? 1 : 0));
}

function channelOf({ row }: PreparedRow): HeadName {
  return row.channel ?? "prompt";
}

function examplesFor(head: HeadName, rows: readonly PreparedRow[]): readonly Example[] {
  return balanced(head === "topic" ? topicExamples(rows) : orderExamples(head, rows));
}

type Drawn = Omit<Example, "weight"> & { readonly group: string; readonly factor: number };

function orderExamples(head: HeadName, rows: readonly PreparedRow[]): readonly Drawn[] {
  return rows
    .filter((each) => each.isInjection || each.row.label === "benign")
    .filter((each) => channelOf(each) === head || head === "prompt")
    .map((each) => ({
      readings: each.readings,
      isPositive: each.isInjection,
      group: `${each.row.source} ${each.row.label} ${each.isOwn}`,
      factor: weightOf(each) * (channelOf(each) === head ? 1 : otherChannel),
    }));
}

function weightOf({ isOwn, row }: PreparedRow): number {
  if (isOwn) return ownWeight;
  return row.source.startsWith("by-hand-") ? corpusWeight : 1;
}

/** What somebody writes about: the beginning of the text as one unit, which is the last. */
function topicExamples(rows: readonly PreparedRow[]): readonly Drawn[] {
  return rows
    .filter((each) => channelOf(each) === "prompt" && each.row.scope !== undefined && !each.isOwn)
    .map((each) => ({
      readings: each.readings.slice(0, 1).map((reading) => ({
        ...reading,
        starts: reading.starts.slice(-1),
        ends: reading.ends.slice(-1),
        signals: reading.signals.slice(-1),
      })),
      isPositive: each.row.scope === "general",
      group: each.row.source,
      factor: 1,
    }));
}

/** Both labels count as much, and so, nearly, do sources. */
function balanced(drawn: readonly Drawn[]): readonly Example[] {
  const sizes = new Map<string, number>();
  for (const { group } of drawn) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const raw = drawn.map(({ group, factor }) => factor * (sizes.get(group) ?? 1) ** sizePower);
  const sums = { true: 0, false: 0 };
  for (const [index, { isPositive }] of drawn.entries()) sums[`${isPositive}`] += raw[index] as number;
  return drawn.map(({ readings, isPositive }, index) => ({
    readings,
    isPositive,
    weight: ((raw[index] as number) * drawn.length) / 2 / sums[`${isPositive}`],
  }));
}

/** Larger weights than nearly all others are cut, so that the steps are fine enough for the rest. */
const share = 0.999;
const largest = 127;

function stepOf(weights: Float64Array): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  return (sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? largest) / largest;
}

function inSteps(weight: number, step: number): number {
  return Math.max(-largest, Math.min(largest, Math.round(weight / step)));
}

function modelOf(trained: Readonly<Record<HeadName, TrainedHead>>, numbers: GroupNumbers): TextModel {
  const steps = new Map(headNames.map((name) => [name, stepOf(trained[name].words)]));
  const marks = new Uint8Array(slotCount);
  const heads = Object.fromEntries(
    headNames.map((name) => [name, emptyHead(trained[name], steps.get(name) ?? 1)]),
  );
  for (const number of byImportance(trained, steps)) {
    const hash = numbers.hashes[number] as number;
    const slot = [firstSlot(hash), secondSlot(hash)].find((each) => marks[each] === 0);
    if (slot === undefined) continue;
    marks[slot] = markOf(hash);
    for (const name of headNames)
      (heads[name] as Head).words[slot] = inSteps(
        trained[name].words[number] as number,
        steps.get(name) ?? 1,
      );
  }
  return { marks, heads: heads as TextModel["heads"] };
}

function emptyHead({ bias, signals }: TrainedHead, wordStep: number): Head {
  const signalStep = Math.max(...signals.map(Math.abs)) / largest;
  return {
    bias,
    signalStep,
    wordStep,
    signals: Int8Array.from(signals, (weight) => inSteps(weight, signalStep)),
    words: new Int8Array(slotCount),
  };
}

/** Those that count in some head, those that count most first: there may be more of them than places. */
function byImportance(
  trained: Readonly<Record<HeadName, TrainedHead>>,
  steps: ReadonlyMap<HeadName, number>,
): readonly number[] {
  const importance = trained.prompt.words.map((_, number) =>
    Math.max(
      ...headNames.map((name) =>
        Math.abs(inSteps(trained[name].words[number] as number, steps.get(name) ?? 1)),
      ),
    ),
  );
  return [...importance.keys()]
    .filter((number) => (importance[number] as number) > 0)
    .sort((left, right) => (importance[right] as number) - (importance[left] as number) || left - right);
}
