// Sets: union, intersection, difference.
import { t } from "../types/type.js";
import { RegoSet } from "../values/collections.js";
import { isSet } from "../values/kind.js";
import { defineBuiltin } from "./define-builtin.js";
import { operandTypeError } from "./support/operands.js";
import {
  difference as differenceOf,
  intersection as intersectionOf,
  union as unionOf,
} from "./support/set-operations.js";

const pair = { left: t.set(t.any), right: t.set(t.any) };

/** The members of a set of sets. */
function setsIn(sets: RegoSet): readonly RegoSet[] {
  return sets.values().map((member) => {
    if (!isSet(member)) throw operandTypeError(1, member, ["set"]);
    return member;
  });
}

export const and = defineBuiltin({
  name: "and",
  effort: 4,
  infix: "&",
  summary: "The members that two sets have in common.",
  parameters: pair,
  returns: t.set(t.any),
  examples: [{ rego: "{1, 2} & {2, 3}", result: "{2}" }],
  evaluate: ({ left, right }) => intersectionOf(left, right),
});

export const or = defineBuiltin({
  name: "or",
  effort: 4,
  infix: "|",
  summary: "The members of either set.",
  parameters: pair,
  returns: t.set(t.any),
  examples: [{ rego: "{1, 2} | {2, 3}", result: "{1, 2, 3}" }],
  evaluate: ({ left, right }) => unionOf([left, right]),
});

export const intersection = defineBuiltin({
  name: "intersection",
  effort: 4,
  summary: "The members that all sets of a set have in common.",
  parameters: { sets: t.set(t.set(t.any)) },
  returns: t.set(t.any),
  examples: [
    { rego: "intersection({{1, 2}, {2, 3}})", result: "{2}" },
    { rego: "intersection(set())", result: "set()" },
  ],
  evaluate: ({ sets }) => {
    const [first, ...others] = setsIn(sets);
    return others.reduce(intersectionOf, first ?? new RegoSet());
  },
});

export const union = defineBuiltin({
  name: "union",
  effort: 4,
  summary: "The members of all sets of a set.",
  parameters: { sets: t.set(t.set(t.any)) },
  returns: t.set(t.any),
  examples: [{ rego: "union({{1, 2}, {2, 3}})", result: "{1, 2, 3}" }],
  evaluate: ({ sets }) => unionOf(setsIn(sets)),
});

export const setDifference = defineBuiltin({
  name: "set_diff",
  effort: 4,
  summary: "The members of the left set that the right one lacks; `-` does the same.",
  parameters: pair,
  returns: t.set(t.any),
  deprecated: true,
  examples: [{ rego: "set_diff({1, 2}, {2})", result: "{1}" }],
  evaluate: ({ left, right }) => differenceOf(left, right),
});
