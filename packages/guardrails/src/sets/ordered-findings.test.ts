// Findings come out worst first, then by resource, whatever order they came in.
import { expect, it } from "vitest";
import type { Finding } from "../contract/finding.js";
import { OrderedFindings } from "./ordered-findings.js";

const found = (rule: string, more: Partial<Finding>) => ({
  finding: {
    rule,
    title: rule,
    severity: "low",
    effect: "allow",
    status: "violation",
    retryable: true,
    message: rule,
    controls: [],
    ...more,
  } as Finding,
  place: undefined,
});

it("puts what is about no resource before all others of its severity, in the order of the rules", async () => {
  const findings = new OrderedFindings();
  findings.addOfSlice(found("C", { resource: 0 }));
  findings.addOfSlice(found("B", {}));
  findings.addOfSlice(found("A", {}));
  findings.addOfSlice(found("D", { severity: "high", resource: 1 }));
  findings.addOfSlice(found("A", { resource: 2 }));
  const all = await findings.all();
  expect(all.map(({ finding }) => `${finding.rule} ${finding.resource}`)).toEqual([
    "D 1",
    "A undefined",
    "B undefined",
    "C 0",
    "A 2",
  ]);
});
