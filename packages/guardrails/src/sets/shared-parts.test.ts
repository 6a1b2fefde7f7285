// Findings that say the same share one copy of it, and say what they said.
import { expect, it } from "vitest";
import type { Finding } from "../contract/finding.js";
import { SharedParts } from "./shared-parts.js";

/** As it comes from a thread: with texts of its own. */
const findingOf = (text: string): Finding => ({
  rule: `${text} rule`,
  title: `${text} title`,
  severity: "low",
  effect: "allow",
  status: "violation",
  retryable: true,
  message: `${text} message`,
  remedy: `${text} remedy`,
  variant: `${text} variant`,
  controls: [
    { framework: "CIS", id: text },
    { framework: "NSA", id: "1" },
  ],
});

it("says what was said, with what was there alone", () => {
  const shared = new SharedParts();
  const { remedy: _, variant: __, ...bare } = findingOf("a");
  expect(shared.finding(bare)).toStrictEqual(bare);
  expect(shared.finding(findingOf("a"))).toStrictEqual(findingOf("a"));
  expect(shared.finding(findingOf("b"))).toStrictEqual(findingOf("b"));
});

it("shares lists of the same controls, and no others", () => {
  const shared = new SharedParts();
  const [a, again] = [shared.finding(findingOf("a")), shared.finding(findingOf("a"))];
  expect(again.controls).toBe(a.controls);
  const controls = (list: Finding["controls"]) =>
    shared.finding({ ...findingOf("a"), controls: list }).controls;
  expect(controls([{ framework: "CIS", id: "a" }])).toEqual([{ framework: "CIS", id: "a" }]);
  expect(controls([{ framework: "CISa", id: "" }])).toEqual([{ framework: "CISa", id: "" }]);
});

it("keeps no more than 10,000 lists", () => {
  const shared = new SharedParts();
  const controlsOf = (id: number) =>
    shared.finding({ ...findingOf("a"), controls: [{ framework: "F", id: `${id}` }] }).controls;
  const first = Array.from({ length: 10_001 }, (_, id) => controlsOf(id));
  expect(controlsOf(9_999)).toBe(first[9_999]);
  expect(controlsOf(10_000)).not.toBe(first[10_000]);
});
