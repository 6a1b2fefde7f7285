// Measures of randomness, by hand.
import { describe, expect, it } from "vitest";
import { classesOf, entropy, shareOfRows, shareOfWordPairs } from "./randomness.js";

const letters = "abcdefghijklmnopqrstuvwxyz";

describe("pairs of letters", () => {
  it("are these of words", () => {
    const known = [...letters]
      .flatMap((first) => [...letters].map((second) => first + second))
      .filter((pair) => shareOfWordPairs(pair) === 1);
    expect(known.join(" ")).toBe(
      "ab ac ad ag ai ak al am an ap ar as at au av ay ba be bi bl bo br bu ca ce ch ci ck cl co cr ct cu da de di do " +
        "ds du ea ec ed ee ef eg ei el em en ep er es et ev ex ey fa fe ff fi fo fr ga ge gh gi go gr gu ha he hi ho ia " +
        "ic id ie if ig il im in io ip ir is it iv ja ke ki la ld le li ll lo ls lt lu ly ma mb me mi mo mp na nc nd ne " +
        "ng ni nn no ns nt ny ob oc od og ol om on oo op or os ot ou ov ow pa pe pi pl po pp pr pt pu qu ra rc rd re ri " +
        "rk rl rm rn ro rr rs rt ru ry sa sc se sh si so sp ss st su ta te th ti to tr ts tt tu ty ua ub uc ue ui ul um " +
        "un up ur us ut va ve vi wa we wh wi wo yo ys",
    );
  });

  it.each([
    ["", 1],
    ["a", 1],
    ["a1b2", 1],
    ["AB", 1],
    ["xz", 0],
    ["abxz", 1 / 3],
    ["ab-xz", 1 / 2],
    ["ab{xz`", 1 / 2],
    ["ab@xz[", 1 / 2],
  ])("are this share of %j: %d", (value, share) => expect(shareOfWordPairs(value)).toBe(share));
});

it.each([
  ["", 0],
  ["aaaa", 0],
  ["ab", 1],
  ["abcd", 2],
  ["aabb", 1],
  ["\u007f\u0080", 1],
  ["\u0080\u0081é", 0],
  ["aé\u{20ac}", -(Math.log2(1 / 3) / 3 + (2 / 3) * Math.log2(2 / 3))],
])("%j has %d bits in each character", (value, bits) => expect(entropy(value)).toBeCloseTo(bits, 10));

it.each([
  ["", 0],
  ["a", 0],
  ["aaa", 0],
  ["aaaa", 1],
  ["AAaa", 1],
  ["1234", 1],
  ["zyxw", 1],
  ["12345678", 1],
  ["abcxyz", 0],
  ["1234x", 4 / 5],
  ["x1234", 4 / 5],
  ["xxaaaa", 4 / 6],
  ["aaaabbbb", 1],
  ["aceg", 0],
  ["aabbccdd", 0],
])("rows are this share of %j: %d", (value, share) => expect(shareOfRows(value)).toBeCloseTo(share, 10));

it.each([
  ["", 0],
  ["a", 1],
  ["aZ", 2],
  ["aZ9", 3],
  ["aZ9-", 4],
  ["é", 1],
  ["`{@[/:", 1],
])("%j has %i classes of characters", (value, classes) => expect(classesOf(value)).toBe(classes));
