// What a policy is asked: all at once, in slices where there is much and it can, and its plain rules besides.
import { valueFromJavaScript } from "@palisade/language";
import { expect, it } from "vitest";
import { checkPolicy } from "../checked-options.js";
import { policyOf } from "../testing/memory-policy.js";
import { askPolicy } from "./guard-policy.js";

const inSlices = ["configuration/decision", "configuration/objects", "configuration/across"];

/** Each entrypoint that was asked, with how many documents. */
function asked(entrypoints: readonly string[], count: number): readonly unknown[] {
  const questions: unknown[] = [];
  const policy = policyOf((name, input) => {
    questions.push([name, (input as { documents?: unknown[] }).documents?.length]);
    return { effect: "allow", findings: [] };
  }, entrypoints);
  const items = new Array<unknown>(count).fill({});
  askPolicy(
    checkPolicy(policy),
    "configuration/decision",
    { input: { documents: items }, items },
    { parameters: {}, evaluation: {} },
  );
  return questions;
}

it("is asked about a hundred documents at once, and about more in slices of forty", () => {
  expect(asked(inSlices, 100)).toEqual([["configuration/decision", 100]]);
  expect(asked(inSlices, 101).slice(0, 3)).toEqual([
    ["configuration/objects", 40],
    ["configuration/objects", 40],
    ["configuration/objects", 21],
  ]);
});

it("is asked at once if it has no way to judge slices", () => {
  expect(asked(inSlices.slice(0, 2), 101)).toEqual([["configuration/decision", 101]]);
});

it("is not asked what it has no entrypoint for", () => {
  expect(asked(["prompt/decision"], 1)).toEqual([]);
});

it("is asked by its plain rules about documents, and about nothing else", () => {
  const policy = checkPolicy(policyOf(() => "no", ["main/warn", "main/deny"]));
  const ask = (documents: Parameters<typeof askPolicy>[2]["documents"]) =>
    askPolicy(
      policy,
      "configuration/decision",
      { input: {}, ...(documents && { documents }) },
      {
        parameters: {},
        evaluation: {},
      },
    ).map(({ findings }) => findings.map(({ rule, resource }) => [rule, resource]));
  expect(ask([valueFromJavaScript({ kind: "Pod" })])).toEqual([[["main.deny", 0]], [["main.warn", 0]]]);
  expect(ask(undefined)).toEqual([]);
});
