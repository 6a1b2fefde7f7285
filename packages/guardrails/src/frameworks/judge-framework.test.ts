// How controls stand: nothing passes that nobody looked at, and what is somebody else's is no failure.
import { expect, it } from "vitest";
import type { RuleDescription } from "../contract/rule-description.js";
import type { ReportedFinding } from "../reports/report.js";
import { findingOf } from "../testing/sample-reports.js";
import type { Attestation, Framework, FrameworkControl } from "./framework.js";
import { countsText, evidenceText, scoreText } from "./framework-text.js";
import {
  type ControlResult,
  type FrameworkEvidence,
  type FrameworkResult,
  hasLooked,
  judgeFramework,
} from "./judge-framework.js";
import type { SeenParts } from "./seen-parts.js";

const control: FrameworkControl = { id: "1", title: "One", assessment: "automated", look: "Look at it." };

function frameworkOf(...controls: readonly Partial<FrameworkControl>[]): Framework {
  return {
    name: "f",
    framework: "F",
    title: "Framework",
    claim: "checks",
    sections: [{ id: "s", title: "Section", controls: controls.map((each) => ({ ...control, ...each })) }],
  };
}

const rule: RuleDescription = {
  subject: "configuration",
  rule: "R",
  title: "",
  description: "",
  severity: "low",
  controls: [{ framework: "F", id: "1" }],
  remedy: "",
  domain: "pod-security",
};

const pods: SeenParts = { kinds: new Set(["/Pod"]), hasWorkloads: true, components: new Set() };
const nothing: SeenParts = { kinds: new Set(), hasWorkloads: false, components: new Set() };

const evidence: FrameworkEvidence = {
  findings: [],
  rules: [rule],
  seen: pods,
  attestations: [],
  today: "2026-06-15",
  hasBaseline: false,
};

function judged(given: Partial<FrameworkEvidence>, asked: Partial<FrameworkControl> = {}): ControlResult {
  const { sections } = judgeFramework(frameworkOf(asked), { ...evidence, ...given });
  return sections[0]?.controls[0] as ControlResult;
}

const found = (given: Partial<ReportedFinding> = {}): ReportedFinding => ({
  ...findingOf({ rule: "R", controls: [{ framework: "F", id: "1" }] }),
  fingerprint: "a",
  ...given,
});

it.each<[string, Partial<FrameworkEvidence>, Partial<FrameworkControl>, Partial<ControlResult>]>([
  ["passes what a rule looked at", {}, {}, { status: "passed", rules: ["R"], findings: [] }],
  ["fails what was found", { findings: [found()] }, {}, { status: "failed", rules: ["R"], findings: ["a"] }],
  [
    "fails by a variant's rule of another name",
    { findings: [found({ rule: "S" })] },
    {},
    { status: "failed", rules: ["S"] },
  ],
  [
    "is about its own framework",
    { findings: [found({ controls: [{ framework: "G", id: "1" }] })] },
    {},
    { status: "passed" },
  ],
  [
    "is about its own id",
    { findings: [found({ controls: [{ framework: "F", id: "2" }] })] },
    {},
    { status: "passed" },
  ],
  [
    "does not fail for a rule in preview",
    { findings: [found({ stability: "preview" })] },
    {},
    { status: "passed" },
  ],
  [
    "excepts what is excepted",
    { findings: [found({ status: "excepted" })] },
    {},
    { status: "excepted", findings: ["a"] },
  ],
  [
    "fails for what is not excepted, and names that alone",
    { findings: [found({ status: "excepted" }), found({ fingerprint: "b" })] },
    {},
    { status: "failed", findings: ["b"] },
  ],
  [
    "passes for what the policy holds not to apply",
    { findings: [found({ status: "not_applicable" })] },
    {},
    { status: "passed" },
  ],
  ["does not pass unseen", { seen: nothing }, {}, { status: "not_shown", rules: ["R"] }],
  ["does not pass where nothing was decided", { today: undefined }, {}, { status: "not_shown" }],
  ["asks a person where there is no rule", { rules: [] }, {}, { status: "manual", rules: [] }],
  [
    "asks a person where the rules do not judge",
    { rules: [{ ...rule, active: false }] },
    {},
    { status: "manual" },
  ],
  ["asks a person where a rule shows a part only", {}, { attest: true }, { status: "manual", rules: ["R"] }],
  [
    "fails all the same where a rule found something",
    { findings: [found()] },
    { attest: true },
    { status: "failed" },
  ],
  [
    "takes the rules of a control that is like it",
    { rules: [{ ...rule, controls: [{ framework: "G", id: "7" }] }] },
    { like: [{ framework: "G", id: "7" }] },
    { status: "passed" },
  ],
  [
    "takes the rules that it names",
    { rules: [{ ...rule, controls: [] }] },
    { rules: ["R"] },
    { status: "passed" },
  ],
])("%s", (_name, given, asked, expected) => {
  expect(judged(given, asked)).toMatchObject(expected);
});

it("what is only in the framework's file is not in the result", () => {
  expect(Object.keys(judged({}, { like: [] })).sort()).toEqual(
    ["assessment", "findings", "id", "look", "rules", "status", "title"].sort(),
  );
});

it.each([
  ["eks", "the control plane is Amazon's, of EKS"],
  ["gke", "the control plane is Google's, of GKE"],
  ["aks", "the control plane is Microsoft's, of AKS"],
  ["k3s", "the control plane is one process of K3s, which has a benchmark of its own"],
  ["rke2", "the control plane is RKE2's, whose files stand elsewhere, and has a benchmark of its own"],
  [
    "openshift",
    "the control plane is OpenShift's, which its operators configure, and has a benchmark of its own",
  ],
] as const)("the control plane of %s is somebody else's", (distribution, reason) => {
  const seen = { ...pods, distribution };
  const part = { part: "control-plane" } as const;
  expect(judged({ seen }, part)).toMatchObject({ status: "not_applicable", reason });
  expect(judged({ seen, findings: [found()] }, part).status).toBe("failed");
  expect(judged({ seen }, { part: "node" }).status).toBe("passed");
  expect(judged({}, part).status).toBe("passed");
});

it.each([
  ["k3s", "passed"],
  ["rke2", "passed"],
  ["eks", "not_applicable"],
  ["openshift", "not_applicable"],
] as const)("flags of the control plane of %s that are there are judged: %s", (distribution, status) => {
  const seen = { ...pods, distribution, components: new Set(["kube-apiserver"]) };
  expect(judged({ seen }, { part: "control-plane" }).status).toBe(status);
});

const attestation: Attestation = {
  framework: "F",
  control: "1",
  statement: "it is so",
  owner: "ciso",
  date: "2026-06-15",
  expires: "2026-06-15",
};

it("somebody's word counts from its day to its last one, for what no rule shows", () => {
  const attested = (given: Partial<Attestation>, more: Partial<FrameworkEvidence> = {}): string =>
    judged({ rules: [], attestations: [{ ...attestation, ...given }], ...more }).status;
  expect(attested({})).toBe("attested");
  expect(attested({ date: "2026-06-16" })).toBe("manual");
  expect(attested({ expires: "2026-06-14" })).toBe("manual");
  expect(attested({ control: "2" })).toBe("manual");
  expect(attested({ framework: "G" })).toBe("manual");
  expect(attested({}, { today: undefined })).toBe("manual");
  expect(attested({}, { rules: [rule] })).toBe("passed");
});

const scoreOf = ({ score, before }: FrameworkResult): unknown => [score, before];

it("scores the passed of the passed and the failed, and nothing else", () => {
  const framework = frameworkOf({}, { id: "2" }, { id: "3" }, { id: "4" });
  const three = { ...rule, controls: ["1", "2", "3"].map((id) => ({ framework: "F", id })) };
  const failing = found({ baseline: "new" });
  const given = { ...evidence, rules: [three], findings: [failing] };
  const result = judgeFramework(framework, given);
  expect(result.counts).toEqual({
    passed: 2,
    failed: 1,
    excepted: 0,
    not_applicable: 0,
    attested: 0,
    manual: 1,
    not_shown: 0,
  });
  expect(scoreOf(result)).toEqual([66.7, undefined]);
  expect(result.sections[0]).toMatchObject({ score: 66.7 });
  expect(scoreOf(judgeFramework(framework, { ...given, hasBaseline: true }))).toEqual([66.7, 100]);
  const old = found({ baseline: "unchanged" });
  expect(
    scoreOf(judgeFramework(framework, { ...given, findings: [failing, old], hasBaseline: true })),
  ).toEqual([66.7, 66.7]);
  expect(scoreOf(judgeFramework(frameworkOf({ id: "9" }), given))).toEqual([undefined, undefined]);
});

it.each<[string, Partial<RuleDescription>, Partial<SeenParts>, boolean]>([
  ["a rule of no domain looks at workloads", { domain: undefined as never }, {}, true],
  ["a rule on pods needs workloads", {}, { hasWorkloads: false }, false],
  ["a rule on roles looks at no workload", { domain: "rbac" }, {}, false],
  [
    "a rule on roles has its kinds",
    { domain: "rbac", kinds: [{ group: "rbac.authorization.k8s.io", kind: "Role" }] },
    { kinds: new Set(["rbac.authorization.k8s.io/Role"]) },
    true,
  ],
  [
    "a kind of another group is another",
    { domain: "rbac", kinds: [{ group: "a", kind: "Role" }] },
    { kinds: new Set(["b/Role"]) },
    false,
  ],
  [
    "a kind of any group",
    { domain: "node", kinds: [{ kind: "KubeletNode" }] },
    { kinds: new Set(["b/KubeletNode"]) },
    true,
  ],
  [
    "a kind of any group, said",
    { domain: "node", kinds: [{ group: "*", kind: "KubeletNode" }] },
    { kinds: new Set(["b/KubeletNode"]) },
    true,
  ],
  [
    "another kind of any group",
    { domain: "node", kinds: [{ kind: "Node" }] },
    { kinds: new Set(["b/KubeletNode"]) },
    false,
  ],
  [
    "a type of another input is no kind",
    { domain: "cloud", kinds: [{ input_kind: "terraform-plan", type: "aws_eks_cluster" }] },
    {},
    false,
  ],
  ["a rule on the API server needs its flags", { domain: "api-server" }, {}, false],
  [
    "a rule on the API server has them",
    { domain: "api-server" },
    { components: new Set(["kube-apiserver"]) },
    true,
  ],
  [
    "those of the scheduler are others",
    { domain: "scheduler" },
    { components: new Set(["kube-apiserver"]) },
    false,
  ],
  ["a rule on etcd", { domain: "etcd" }, { components: new Set(["etcd"]) }, true],
  [
    "a rule on the controller manager",
    { domain: "controller-manager" },
    { components: new Set(["kube-controller-manager"]) },
    true,
  ],
])("%s", (_name, given, seen, expected) => {
  expect(hasLooked({ ...rule, ...given }, { ...pods, ...seen })).toBe(expected);
});

it("says why each control stands as it does", () => {
  const failed = judged({ findings: [found(), found({ fingerprint: "b" })] });
  expect(evidenceText(failed)).toBe("2 findings of R");
  expect(evidenceText(judged({ findings: [found({ status: "excepted" })] }))).toBe("1 finding of R");
  expect(evidenceText(judged({}))).toBe("nothing found by R");
  expect(evidenceText(judged({ rules: [] }))).toBe("Look at it.");
  expect(evidenceText(judged({ seen: nothing }))).toBe("Look at it.");
  expect(evidenceText(judged({ rules: [], attestations: [attestation] }))).toBe(
    "ciso, until 2026-06-15: it is so",
  );
  expect(evidenceText(judged({ seen: { ...pods, distribution: "eks" } }, { part: "control-plane" }))).toBe(
    "the control plane is Amazon's, of EKS",
  );
});

it("says scores and counts in words", () => {
  const counts = {
    passed: 1,
    failed: 2,
    excepted: 3,
    not_applicable: 4,
    attested: 5,
    manual: 6,
    not_shown: 7,
  };
  expect(countsText({ counts })).toBe(
    "1 passed, 2 failed, 3 excepted, 4 not applicable, 5 attested, 6 for a person to look at, 7 not shown by what was judged",
  );
  expect(countsText({ counts: { ...counts, failed: 0, manual: 0 } })).not.toContain("0");
  expect(scoreText({ counts })).toBe("-");
  expect(scoreText({ counts, score: 0 })).toBe("0");
  expect(scoreText({ counts, score: 50, before: 50 })).toBe("50");
  expect(scoreText({ counts, score: 50, before: 75 })).toBe("50 (75 without what is new)");
});
