import { describe, expect, it } from "vitest";
import { HiddenCounts } from "./hidden-counts.js";
import { stripMarks } from "./strip-marks.js";

const grave = "\u0316";

describe("marks on letters", () => {
  it.each([
    ["two are spelling", `x${grave}${grave}`, "x", 0, 0],
    ["three are none", `x${grave}${grave}${grave}`, "x", 1, 1],
    ["on two letters side by side", `x${grave}y${grave} z${grave}`, "xy z", 0, 0],
    ["on three letters side by side", `x${grave}y${grave}z${grave}`, "xyz", 1, 1],
    ["on four", `x${grave}y${grave}z${grave}x${grave}`, "xyzx", 2, 2],
    ["strokes", "x\u0336y", "xy", 1, 1],
    ["a frame", "x\u20dd", "x", 1, 1],
    ["a key", "1\u20e3 #\u20e3 *\u20e3", "1 # *", 0, 0],
    ["the frame of a key around a letter", "x\u20e3", "x", 1, 1],
    ["another frame around a digit", "1\u20dd", "1", 1, 1],
    ["those that look like letters stay", "p\u0c02ds", "p\u0c02ds", 0, 0],
    ["beside those that do not", `p${grave}\u0c02ds`, "p\u0c02ds", 0, 0],
    ["on letters of other alphabets they stay", "я\u0336", "я\u0336", 0, 0],
  ])("%s", (_, text, bare, count, longest) => {
    const counts = new HiddenCounts();
    expect(stripMarks(text, counts)).toBe(bare);
    expect(counts.list()).toEqual(count === 0 ? [] : [{ kind: "combining", count, longest }]);
  });
});
