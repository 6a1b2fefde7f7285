import { describe, expect, it } from "vitest";
import { noise, noiseKey } from "./noise.js";

describe("noise", () => {
  it.each(["a", "demo/machine/1", ""])("of %j is spread evenly", (text) => {
    const key = noiseKey(text);
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let place = 0; place < 10_000; place++) {
      const tenth = Math.min(9, Math.floor((noise(key, place) + 1) * 5));
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(Math.min(...tenths)).toBeGreaterThan(850);
    expect(Math.max(...tenths)).toBeLessThan(1150);
  });

  it("is the same for the same key and place, in any order", () => {
    const key = noiseKey("key");
    const forward = [0, 1, 2, 3].map((place) => noise(key, place));
    expect([3, 2, 1, 0].map((place) => noise(key, place)).reverse()).toEqual(forward);
    expect(new Set(forward).size).toBe(4);
  });
});
