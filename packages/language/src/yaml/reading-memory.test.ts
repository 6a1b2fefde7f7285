// Documents that were forgotten are read again, to the same values and places.
import { describe, expect, it } from "vitest";
import { readYaml } from "./read-yaml.js";
import { ReadingMemory } from "./reading-memory.js";

const text = `a: &x {b: [1, 2]}
c: *x
---
a: 010
---
{"a": [true]}
`;

describe("a memory of readings", () => {
  it("changes no value and no place, however little it holds", () => {
    const whole = readYaml(text, { scalars: "kubernetes" }).documents;
    for (const size of [0, 1, 2, 16]) {
      const memory = new ReadingMemory(size);
      const documents = readYaml(text, { scalars: "kubernetes", memory }).documents;
      for (const number of [2, 0, 1, 0, 2]) {
        expect(documents[number]?.value).toEqual(whole[number]?.value);
        expect(documents[number]?.place).toEqual(whole[number]?.place);
        for (const pointer of ["", "/a", "/a/0", "/c/b/1"]) {
          expect(documents[number]?.locate(pointer)).toEqual(whole[number]?.locate(pointer));
          expect(documents[number]?.regionOf(pointer)).toEqual(whole[number]?.regionOf(pointer));
        }
      }
    }
  });

  it("keeps what was used last", () => {
    const memory = new ReadingMemory(2);
    const made: string[] = [];
    const kept = ["a", "b", "c"].map((name) => memory.keep(() => made.push(name), 0));
    const use = (number: number) => kept[number]?.();
    expect([use(1), use(2), use(1)]).toEqual([0, 0, 0]);
    use(0);
    use(1);
    use(2);
    expect(made).toEqual(["a", "c"]);
  });
});
