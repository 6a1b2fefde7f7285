// The Compliance Checker: targets by the controls of a framework, each with its evidence; nothing passes unseen.
import type { RuleDescription } from "@palisade/guardrails";
import type { Attestation, Framework, FrameworkControl } from "@palisade/guardrails/reports";
import type { ComplianceTarget } from "./compliance-target.js";
import type { Acceptance } from "./controls/acceptance.js";
import { countStatuses, jointStatus, scoreOf } from "./controls/count-statuses.js";
import { judgeControl, type ScanOfControl } from "./controls/judge-control.js";
import { type JudgeDocuments, type JudgedTarget, judgeTarget } from "./controls/judge-target.js";
import { statedKubeletFlags } from "./controls/read-flags.js";
import { compareReports } from "./report/compare-reports.js";
import type {
  ComplianceNote,
  ComplianceReport,
  SectionReport,
  TargetReport,
} from "./report/report-schema.js";
import { uuidOf } from "./report/uuid.js";
import type { BenchmarkScan } from "./scans/benchmark-scan.js";
import { type MatchedRows, matchRows } from "./scans/match-rows.js";

export type CheckOptions = {
  readonly scope: ComplianceReport["scope"];
  readonly targets: readonly ComplianceTarget[];
  readonly framework: Framework;
  /** The benchmark that kube-bench makes the checks of: `await readShippedFramework("cis")`. */
  readonly benchmark: Framework;
  /** Decides on the documents of a target by the rules of the framework. */
  readonly judge: JudgeDocuments;
  readonly rules: readonly RuleDescription[];
  readonly attestations?: readonly Attestation[];
  readonly acceptances?: readonly Acceptance[];
  /** An earlier report of the same framework. */
  readonly earlier?: ComplianceReport;
  /** Scans that ended longer ago show what fails, and no more what passes. */
  readonly mostScanDays?: number;
  /** The score below which it fails; without it, any failed control fails it. */
  readonly failUnder?: number;
  /** Milliseconds since 1970; the system's if not given. */
  readonly now?: number;
  readonly tool?: ComplianceReport["tool"];
  /** The directory that paths of files start from. */
  readonly root?: string;
};

const day = 86_400_000;

/** A month, as scans are commonly asked for. */
export const defaultScanDays = 30;

/**
 * Checks targets.
 * @example
 * const report = await checkCompliance({ scope: "cluster", targets: [await gatherClusterTarget({ palette, uid })], framework: cis, benchmark: cis, judge, rules: guard.listRules() });
 * console.log(report.score, report.counts.fail);
 */
export async function checkCompliance(options: CheckOptions): Promise<ComplianceReport> {
  const { scope, framework, targets, now = Date.now(), failUnder } = options;
  const checked: { readonly report: TargetReport; readonly policies: ComplianceReport["policies"] }[] = [];
  // One after the other: each has the thread for as long as it is judged.
  for (const target of targets) checked.push(await checkTarget(target, options, now));
  const reports = checked.map(({ report }) => report);
  const counts = countStatuses(reports.flatMap(({ controls }) => controls.map(({ status }) => status)));
  const generatedAt = new Date(now).toISOString();
  const { earlier } = options;
  const report: Omit<ComplianceReport, "outcome"> = {
    schemaVersion: 1,
    id: uuidOf("report", framework.framework, generatedAt, ...reports.map(nameOf)),
    generatedAt,
    tool: options.tool ?? { name: "palisade", version: "0.1.0" },
    policies: [
      ...new Map(checked.flatMap(({ policies }) => policies).map((each) => [each.digest, each])).values(),
    ],
    framework: {
      id: framework.framework,
      name: framework.name,
      title: framework.title,
      claim: framework.claim,
    },
    scope,
    ...(failUnder !== undefined && { failUnder }),
    counts,
    ...scoreOf(counts),
    sections: framework.sections.map((section) => sectionOf(section, reports)),
    targets: reports,
    ...(earlier !== undefined && { trend: compareReports(earlier, reports) }),
  };
  return { ...report, outcome: outcomeOf(report) };
}

const nameOf = ({ kind, name, uid = "" }: TargetReport): string => `${kind} ${name} ${uid}`;

/** A check of which nothing is known, or a part is missing, has no answer. */
function outcomeOf({
  targets,
  counts,
  score,
  failUnder,
}: Omit<ComplianceReport, "outcome">): ComplianceReport["outcome"] {
  if (targets.length === 0 || targets.some(({ notes }) => notes.some(({ isGap }) => isGap)))
    return "incomplete";
  if (score === undefined) return "incomplete";
  const fails = failUnder === undefined ? counts.fail > 0 : score < failUnder;
  return fails ? "failed" : "passed";
}

type ScanStanding = {
  readonly scan: BenchmarkScan;
  readonly matched: MatchedRows;
  readonly ageDays: number | undefined;
  readonly isOld: boolean;
};

function standingOf(
  { scan }: ComplianceTarget,
  { benchmark, mostScanDays = defaultScanDays }: CheckOptions,
  now: number,
): ScanStanding | undefined {
  if (scan === undefined) return undefined;
  const ageDays = scan.at === undefined ? undefined : Math.max(0, Math.floor((now - scan.at) / day));
  return {
    scan,
    matched: matchRows(scan.rows, benchmark),
    ageDays,
    // Of a scan that ended nobody knows when, nothing is known of now.
    isOld: ageDays === undefined || ageDays > mostScanDays,
  };
}

async function checkTarget(target: ComplianceTarget, options: CheckOptions, now: number) {
  const { framework, rules, attestations = [], acceptances = [], root, judge } = options;
  const today = new Date(now).toISOString().slice(0, 10);
  const judged = await judgeTarget(target, {
    framework,
    judge,
    rules,
    attestations,
    today,
    ...(root !== undefined && { root }),
  });
  const standing = standingOf(target, options, now);
  const values = target.documents.map(({ manifest }) => manifest.value);
  const context = {
    framework: framework.framework,
    target,
    judged,
    rules: new Map(rules.map((each) => [each.rule, each])),
    acceptances,
    today,
    kubeletFlags: statedKubeletFlags(values, judged.seen),
  };
  const declared = new Map(
    framework.sections.flatMap(({ controls }) => controls.map((each) => [each.id, each])),
  );
  const controls = judged.framework.sections.flatMap((section) =>
    section.controls.map((control) => {
      const scan = standing && scanOf(declared.get(control.id), standing, options);
      return judgeControl(control, scan, context);
    }),
  );
  const { policies } = judged;
  return {
    report: targetReport(target, { judged, standing, controls, options }),
    policies: policies.map(({ bundle, digest }) => ({ bundle, digest })),
  };
}

function scanOf(
  control: FrameworkControl | undefined,
  { scan: { id, at }, matched, isOld }: ScanStanding,
  options: CheckOptions,
): ScanOfControl | undefined {
  if (control === undefined) return undefined;
  return {
    id,
    ...(at !== undefined && { at }),
    isOld,
    ...rowsFor(control, { ...options, matched }),
  };
}

type Checked = {
  readonly judged: JudgedTarget;
  readonly standing: ScanStanding | undefined;
  readonly controls: TargetReport["controls"];
  readonly options: CheckOptions;
};

/** More of them nobody reads. */
const mostUnlooked = 1000;

function targetReport(
  target: ComplianceTarget,
  { judged, standing, controls, options }: Checked,
): TargetReport {
  const counts = countStatuses(controls.map(({ status }) => status));
  const { kind, name, uid, project, cloud } = target;
  const { distribution } = judged.seen;
  return {
    kind,
    name,
    ...(uid !== undefined && { uid }),
    ...(project !== undefined && { project }),
    ...(cloud !== undefined && { cloud }),
    ...(distribution !== undefined && { distribution }),
    documents: target.documents.length,
    unlooked: [...(target.unlooked ?? []), ...judged.unlooked].slice(0, mostUnlooked),
    ...(standing !== undefined && { scan: scanReport(standing) }),
    counts,
    ...scoreOf(counts),
    controls,
    notes: [...target.notes, ...judged.notes, ...scanNotes(target, standing, options)],
  };
}

function scanReport({ scan, matched, ageDays, isOld }: ScanStanding): NonNullable<TargetReport["scan"]> {
  return {
    id: scan.id,
    ...(scan.at !== undefined && { at: new Date(scan.at).toISOString() }),
    ...(ageDays !== undefined && { ageDays }),
    isOld,
    rows: scan.rows.length,
    ...(scan.schedule !== undefined && { schedule: scan.schedule }),
    unmatched: matched.unmatched.map(({ report, testId, state, description }) => ({
      report,
      testId,
      state,
      description,
    })),
  };
}

/** The rows of a control, or of those of the benchmark that ask for the same. */
function rowsFor(
  { id, like = [] }: FrameworkControl,
  {
    framework,
    benchmark,
    matched,
  }: { readonly framework: Framework; readonly benchmark: Framework; readonly matched: MatchedRows },
): Pick<ScanOfControl, "rows" | "isWhole"> {
  const ids = [
    ...(framework.framework === benchmark.framework ? [id] : []),
    ...like.filter((each) => each.framework === benchmark.framework).map((each) => each.id),
  ];
  const rows = ids.map((each) => matched.byControl.get(each) ?? []);
  return { rows: rows.flat(), isWhole: rows.every((each) => each.length > 0) };
}

function scanNotes(
  { kind }: ComplianceTarget,
  standing: ScanStanding | undefined,
  { mostScanDays = defaultScanDays }: CheckOptions,
): readonly ComplianceNote[] {
  if (kind !== "cluster") return [];
  const note = (code: string, message: string): readonly ComplianceNote[] => [
    { part: "scans", code, message, isGap: false },
  ];
  if (standing === undefined)
    return note("no_scan", "no finished scan by kube-bench: nodes and the control plane were not looked at");
  if (!standing.isOld) return [];
  const { ageDays } = standing;
  const age = ageDays === undefined ? "of an unknown time" : `${ageDays} days old`;
  return note(
    "old_scan",
    `the scan is ${age}, and the limit is ${mostScanDays} days: what passed in it is not known to pass now`,
  );
}

function sectionOf(
  { id, title, controls }: Framework["sections"][number],
  targets: readonly TargetReport[],
): SectionReport {
  const byTarget = targets.map((target) => new Map(target.controls.map((each) => [each.id, each.status])));
  const rows = controls.map((control) => {
    const counts = countStatuses(byTarget.flatMap((statuses) => statuses.get(control.id) ?? []));
    const { level, requirement } = control;
    return {
      id: control.id,
      title: control.title,
      ...(level !== undefined && { level }),
      ...(requirement !== undefined && { requirement }),
      look: control.look,
      status: jointStatus(counts),
      counts,
    };
  });
  const counts = rows.reduce(
    (sum, row) => ({
      pass: sum.pass + row.counts.pass,
      fail: sum.fail + row.counts.fail,
      manual: sum.manual + row.counts.manual,
      not_applicable: sum.not_applicable + row.counts.not_applicable,
    }),
    countStatuses([]),
  );
  return { id, title, counts, ...scoreOf(counts), controls: rows };
}
