// Sections stand in the one order that the format has, each at most once; custom ones mean nothing anywhere.
import { expect, test } from "vitest";
import { EvaluationError } from "../../evaluation-error.js";
import { readSections, writeSections } from "./module-sections.js";

const header = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
/** By id, as the format orders them. */
const order = [1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 10, 11];
const section = (id: number): readonly number[] => [id, 2, id, 0xff];
const moduleOf = (ids: readonly number[]): Uint8Array =>
  Uint8Array.from([...header, ...ids.flatMap((id) => section(id))]);

function problem(wasm: Uint8Array): string | undefined {
  try {
    readSections(wasm);
    return undefined;
  } catch (error) {
    if (!(error instanceof EvaluationError) || error.code !== "invalid_module") throw error;
    return error.message.replace("the module cannot be loaded: ", "");
  }
}

test("all sections, each with its bytes, are read and written as they were", () => {
  const sections = readSections(moduleOf(order));
  expect([...sections].map(([id, content]) => [id, ...content])).toEqual(order.map((id) => [id, id, 0xff]));
  expect([...writeSections(sections)]).toEqual([...moduleOf(order)]);
});

test("sections are written in order, whatever order they are given in", () => {
  const backwards = new Map([...readSections(moduleOf(order))].toReversed());
  expect([...writeSections(backwards)]).toEqual([...moduleOf(order)]);
  expect([...writeSections(new Map())]).toEqual(header);
});

test("custom sections are left out, wherever they stand", () => {
  const sections = readSections(moduleOf([0, 1, 0, 0, 3, 0]));
  expect([...sections.keys()]).toEqual([1, 3]);
});

test.each(order)("section %i stands once, and before those that follow it", (id) => {
  expect(problem(moduleOf([id, id]))).toBe(`it has a section (${id}) where none may stand`);
  for (const before of order.slice(0, order.indexOf(id))) {
    expect(problem(moduleOf([before, id]))).toBeUndefined();
    expect(problem(moduleOf([id, before]))).toBe(`it has a section (${before}) where none may stand`);
  }
});

test.each([13, 14, 127, 255])("there is no section %i", (id) => {
  expect(problem(moduleOf([id]))).toBe(`it has a section (${id}) where none may stand`);
});

test.each(header.map((_, index) => index))("byte %i of the header is what it is", (index) => {
  const wasm = moduleOf([]).with(index, 0x77);
  expect(problem(wasm)).toBe("it is no WASM of version 1");
  expect(problem(moduleOf([]).slice(0, index))).toBe("it is no WASM of version 1");
});

test("a section that is longer than the module is cut off", () => {
  expect(problem(Uint8Array.of(...header, 1, 3, 0, 0))).toBe("it is cut off");
  expect(problem(Uint8Array.of(...header, 1))).toBe("it is cut off");
});
