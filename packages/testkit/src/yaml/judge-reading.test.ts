import { parseJson } from "@palisade/language";
import { expect, test } from "vitest";
import { judgeReading, type Verdict } from "./judge-reading.js";
import { type KubernetesAnswer, type ReadingEntry, readKubernetesAnswer } from "./reading.js";

const refused = (message = "no"): ReadingEntry => ({ refused: message });
const value = (json: string): ReadingEntry => ({ values: [parseJson(json)] });
const texts = (...documents: readonly string[]): KubernetesAnswer => ({
  documents: documents.map((text) => ({ text })),
});

const cases: readonly (readonly [string, readonly ReadingEntry[], KubernetesAnswer, Verdict])[] = [
  ["nothing on both sides", [], texts(), "agreed"],
  ["equal values", [value("1"), value('{"a":1.0}')], texts("1", '{"a":1}'), "agreed"],
  ["another value", [value("1"), value("2")], texts("1", "3"), "other value"],
  ["a value they have not", [value("1"), value("2")], texts("1"), "other value"],
  ["a value that we do not see", [value("1")], texts("1", "2"), "other value"],
  ["a value that we do not see, first", [value("2")], texts("1", "2"), "other value"],
  ["values in another order", [value("2"), value("1")], texts("1", "2"), "other value"],
  ["a value twice", [value("1"), value("1")], texts("1"), "other value"],
  ["their error is ours", [value("1"), refused()], { ...texts("1"), error: "x" }, "both refuse"],
  ["their error is not ours", [value("1")], { ...texts("1"), error: "x" }, "they refuse, we take"],
  [
    "we take what they refuse",
    [value("1"), value("2")],
    { ...texts("1"), error: "x" },
    "they refuse, we take",
  ],
  [
    "our error stands at another place",
    [refused(), value("1"), value("2")],
    { ...texts("1"), error: "x" },
    "they refuse, we take",
  ],
  ["we refuse one", [value("1"), refused(), value("3")], texts("1", "2", "3"), "we refuse, they take"],
  ["we refuse all after one", [value("1"), refused()], texts("1", "2", "3"), "we refuse, they take"],
  ["we refuse where they have nothing", [value("1"), refused()], texts("1"), "we refuse, they take"],
  ["we refuse one of two equal values", [refused(), value("1")], texts("1", "1"), "we refuse, they take"],
  [
    "we refuse nothing before equal values",
    [refused(), value("1"), value("1")],
    texts("1", "1"),
    "we refuse, they take",
  ],
  ["we refuse one, and have another value", [refused(), value("4")], texts("2", "3"), "other value"],
  [
    "what comes after an error is the same",
    [refused(), value("2")],
    { documents: [], error: "x", after: [{ text: "2" }] },
    "both refuse",
  ],
  [
    "what comes after an error is another",
    [refused(), value("3")],
    { documents: [], error: "x", after: [{ text: "2" }] },
    "other after an error",
  ],
  [
    "what comes after an error is not seen",
    [refused(), value("3")],
    { documents: [], error: "x", after: [{ text: "2" }, { text: "3" }] },
    "both refuse",
  ],
  [
    "the number as it is sent",
    [value("18446744073709552000")],
    { documents: [{ text: "18446744073709551615", object: "18446744073709552000" }] },
    "agreed",
  ],
  [
    "no object comes of it",
    [value("1e400")],
    { documents: [{ text: "1e400", refused: "x" }] },
    "they refuse, we take",
  ],
];

for (const [name, ours, theirs, verdict] of cases) {
  test(`${name}: ${verdict}`, () => {
    expect(judgeReading(ours, readKubernetesAnswer(theirs)).verdict).toBe(verdict);
  });
}

test("tells which of our refusals they do not share", () => {
  const theirs = readKubernetesAnswer({ ...texts("1", "2"), error: "x" });
  const ours = [refused("a list"), value("2"), refused("a key")];
  expect(judgeReading(ours, theirs)).toEqual({ verdict: "we refuse, they take", refusals: ["a list"] });
});
