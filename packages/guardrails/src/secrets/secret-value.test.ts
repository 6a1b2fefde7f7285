// Where the line is between a secret and a word: on both sides of every measure.
import { describe, expect, it } from "vitest";
import { isSecretAmongWords, isSecretValue, withoutPunctuation } from "./secret-value.js";
import { isIssuedStandIn } from "./stand-in.js";

describe("a value that stands where a secret would", () => {
  it.each([
    ["of six characters", "aB3$xy", true],
    ["of five", "aB3$x", false],
    ["of letters, at random, ten of them", "lwyoulxyhu", true],
    ["of letters, at random, nine of them", "lgdzhacmz", false],
    ["of letters with four pairs in ten that words have", "orclqcqguqd", false],
    ["of both cases that change twice in thirteen letters", "OkgomklUmanML", true],
    ["of both cases that change three times in twenty", "qadMzcitfLilxhyOscoo", false],
    ["of both cases that change once", "aubdIzzzif", false],
    ["of both cases that change twice in ten letters", "nglyHnmBlb", true],
    ["of both cases with six pairs in ten that words have", "mOAsClyPsAE", false],
    ["of digits and signs, eight", "4711#081", true],
    ["of digits and signs, seven", "4711#08", false],
    ["of signs", "!?!?#*#*", false],
    ["of digits and what joins them", "4711-0815", false],
    ["with a random part of twelve", "app-k3j9x2m4q8w1", true],
    ["with a random part of eleven", "app-k3j9x2m4q8w", false],
    ["with a part without digits", "app-kqjzxvmwqbwf", false],
    ["with a part without letters", "app-472819304756", false],
    ["with a part of three bits", "app-a1b2c3d4a1b2c3d4", true],
    ["with a part of few signs", "app-aabbccdd1122", false],
    ["with words that are joined by a full stop", "app.k3j9x2m4q8w1", true],
    ["of two classes with two and a half bits", "aab1b7c3", true],
    ["of two classes with fewer", "aab112", false],
    ["of three classes", "aB1aB1", true],
    ["joined by what joins words, at random", "Xk-Qz_Wv-Jq", true],
    ["joined by what joins words, of words", "Winter-Is-Here-Now", false],
    ["joined by what joins words, of two classes", "xk-qz_wv-jq", false],
    ["of letters of both cases and a sign", "Winter!Is!Here", true],
    ["of small letters and a sign, at random, sixteen", "mpodolbc!lilkvzu", true],
    ["of small letters and a sign, at random, fifteen", "nnhdcoaz!vedasd", false],
    ["of small letters and a sign, nearly words", "snbinakhagw!emwkoojhiei", false],
  ])("%s: %s is one: %s", (_, value, isOne) => expect(isSecretValue(value)).toBe(isOne));
});

describe("a value among words", () => {
  it.each([
    ["of eight characters", "aB3$xyz8", true],
    ["of seven", "aB3$xyz", false],
    ["of three classes", "Tr0ubadour9x", true],
    ["of two classes, twenty characters", "q8w3e7r2t6y1u9i4o5p0", true],
    ["of two classes, nineteen characters", "q8w3e7r2t6y1u9i4o5p", false],
    ["of two classes and few signs", "q8w3q8w3q8w3q8w3q8w3", false],
    ["of letters and what joins words, twenty", "xkqzVBN.wtrPLQ/hdjKW", true],
    ["of letters and what joins words, nineteen", "xkqzVBN.wtrPLQ/hdjK", false],
    ["of letters and a sign", "Winter!Is!Here", true],
    ["of joined words", "Database-Credentials-2", false],
    ["a step", "Step4", false],
    ["with the end of a sentence", "aB3$xyz8).", true],
    ["that has eight with it", "aB3$xyz.", false],
  ])("%s: %s is one: %s", (_, value, isOne) => expect(isSecretAmongWords(value)).toBe(isOne));
});

it.each([
  ["value", "value"],
  ["value.", "value"],
  ["value).", "value"],
  ["val.ue]}:!?", "val.ue"],
  ["...", ""],
])("%j without what the sentence ends with is %j", (value, bare) =>
  expect(withoutPunctuation(value)).toBe(bare),
);

describe("what has an issuer's mark", () => {
  it.each([
    ["half of it in rows", "1234xkqz", true],
    ["less than half of it in rows", "1234xkqzv", false],
    ["long and out of few signs", "a1b2a1b2a1b2a1b2", true],
    ["short and out of few signs", "a1b2a1b2a1b2a1b", false],
    ["long and out of seven signs", "a1b2c3da1b2c3d7q", false],
    ["with a word that says so", "aXexampleXa9", true],
  ])("%s: %s is a stand-in: %s", (_, value, isOne) => expect(isIssuedStandIn(value)).toBe(isOne));
});
