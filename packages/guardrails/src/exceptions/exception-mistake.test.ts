// What is told of an exception that nothing needs.
import { expect, it } from "vitest";
import { rules } from "../testing/sample-reports.js";
import { exceptionMistake } from "./exception-mistake.js";

it.each<[string | readonly string[], string | readonly string[] | undefined, string | undefined]>([
  ["K8S-PRIVILEGED", "Deployment", undefined],
  ["K8S-PRIVILEGD", undefined, "there is no rule `K8S-PRIVILEGD` (did you mean `K8S-PRIVILEGED`?)"],
  ["k8s-privileged", undefined, "there is no rule `k8s-privileged` (did you mean `K8S-PRIVILEGED`?)"],
  ["OTHER", undefined, "there is no rule `OTHER`"],
  ["K8S-*", "Pod", undefined],
  ["K9S-*", "Pod", "there is no rule `K9S-*`"],
  ["K8S-PRIVILEGED", "Deploymnt", "unknown kind `Deploymnt` (did you mean `Deployment`?)"],
  ["K8S-PRIVILEGED", ["Pod", "deployment"], "unknown kind `deployment` (did you mean `Deployment`?)"],
  ["K8S-PRIVILEGED", ["Workflow", "Deploy*", "Deploymen?"], undefined],
  ["K8S-UNREADABLE", undefined, "`K8S-UNREADABLE` is about what cannot be judged: no exception lifts it"],
  [["K8S-PRIVILEGED", "K8S-SECCOM"], "Pd0d", "there is no rule `K8S-SECCOM` (did you mean `K8S-SECCOMP`?)"],
  ["OTHER", "Deploymnt", "there is no rule `OTHER`; unknown kind `Deploymnt` (did you mean `Deployment`?)"],
])("of rule %j and kind %j", (rule, kind, mistake) => {
  expect(exceptionMistake({ rule, ...(kind !== undefined && { kind }) }, rules)).toBe(mistake);
});

it("says nothing of rules where no bundle tells its own", () => {
  expect(exceptionMistake({ rule: "OTHER" }, [])).toBeUndefined();
});
