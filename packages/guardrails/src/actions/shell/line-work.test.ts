// The bounds of the work that one line may make, on both sides.
import { describe, expect, it } from "vitest";
import { LineWork } from "./line-work.js";

describe("the work of a line", () => {
  it("has 50,000 steps", () => {
    const work = new LineWork();
    for (let step = 1; step <= 50_000; step++) work.step();
    expect(work.isExhausted).toBe(false);
    work.step();
    expect(work.isExhausted).toBe(true);
  });

  it.each([[[65_536]], [[1, 65_535]], [[65_535, 0, 1]]])("fits values of %j characters", (lengths) => {
    const work = new LineWork();
    expect(lengths.map((length) => work.expand("x".repeat(length)))).not.toContain(false);
    expect(work.isExhausted).toBe(false);
    expect(work.expand("")).toBe(true);
    expect(work.expand("x")).toBe(false);
    expect(work.isExhausted).toBe(true);
  });
});
