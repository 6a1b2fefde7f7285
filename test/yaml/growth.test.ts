// The cost of reading YAML grows with the text and no faster: a short form of `npm run bench:yaml`.
import { readYaml } from "@palisade/language";
import { type Growth, growthShapes, measureGrowth, yamlTables } from "@palisade/testkit";
import { describe, expect, test } from "vitest";

const sizes = { small: 48 * 1024, large: 4 * 48 * 1024, turns: 2 };
/** Four times the text; squared, it would be sixteen times the cost. */
const most = 9;
const mostTries = 5;

describe.each(yamlTables)("%s", (table) => {
  test.each(growthShapes)("$name", (shape) => {
    const tries: Growth[] = [];
    const measure = () => measureGrowth(shape, (text) => readYaml(text, { scalars: table }), sizes);
    do tries.push(measure());
    while (tries.length < mostTries && tries.every(({ ratio }) => ratio > most));
    expect(Math.min(...tries.map(({ ratio }) => ratio))).toBeLessThanOrEqual(most);
  });
});
