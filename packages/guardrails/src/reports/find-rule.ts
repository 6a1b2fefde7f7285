// The rule that somebody means: by its id in any case, else those whose names are near.
import { editDistance } from "../configurations/edit-distance.js";
import type { ExplainedRule } from "./rule-formats.js";

export type FoundRule =
  | { readonly rule: ExplainedRule }
  /** Ids, none if nothing is near. */
  | { readonly nearest: readonly string[] };

/** Edits for each letter: beyond it, a name is another word. */
const farthest = 0.4;

/** What is longer is no slip of the pen, and takes no time. */
const longest = 80;

/** @example findRule("privileged", rules) // { nearest: ["K8S-PRIVILEGED"] } */
export function findRule(given: string, rules: readonly ExplainedRule[]): FoundRule {
  const rule = rules.find((each) => plain(each.rule) === plain(given));
  if (rule !== undefined) return { rule };
  if (given.length > longest) return { nearest: [] };
  const measured = rules.map((each) => ({ id: each.rule, distance: distanceTo(each, plain(given)) }));
  const least = measured.reduce((distance, each) => Math.min(distance, each.distance), farthest);
  return { nearest: measured.filter(({ distance }) => distance === least).map(({ id }) => id) };
}

/** With and without the letters that say which pack it is of; a part of the id is as near as can be. */
function distanceTo({ rule, title }: ExplainedRule, given: string): number {
  const id = plain(rule);
  const names = [id, id.slice(id.indexOf("-") + 1), plain(title)].map((name) => name.slice(0, longest));
  const distances = names.map((name) => editDistance(given, name) / Math.max(given.length, name.length, 1));
  const isPart = given.length > 2 && id.includes(given);
  return isPart ? 0 : Math.min(...distances);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[_ ]/g, "-");
}
