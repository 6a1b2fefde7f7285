import type { Operand } from "@palisade/language";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Scope } from "./scope.js";

const local = (number: number): Operand => ({ kind: "local", local: number });

describe("a scope", () => {
  test("is a map, at every point of its history", () => {
    const binding = fc.tuple(fc.integer({ min: 0, max: 400 }).map(String), fc.nat());
    fc.assert(
      fc.property(fc.array(binding, { maxLength: 600 }), (bindings) => {
        const expected = new Map<string, number>();
        let scope = Scope.create();
        for (const [name, number] of bindings) {
          expected.set(name, number);
          scope = scope.with(name, local(number));
        }
        for (const [name, number] of expected) expect(scope.get(name)).toEqual(local(number));
        expect(scope.has("unknown")).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  test("does not show what a branch of it binds", () => {
    const shared = Scope.create().with("x", local(1));
    const branch = shared.with("y", local(2)).with("x", local(3));
    expect(branch.get("x")).toEqual(local(3));
    expect(shared.get("x")).toEqual(local(1));
    expect(shared.has("y")).toBe(false);
    expect(shared.with("z", local(4)).has("y")).toBe(false);
  });
});
