// Values of outside in a size that an answer can bear.
import { answerBytes } from "../../answers/answer-size.js";
import { mapTexts } from "./texts-in.js";

/** Of any one text. */
const mostCharacters = 4000;

/** Bytes that one row may take before more is cut. */
const mostBytes = 12_000;

/** Texts and lists in a row that takes more. */
const fewCharacters = 160;
const fewItems = 8;

export type Bounded<Value> = { readonly value: Value; readonly isCut: boolean };

/** A value as it is, or with long texts cut, or, if that is not enough, with short texts and lists. */
export function bound<Value>(value: Value): Bounded<Value> {
  const first = cutTexts(value, mostCharacters);
  if (answerBytes(first.value) <= mostBytes) return first;
  const { value: cut } = cutTexts(cutLists(first.value), fewCharacters);
  return { value: cut, isCut: true };
}

function cutTexts<Value>(value: Value, most: number): Bounded<Value> {
  let isCut = false;
  const cut = mapTexts(value, (text) => {
    if (text.length <= most) return text;
    isCut = true;
    return `${text.slice(0, most).toWellFormed()}…`;
  });
  return { value: cut, isCut };
}

function cutLists<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.slice(0, fewItems).map(cutLists) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, cutLists(field)])) as Value;
}
