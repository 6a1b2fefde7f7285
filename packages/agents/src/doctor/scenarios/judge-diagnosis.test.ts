import { expect, it } from "vitest";
import { judgeDiagnosis } from "./index.js";

const sick = (...rootCauses: (readonly ("dns-failure" | "cni-broken" | "clock-skew")[])[]) =>
  ({ healthy: false, severity: "high", rootCauses }) as const;
const well = { healthy: true, severity: "none", rootCauses: [] } as const;

it.each([
  [sick(["dns-failure"]), false, ["dns-failure"], { first: true, amongThree: true }],
  [sick(["dns-failure"]), false, ["cni-broken", "x", "dns-failure"], { first: false, amongThree: true }],
  [sick(["dns-failure"]), false, ["a", "b", "c", "dns-failure"], { first: false, amongThree: false }],
  [sick(["dns-failure", "cni-broken"]), false, ["cni-broken"], { first: true, amongThree: true }],
  [sick(["dns-failure"], ["clock-skew"]), false, ["clock-skew"], { first: true, amongThree: false }],
  [
    sick(["dns-failure"], ["clock-skew"]),
    false,
    ["clock-skew", "dns-failure"],
    { first: true, amongThree: true },
  ],
  [sick(["dns-failure"]), true, ["dns-failure"], { first: false, amongThree: false, missed: true }],
  [sick(["dns-failure"]), false, [], { first: false, amongThree: false, missed: false }],
  [well, true, [], { first: true, amongThree: true, falseAlarm: false }],
  [well, true, ["dns-failure"], { first: true, falseAlarm: false }],
  [well, false, ["dns-failure"], { first: false, amongThree: false, falseAlarm: true, missed: false }],
])("%#", (expected, healthy, rootCauses, result) => {
  expect(judgeDiagnosis(expected, { healthy, rootCauses })).toMatchObject(result);
});
