// The score of each unit is what its signals and its groups of words count, whatever is summed up for all units at once.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findSignals, type Signals } from "./find-signals.js";
import { bestUnit, tellingSignals, UnitSignals, wholeScore, wordScale } from "./score-reading.js";
import { signalNames, signalNumber } from "./signals.js";
import { firstSlot, markOf, secondSlot, slotCount } from "./slots.js";
import { hashOfBoth, splitWords } from "./split-words.js";
import type { Head, TextModel } from "./text-model.js";
import { eachUnit } from "./units-of-words.js";

const surroundings = { hidden: false, mixedScript: false };
const signalsOf = (text: string): Signals => findSignals({ layer: "", text, phrases: [] }, surroundings);
const hashOf = (group: string): number => [...splitWords(group).hashes].reduce(hashOfBoth);

/** Each group of words, and each signal, counts what is said. */
function modelOf(groups: ReadonlyMap<string, number>, signals: ReadonlyMap<string, number>) {
  const marks = new Uint8Array(slotCount);
  const head: Head = {
    bias: 0.25,
    signalStep: 0.5,
    wordStep: 0.125,
    signals: new Int8Array(signalNames.length),
    words: new Int8Array(slotCount),
  };
  for (const [group, weight] of groups) {
    const hash = hashOf(group);
    marks[firstSlot(hash)] = markOf(hash);
    head.words[firstSlot(hash)] = weight;
  }
  for (const [name, weight] of signals) head.signals[signalNumber(name)] = weight;
  return {
    model: { marks, heads: { prompt: head, "tool-output": head, topic: head } } satisfies TextModel,
    head,
  };
}

/** Word by word, and group by group. */
function plainScore(
  signals: Signals,
  groups: ReadonlyMap<string, number>,
  head: Head,
  start: number,
  end: number,
): number {
  const { words } = signals.words;
  let inWords = 0;
  for (let first = start; first < end; first++)
    for (let length = 1; length <= 3 && first + length <= end; length++)
      inWords += groups.get(words.slice(first, first + length).join(" ")) ?? 0;
  let inSignals = 0;
  new UnitSignals(signals).each(start, end, (number) => {
    inSignals += head.signals[number] as number;
  });
  return 0.25 + inSignals * 0.5 + inWords * 0.125 * wordScale(end - start);
}

describe("the score of a unit", () => {
  const vocabulary = ["alpha", "beta", "gamma", "delete", "please", "pods."] as const;
  const one = fc.constantFrom("alpha", "beta", "gamma");
  const groups = fc
    .array(fc.tuple(fc.array(one, { minLength: 1, maxLength: 3 }), fc.integer({ min: -9, max: 9 })), {
      maxLength: 9,
    })
    .map((list) => new Map(list.map(([words, weight]) => [words.join(" "), weight])));
  const texts = fc
    .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 90 })
    .map((words) => words.join(" "));

  it("is the best of all, and that of the whole", () => {
    const signals = new Map([
      ["short", 3],
      ["long", -2],
      ["destroy", 5],
      ["begins-with-please", 4],
      ["begins-with-act", -3],
    ]);
    fc.assert(
      fc.property(texts, groups, (text, counts) => {
        const { model, head } = modelOf(counts, signals);
        const read = signalsOf(text);
        let best = Number.NEGATIVE_INFINITY;
        eachUnit(read.words.begins, (start, end) => {
          best = Math.max(best, plainScore(read, counts, head, start, end));
        });
        const found = bestUnit(read, model, head);
        expect(found?.score).toBeCloseTo(best, 9);
        if (found !== undefined)
          expect(plainScore(read, counts, head, found.start, found.end)).toBeCloseTo(best, 9);
        const { length } = read.words.words;
        expect(wholeScore(read, model, head, 512)).toBeCloseTo(plainScore(read, counts, head, 0, length), 9);
      }),
      { numRuns: 60 },
    );
  });

  it("of the beginning is that of so many words", () => {
    const counts = new Map([["alpha", 8]]);
    const { model, head } = modelOf(counts, new Map());
    const read = signalsOf("alpha alpha alpha alpha");
    expect(wholeScore(read, model, head, 2)).toBeCloseTo(0.25 + 16 * 0.125 * wordScale(2), 9);
  });
});

it("units are compared by the root of their length", () => {
  expect([0, 5, 12, 60].map(wordScale)).toEqual([1, 2 / 3, 1 / 2, 1 / 4]);
});

describe("the signals of a unit", () => {
  const namesIn = (text: string, start: number, end: number): readonly string[] => {
    const names: string[] = [];
    new UnitSignals(signalsOf(text)).each(start, end, (number) => names.push(signalNames[number] as string));
    return names;
  };

  it.each([
    ["destroy", "delete", "begins-with-act"],
    ["change", "change", "begins-with-act"],
    ["grant", "grant", "begins-with-act"],
    ["disable", "disable", "begins-with-act"],
    ["send", "send", "begins-with-act"],
    ["run", "run", "begins-with-act"],
    ["ignore", "ignore", "begins-with-act"],
    ["reveal", "reveal", "begins-with-act"],
    ["polite", "please", "begins-with-please"],
    ["you", "you", "begins-with-you"],
    ["note", "note", "begins-with-note"],
  ])("say that it begins with %s", (concept, word, beginning) => {
    expect(namesIn(`${word} all of it`, 0, 4)).toEqual(expect.arrayContaining([concept, beginning]));
    const later = namesIn(`all of it ${word}`, 0, 4);
    expect(later).toContain(concept);
    expect(later).not.toContain(beginning);
  });

  it("are those that are wholly within it", () => {
    expect(namesIn("why? now! so", 0, 4)).toContain("question-mark");
    expect(namesIn("why? now! so", 2, 5)).not.toContain("question-mark");
    expect(namesIn("why? now! so", 2, 5)).toContain("exclamation-mark");
    expect(namesIn("why? now! so", 2, 3)).not.toContain("exclamation-mark");
    expect(namesIn("a https://x.example/y b", 0, 2)).toContain("web-address");
    expect(namesIn("to ann@mail.example now", 0, 3)).not.toContain("mail-address");
    expect(namesIn("to ann@mail.example now", 0, 4)).toContain("mail-address");
  });

  it("tell which speak most for it, the strongest first, by name where they are alike, and no words", () => {
    const { head } = modelOf(
      new Map(),
      new Map([
        ["question-mark", 5],
        ["exclamation-mark", 5],
        ["short", 9],
        ["web-address", 1],
        ["destroy", 7],
        ["begins-with-act", 2],
        ["capitals", -3],
      ]),
    );
    const read = signalsOf("delete https://x.example why? now!");
    const unit = { score: 0, start: 0, end: read.words.words.length };
    const names = tellingSignals(read, head, { ...unit });
    expect(names).toEqual(["exclamation-mark", "question-mark", "begins-with-act", "web-address"]);
  });
});

it("a model's weights stand where these numbers say", () => {
  expect([...splitWords("ignore the rules 12 sha256abcdef é").hashes]).toMatchInlineSnapshot(`
    [
      2118116413,
      3020937729,
      2630779519,
      890028726,
      638377227,
      1812706386,
    ]
  `);
  expect([hashOfBoth(1, 2), hashOfBoth(2, 1), hashOfBoth(0xffffffff, 0x80000000)]).toMatchInlineSnapshot(`
    [
      2467939066,
      2962460739,
      4083162515,
    ]
  `);
  expect(
    [1, 0x12345678, 0xffffffff].map((hash) => [firstSlot(hash), secondSlot(hash), markOf(hash)]),
  ).toMatchInlineSnapshot(`
    [
      [
        1,
        40503,
        1,
      ],
      [
        22136,
        63190,
        71,
      ],
      [
        65535,
        25032,
        1,
      ],
    ]
  `);
});
