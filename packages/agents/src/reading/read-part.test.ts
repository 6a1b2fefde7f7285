import { PaletteError } from "@palisade/palette";
import { expect, it } from "vitest";
import { readPart } from "./read-part.js";

const failing = (code: ConstructorParameters<typeof PaletteError>[0]) => async (): Promise<string> => {
  throw new PaletteError(code, "no");
};

it.each([
  ["what is read", async (): Promise<string> => "read", "read", []],
  ["nothing of what Palette has none of, without a word", failing("not_found"), undefined, []],
  ["nothing of what else fails, with a note", failing("forbidden"), undefined, ["forbidden"]],
] as const)("gives %s", async (_, read, value, noted) => {
  const notes: string[] = [];
  expect(await readPart(read, ({ code }) => notes.push(code))).toBe(value);
  expect(notes).toEqual(noted);
});

it("hands on what is no failure of Palette's", async () => {
  const read = async (): Promise<string> => {
    throw new TypeError("a mistake of ours");
  };
  await expect(readPart(read, () => undefined)).rejects.toThrow("a mistake of ours");
});
