// Of effects the one that stops most counts, however many there are.
import { expect, it } from "vitest";
import { type Effect, effects, worstEffect } from "./effect.js";

it("is the worst, wherever it stands", () => {
  expect(worstEffect([])).toBe("allow");
  for (const effect of effects) expect(worstEffect(["allow", effect, "allow"])).toBe(effect);
  expect(worstEffect(["deny", "require_approval", "allow"])).toBe("deny");
});

it("is found among more than a call has room for", () => {
  const many = new Array<Effect>(1_000_000).fill("allow");
  expect(worstEffect(many)).toBe("allow");
  expect(worstEffect([...many, "require_approval"])).toBe("require_approval");
});
