// How a control stands: by what the rules say of documents, and by what a scan saw in the cluster.
import type { RuleDescription } from "@palisade/guardrails";
import { type ControlResult, hasLooked, type ReportedFinding } from "@palisade/guardrails/reports";
import { plainText } from "../../reading/plain-texts.js";
import type { ComplianceTarget, PackPlace } from "../compliance-target.js";
import type {
  ComplianceEvidence,
  ControlBasis,
  ControlOutcome,
  ControlStatus,
} from "../report/report-schema.js";
import type { ScanRow, ScanState } from "../scans/benchmark-scan.js";
import { type Acceptance, acceptancesOf } from "./acceptance.js";
import type { JudgedTarget } from "./judge-target.js";
import { isAboutFlag } from "./read-flags.js";

/** More evidence of one control nobody reads; the rest is counted. */
const mostEvidence = 50;

export type ScanOfControl = {
  readonly id: string;
  readonly at?: number;
  readonly isOld: boolean;
  readonly rows: readonly ScanRow[];
  /** Of a control that stands for several checks: whether each of them was made. */
  readonly isWhole: boolean;
};

export type ControlContext = {
  readonly framework: string;
  readonly target: ComplianceTarget;
  readonly judged: JudgedTarget;
  readonly rules: ReadonlyMap<string, RuleDescription>;
  readonly acceptances: readonly Acceptance[];
  readonly today: string;
  /** Of kubelets, if a part of their flags is all that is known. */
  readonly kubeletFlags: ReadonlySet<string> | undefined;
};

type Standing = {
  readonly status: ControlStatus;
  readonly basis: ControlBasis;
  readonly reason: string;
  readonly disagreement?: string;
};

/** @example judgeControl(control, scan, context).status // "pass" */
export function judgeControl(
  control: ControlResult,
  scan: ScanOfControl | undefined,
  context: ControlContext,
): ControlOutcome {
  const rulesSay = ofRules(control, context);
  const standing = withScan(rulesSay, control, scan);
  const evidence = [
    ...findingsOf(control, context),
    ...(scan?.rows.map((row) => scanEvidence(row, scan)) ?? []),
    ...looked(control, rulesSay, context),
    ...attested(control),
  ];
  const accepted = acceptedOf(control, standing, context);
  const all = [...accepted.evidence, ...evidence];
  const { status, basis, reason, disagreement } = accepted.standing;
  return {
    id: control.id,
    status,
    basis,
    reason: plainText(reason, 600),
    evidence: all.slice(0, mostEvidence),
    ...(all.length > mostEvidence && { moreEvidence: all.length - mostEvidence }),
    ...(disagreement !== undefined && { disagreement }),
  };
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

function ofRules(control: ControlResult, { kubeletFlags, rules }: ControlContext): Standing {
  const { status, look, findings, attestation, reason } = control;
  switch (status) {
    case "failed":
      return {
        status: "fail",
        basis: "rules",
        reason: `${plural(findings.length, "finding")} of ${control.rules.join(", ")}`,
      };
    case "excepted":
      return {
        status: "manual",
        basis: "exception",
        reason: `${plural(findings.length, "finding")}, all of them excepted`,
      };
    case "not_applicable":
      return { status: "not_applicable", basis: "elsewhere", reason: reason ?? "" };
    case "attested":
      return {
        status: "manual",
        basis: "attestation",
        reason: `${attestation?.owner ?? ""} attests it, until ${attestation?.expires ?? ""}`,
      };
    case "manual":
      return { status: "manual", basis: "person", reason: look };
    case "not_shown":
      return { status: "manual", basis: "not_seen", reason: look };
    case "passed": {
      const isUnstated =
        kubeletFlags !== undefined &&
        control.rules.every((rule) => rules.get(rule)?.domain === "kubelet") &&
        !isAboutFlag(control, kubeletFlags);
      if (isUnstated) return { status: "manual", basis: "not_seen", reason: look };
      return { status: "pass", basis: "rules", reason: `nothing found by ${control.rules.join(", ")}` };
    }
  }
}

/** The worst that a scan says of a control; nothing if it says nothing. */
function worstState(rows: readonly ScanRow[]): ScanState | undefined {
  return (["FAIL", "WARN", "PASS"] as const).find((state) => rows.some((row) => row.state === state));
}

function withScan(rulesSay: Standing, control: ControlResult, scan: ScanOfControl | undefined): Standing {
  const state = scan === undefined ? undefined : worstState(scan.rows);
  if (scan === undefined || state === undefined) return rulesSay;
  const numbers = [...new Set(scan.rows.map(({ testId }) => testId))].slice(0, 10).join(", ");
  const when = scan.at === undefined ? "at an unknown time" : `on ${dayOf(scan.at)}`;
  const said = `kube-bench ${numbers}: ${state} ${when}`;
  const old = scan.isOld ? ", which is long ago" : "";
  if (rulesSay.status === "not_applicable") {
    if (state !== "FAIL") return rulesSay;
    return { ...rulesSay, disagreement: `${said}${old}, of what is somebody else's: ${rulesSay.reason}` };
  }
  if (state === "FAIL") {
    if (rulesSay.status === "fail")
      return { ...rulesSay, basis: "rules_and_scan", reason: `${rulesSay.reason}; ${said}` };
    const disagreement =
      rulesSay.status === "pass"
        ? {
            disagreement: `${said}${old}, and rules find nothing in the configuration: the cluster runs something else, or the scan sees more`,
          }
        : rulesSay.basis === "exception"
          ? { disagreement: `${said}${old}; the exceptions are of findings, and accept nothing of the scan` }
          : {};
    return { status: "fail", basis: "scan", reason: `${said}${old}`, ...disagreement };
  }
  if (rulesSay.status === "fail") {
    if (state !== "PASS") return rulesSay;
    return {
      ...rulesSay,
      disagreement: `${said}${old}, and rules find something in the configuration: it is not what runs yet, or the scan sees less`,
    };
  }
  if (state === "WARN") {
    if (rulesSay.status !== "manual" || rulesSay.basis !== "not_seen") return rulesSay;
    return { status: "manual", basis: "person", reason: `${said}${old}: ${control.look}` };
  }
  if (rulesSay.status === "pass")
    return scan.isOld || !scan.isWhole
      ? rulesSay
      : { ...rulesSay, basis: "rules_and_scan", reason: `${rulesSay.reason}; ${said}` };
  // What only a person can see, no scan shows; nor does one that made a part of the checks.
  const isOpen = rulesSay.basis === "not_seen" || (rulesSay.basis === "person" && control.attest !== true);
  if (!isOpen || !scan.isWhole) return rulesSay;
  if (scan.isOld) return { status: "manual", basis: "old_scan", reason: `${said}${old}: scan again` };
  return { status: "pass", basis: "scan", reason: said };
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function findingsOf(
  control: ControlResult,
  { judged, target, today }: ControlContext,
): readonly ComplianceEvidence[] {
  return control.findings
    .map((fingerprint) => judged.findings.get(fingerprint))
    .filter((each) => each !== undefined)
    .map((finding) => findingEvidence(finding, target.packs, today));
}

function findingEvidence(
  finding: ReportedFinding,
  packs: ReadonlyMap<string, PackPlace> | undefined,
  today: string,
): ComplianceEvidence {
  const { rule, severity, message, fingerprint, status, subject, place, exception } = finding;
  const pack = place === undefined ? undefined : packs?.get(place.file);
  return {
    kind: "finding",
    rule,
    severity,
    message: plainText(message, 500),
    fingerprint,
    status: status === "excepted" ? "excepted" : "violation",
    ...(subject !== undefined && { subject: plainText(subject, 200) }),
    ...(place !== undefined && {
      place: { file: plainText(place.file, 500), line: place.line, column: place.column },
    }),
    ...(pack !== undefined && { pack: { ...pack } }),
    ...(exception !== undefined && {
      exception: {
        id: plainText(exception.id, 200),
        owner: plainText(exception.owner, 200),
        reason: plainText(exception.reason, 500),
        expires: exception.expires,
        isExpired: exception.expires < today,
      },
    }),
  };
}

function scanEvidence(row: ScanRow, { id, at, isOld }: ScanOfControl): ComplianceEvidence {
  const { report, testId, state, description, value, remediation } = row;
  return {
    kind: "scan",
    scan: id,
    ...(at !== undefined && { at: new Date(at).toISOString() }),
    isOld,
    report,
    testId,
    state,
    description,
    ...(value !== "" && { value }),
    ...(state === "FAIL" && remediation !== "" && { remediation }),
  };
}

/** Which rules looked, and which would have if there had been something to look at. */
function looked(
  { rules: standing, status }: ControlResult,
  { status: now, basis }: Standing,
  { rules, judged }: ControlContext,
): readonly ComplianceEvidence[] {
  if (status !== "passed" || now !== "pass" || basis !== "rules") return [];
  const sees = (name: string): boolean => {
    const rule = rules.get(name);
    return rule !== undefined && hasLooked(rule, judged.seen);
  };
  const notSeen = standing.filter((name) => !sees(name));
  return [{ kind: "rules", looked: standing.filter(sees), ...(notSeen.length > 0 && { notSeen }) }];
}

function attested({ attestation }: ControlResult): readonly ComplianceEvidence[] {
  if (attestation === undefined) return [];
  const { owner, statement, date, expires } = attestation;
  return [
    {
      kind: "attestation",
      owner: plainText(owner, 200),
      statement: plainText(statement, 500),
      date,
      expires,
    },
  ];
}

/** Of a control that fails: who accepts it, or did until a day. */
function acceptedOf(
  control: ControlResult,
  standing: Standing,
  { framework, target, acceptances, today }: ControlContext,
): { readonly standing: Standing; readonly evidence: readonly ComplianceEvidence[] } {
  if (standing.status !== "fail") return { standing, evidence: [] };
  const [acceptance] = acceptancesOf(acceptances, { framework, control: control.id, target });
  if (acceptance === undefined) return { standing, evidence: [] };
  const { owner, reason, expires, id = `${framework} ${control.id}` } = acceptance;
  const isExpired = expires < today;
  const evidence: ComplianceEvidence = { kind: "acceptance", id, owner, reason, expires, isExpired };
  const why = isExpired
    ? `${standing.reason}; ${owner} accepted it until ${expires}`
    : `${owner} accepts it until ${expires}: ${standing.reason}`;
  if (isExpired) return { standing: { ...standing, reason: why }, evidence: [evidence] };
  return {
    standing: { ...standing, status: "manual", basis: "exception", reason: why },
    evidence: [evidence],
  };
}
