// Tokens of the web by headers of every length: what is not whole at its end is read as far as it goes.
import { expect, it } from "vitest";
import { madeUp } from "../testing/made-up.js";
import { findSecrets } from "./find-secrets.js";

const digits = (text: string): string =>
  btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const body = `eyJ${madeUp(30)}`;
const kindsIn = (token: string): readonly string[] =>
  findSecrets(`use ${token} for it`).map(({ kind, length }) => `${kind} ${length}`);

const header = digits('{"alg":"HS256"}');
it.each([20, 21, 22, 23, 24, 25, 26, 27, 29])("a header of %i characters", (length) => {
  const token = `${header.padEnd(length, "A")}.${body}.${madeUp(20)}`;
  expect(kindsIn(token)).toEqual([`jwt ${token.length}`]);
});

it.each([
  ['{"typ":"JWT","alg":"RS256","kid":"??>>"}', true],
  ['{"alg" : "none"}', true],
  ['{"alg"    : "none"}', true],
  ['{"alg"     : "none"}', false],
  ['{"enc":"A128GCM"}', true],
  ['{"typ":"JWT","kid":"x"}', false],
  ['{"algorithm":"HS256"}', false],
])("a header %s tells a token: %s", (text, isOne) => {
  const token = `${digits(text)}.${body}.${madeUp(20)}`;
  expect(kindsIn(token)).toEqual(isOne ? [`jwt ${token.length}`] : []);
});

it.each([
  ['{"alg":"HS256"}', true],
  ['{"typ":"JWT"}xx', false],
])("in base64, with a header %s: %s", (text, isOne) => {
  const token = btoa(`${digits(text)}.${body}.${madeUp(20)}`);
  expect(kindsIn(token).map((each) => each.split(" ")[0])).toEqual(isOne ? ["jwt"] : []);
});
