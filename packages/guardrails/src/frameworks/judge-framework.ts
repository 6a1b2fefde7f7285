// Which controls of a framework are met, as far as findings and what was looked at can tell; none passes unseen.
import type { RuleDescription } from "../contract/rule-description.js";
import type { ReportedFinding } from "../reports/report.js";
import type { Attestation, Framework, FrameworkControl } from "./framework.js";
import type { Distribution, SeenParts } from "./seen-parts.js";

/**
 * `passed`: rules looked and found nothing. `failed`: they found something. `excepted`: all that they found is excepted.
 * `not_applicable`: what it is about is somebody else's. `attested`: somebody says so. `manual`: a person has to look, since
 * no rule can. `not_shown`: rules can, and nothing that they look at was there.
 */
export type ControlStatus =
  | "passed"
  | "failed"
  | "excepted"
  | "not_applicable"
  | "attested"
  | "manual"
  | "not_shown";

export type ControlResult = Omit<FrameworkControl, "like" | "rules"> & {
  readonly status: ControlStatus;
  /** Those that judged and stand for it; where something speaks against it, those that found it. */
  readonly rules: readonly string[];
  /** The fingerprints of what speaks against it. */
  readonly findings: readonly string[];
  /** Whether all that speaks against it is new to the baseline. */
  readonly isNew?: boolean;
  readonly attestation?: Attestation;
  /** Why it is not applicable. */
  readonly reason?: string;
};

export type Score = {
  readonly counts: Readonly<Record<ControlStatus, number>>;
  /** Of 100: the passed of the passed and the failed. None where there are neither. */
  readonly score?: number;
  /** The same without what is new to the baseline, where there is one. */
  readonly before?: number;
};

export type SectionResult = Score & {
  readonly id: string;
  readonly title: string;
  readonly controls: readonly ControlResult[];
};

export type FrameworkResult = Score & {
  readonly name: string;
  readonly framework: string;
  readonly title: string;
  readonly claim: Framework["claim"];
  readonly sections: readonly SectionResult[];
};

/** What is judged by. */
export type FrameworkEvidence = {
  readonly findings: readonly ReportedFinding[];
  readonly rules: readonly RuleDescription[];
  readonly seen: SeenParts;
  readonly attestations: readonly Attestation[];
  /** The day of the decision, in UTC: `2026-12-01`. Without a decision nothing passes. */
  readonly today: string | undefined;
  readonly hasBaseline: boolean;
};

/**
 * @example
 * judgeFramework(cis, { findings, rules, seen, attestations: [], today: "2026-12-01", hasBaseline: false }).score; // 87.5
 */
export function judgeFramework(framework: Framework, evidence: FrameworkEvidence): FrameworkResult {
  const sections = framework.sections.map(({ id, title, controls }): SectionResult => {
    const results = controls.map((control) => judgeControl(control, framework, evidence));
    return { id, title, controls: results, ...scoreOf(results, evidence.hasBaseline) };
  });
  const { name, title, claim } = framework;
  const all = sections.flatMap(({ controls }) => controls);
  return {
    name,
    framework: framework.framework,
    title,
    claim,
    sections,
    ...scoreOf(all, evidence.hasBaseline),
  };
}

function judgeControl(
  { like = [], rules: named = [], ...control }: FrameworkControl,
  { framework }: Framework,
  { findings, rules, seen, attestations, today, hasBaseline }: FrameworkEvidence,
): ControlResult {
  const same = [{ framework, id: control.id }, ...like];
  const stands = ({ rule, controls }: Pick<RuleDescription, "rule" | "controls">): boolean =>
    named.includes(rule) ||
    controls.some((each) =>
      same.some(({ framework: other, id }) => each.framework === other && each.id === id),
    );
  const standing = rules.filter((rule) => rule.active !== false && stands(rule));
  const against = findings.filter((finding) => stands(finding) && finding.stability !== "preview");
  const violations = against.filter(({ status }) => status === "violation");
  const evidence = violations.length > 0 ? violations : against;
  const finders = [...new Set(evidence.map(({ rule }) => rule))];
  const result = {
    ...control,
    rules: finders.length > 0 ? finders : standing.map(({ rule }) => rule),
    findings: evidence.map(({ fingerprint }) => fingerprint),
  };
  if (violations.length > 0) {
    const isNew = violations.every(({ baseline }) => baseline === "new");
    return { ...result, status: "failed", ...(hasBaseline && { isNew }) };
  }
  if (against.some(({ status }) => status === "excepted")) return { ...result, status: "excepted" };
  const reason = control.part === "control-plane" ? elsewhere(seen.distribution) : undefined;
  // Flags that are there are judged: K3s and RKE2 hand them to the same programs.
  if (reason !== undefined && !(seen.components.size > 0 && ownFlags.has(seen.distribution)))
    return { ...result, status: "not_applicable", reason };
  const attestation = attestations.find(
    (each) =>
      each.framework === framework &&
      each.control === control.id &&
      today !== undefined &&
      each.date <= today &&
      today <= each.expires,
  );
  const isSeen = today !== undefined && standing.some((rule) => hasLooked(rule, seen));
  // What only a person can see is not seen by a rule that is about a part of it.
  if (control.attest === true || standing.length === 0) {
    if (attestation !== undefined) return { ...result, status: "attested", attestation };
    return { ...result, status: "manual" };
  }
  return { ...result, status: isSeen ? "passed" : "not_shown" };
}

/** Distributions that show the flags of their control plane. */
const ownFlags: ReadonlySet<Distribution | undefined> = new Set(["k3s", "rke2"] as const);

function elsewhere(distribution: Distribution | undefined): string | undefined {
  return distribution && `the control plane is ${distributionTexts[distribution]}`;
}

const distributionTexts: Readonly<Record<Distribution, string>> = {
  eks: "Amazon's, of EKS",
  gke: "Google's, of GKE",
  aks: "Microsoft's, of AKS",
  k3s: "one process of K3s, which has a benchmark of its own",
  rke2: "RKE2's, whose files stand elsewhere, and has a benchmark of its own",
  openshift: "OpenShift's, which its operators configure, and has a benchmark of its own",
};

/** The programs that the rules of a domain read the flags of. */
const componentOf: ReadonlyMap<string, string> = new Map([
  ["api-server", "kube-apiserver"],
  ["controller-manager", "kube-controller-manager"],
  ["scheduler", "kube-scheduler"],
  ["etcd", "etcd"],
]);

/** Whose rules look at their `kinds` and at no workload besides. */
const withoutWorkloads: ReadonlySet<string> = new Set(["cloud", "kubelet", "node", "palette", "rbac"]);

/** Whether there was anything that a rule looks at. */
export function hasLooked({ domain, kinds = [] }: RuleDescription, seen: SeenParts): boolean {
  if (kinds.some((each) => isAmong(each, seen.kinds))) return true;
  const component = domain === undefined ? undefined : componentOf.get(domain);
  if (component !== undefined) return seen.components.has(component);
  return seen.hasWorkloads && !(domain !== undefined && withoutWorkloads.has(domain));
}

function isAmong(
  { group, kind }: NonNullable<RuleDescription["kinds"]>[number],
  kinds: SeenParts["kinds"],
): boolean {
  if (kind === undefined) return false;
  return group === undefined || group === "*"
    ? [...kinds].some((each) => each.endsWith(`/${kind}`))
    : kinds.has(`${group}/${kind}`);
}

function scoreOf(controls: readonly ControlResult[], hasBaseline: boolean): Score {
  const countOf = (status: ControlStatus): number => controls.filter((each) => each.status === status).length;
  const counts = {
    passed: countOf("passed"),
    failed: countOf("failed"),
    excepted: countOf("excepted"),
    not_applicable: countOf("not_applicable"),
    attested: countOf("attested"),
    manual: countOf("manual"),
    not_shown: countOf("not_shown"),
  };
  const judged = counts.passed + counts.failed;
  if (judged === 0) return { counts };
  const isNew = controls.filter((each) => each.isNew === true).length;
  const share = (passed: number): number => Math.round((1000 * passed) / judged) / 10;
  return {
    counts,
    score: share(counts.passed),
    ...(hasBaseline && { before: share(counts.passed + isNew) }),
  };
}
