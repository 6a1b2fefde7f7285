// Exceptions that nothing needs: of what was judged, and of nothing else.
import { expect, it } from "vitest";
import type { Finding } from "../contract/finding.js";
import type { RuleDescription } from "../contract/rule-description.js";
import type { RuleException } from "./rule-exception.js";
import { unusedExceptions } from "./unused-exceptions.js";

const described = (subject: "action" | "configuration", rule: string): RuleDescription => ({
  subject,
  rule,
  title: "",
  description: "",
  severity: "low",
  controls: [],
  remedy: "",
});
const rules = [
  described("configuration", "K8S-A"),
  described("action", "ACT-A"),
  described("action", "ACT-MALFORMED"),
];

const written = (entry: Partial<RuleException>) => ({
  exception: { id: "x", rule: "K8S-A", reason: "r", owner: "o", expires: "2027-03-31", ...entry },
  place: { line: 1, column: 1 },
});

const carrying = (id: string, status: Finding["status"]): Finding => ({
  rule: "K8S-A",
  title: "",
  severity: "low",
  effect: "allow",
  message: "",
  controls: [],
  retryable: true,
  status,
  exception: { id, reason: "", owner: "", expires: "" },
});

it.each<[string, Partial<RuleException>, boolean]>([
  ["what no finding carries", {}, true],
  ["what excepts one", { id: "used" }, false],
  ["what has expired", { id: "late" }, false],
  ["what is about actions", { rule: "ACT-A" }, false],
  ["what is about both", { rule: ["ACT-A", "K8S-A"] }, true],
  ["what is about a rule that nobody knows", { rule: "K8S-B" }, true],
  ["a glob over rules", { rule: "K8S-*", name: "a" }, true],
  ["a glob over rules for actions", { rule: "ACT-*", name: "a" }, false],
  ["what is for a role", { role: "admin" }, false],
  ["what can never be", { rule: "K8S-UNREADABLE" }, true],
  ["what can never be, of another subject", { rule: "ACT-MALFORMED" }, true],
])("%s", (_, entry, isUnused) => {
  const findings = [carrying("used", "excepted"), carrying("late", "violation")];
  const found = unusedExceptions([written(entry)], findings, { subject: "configuration", rules });
  expect(found).toHaveLength(isUnused ? 1 : 0);
});

it("without a catalogue, all may be about what was judged", () => {
  expect(
    unusedExceptions([written({ rule: "ACT-A" })], [], { subject: "configuration", rules: [] }),
  ).toHaveLength(1);
});
