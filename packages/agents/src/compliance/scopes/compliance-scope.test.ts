import { expect, it } from "vitest";
import { showProblem } from "../../doctor/scenarios/index.js";
import { readComplianceScopes, wrongControls } from "./index.js";

const scope = `id: pod
title: A pod
framework: cis
manifests: |
  kind: Pod
controls: { "5.2.2": fail, "5.2.3": [pass, manual] }
`;
const read = (text: string) => readComplianceScopes([{ file: "a.yaml", text }]);

it("are read", () => {
  expect(read(scope)).toMatchObject({ problems: [], scopes: [{ id: "pod", manifests: "kind: Pod\n" }] });
});

it.each([
  [scope.replace('5.2.2": fail', '5.2.2": wrong'), /^a\.yaml:6:/],
  [scope.replace(/manifests[^c]*controls/, "controls"), /has one of `manifests`, `profile` and `cluster`/],
  [
    scope.replace(/manifests[^c]*controls/, "profile: {name: aws-baseline, version: 9.9.9}\ncontrols"),
    /is no profile of the demo tenant/,
  ],
  [scope.replace(/controls.*/, "controls: {}"), /names a control/],
])("%#", (text, wanted) => {
  expect(read(text).problems.map(showProblem)).toEqual([expect.stringMatching(wanted)]);
});

it("controls stand as they should, or are said", () => {
  const [found] = read(scope).scopes;
  const wrong = (said: Record<string, "pass" | "fail" | "manual">) =>
    Object.fromEntries(wrongControls(found ?? { controls: {} }, new Map(Object.entries(said))));
  expect(wrong({ "5.2.2": "fail", "5.2.3": "manual" })).toEqual({});
  expect(wrong({ "5.2.2": "pass" })).toEqual({ "5.2.2": "pass", "5.2.3": undefined });
});
