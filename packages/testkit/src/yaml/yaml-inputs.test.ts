import { expect, test } from "vitest";
import { yamlInputs, yamlShapes } from "./yaml-inputs.js";

const share = 40;
const count = share * yamlShapes.length;
const textOf = ({ bytes }: { readonly bytes: Uint8Array }) => Buffer.from(bytes).toString("latin1");

test("fills the quota of each shape, and no two texts are the same", () => {
  const inputs = yamlInputs({ seed: 3, count });
  for (const { name } of yamlShapes) expect(inputs.filter(({ shape }) => shape === name)).toHaveLength(share);
  expect(new Set(inputs.map(textOf)).size).toBe(count);
  expect(new Set(inputs.map(({ id }) => id)).size).toBe(count);
});

test("gives the same texts for the same seed, and others for another", () => {
  const [first, again, other] = [3, 3, 4].map((seed) => yamlInputs({ seed, count }).map(textOf));
  expect(again).toEqual(first);
  const seen = new Set(first);
  expect(other?.filter((text) => seen.has(text)).length).toBeLessThan(count / 4);
});

test("gives the same text under an id, however many are asked for", () => {
  const few = yamlInputs({ seed: 5, count: yamlShapes.length });
  const many = new Map(yamlInputs({ seed: 5, count }).map((input) => [input.id, textOf(input)]));
  for (const input of few) expect(many.get(input.id)).toBe(textOf(input));
});
