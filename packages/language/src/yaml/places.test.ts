import { expect, test } from "vitest";
import { Places } from "./places.js";

test("counts lines at each kind of break, columns in UTF-16 units", () => {
  const text = "a\nbc\r\nd\re\u0085f\u2028g\u2029😀h";
  const places = new Places(text);
  expect(places.at(0)).toEqual({ line: 1, column: 1 });
  expect(places.at(text.indexOf("c"))).toEqual({ line: 2, column: 2 });
  expect(places.at(text.indexOf("d"))).toEqual({ line: 3, column: 1 });
  expect(places.at(text.indexOf("e"))).toEqual({ line: 4, column: 1 });
  expect(places.at(text.indexOf("h"))).toEqual({ line: 7, column: 3 });
});

test("finds a place before one that was found already", () => {
  const places = new Places("a\nb\nc\n");
  expect(places.at(4)).toEqual({ line: 3, column: 1 });
  expect(places.at(2)).toEqual({ line: 2, column: 1 });
  expect(places.at(3)).toEqual({ line: 2, column: 2 });
  expect(places.at(6)).toEqual({ line: 4, column: 1 });
});

test("keeps both halves of a line break on its line", () => {
  const places = new Places("a\r\nb");
  expect(places.at(2)).toEqual({ line: 1, column: 3 });
  expect(places.at(3)).toEqual({ line: 2, column: 1 });
});
