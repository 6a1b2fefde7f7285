// A report as OSCAL assessment results, 1.1: what passed and failed as findings, everything else as observations.
import type { OscalResults } from "./oscal-schema.js";
import type { ComplianceEvidence, ComplianceReport, ControlOutcome, TargetReport } from "./report-schema.js";
import { basisWords, evidenceWords, statusWords, targetTitle, titlesOf } from "./report-words.js";
import { uuidOf } from "./uuid.js";

type Result = OscalResults["assessment-results"]["results"][number];
type Observation = NonNullable<Result["observations"]>[number];
type Risk = NonNullable<Result["risks"]>[number];
type Finding = NonNullable<Result["findings"]>[number];

/** Names of properties are ours; nothing needs to be there. */
const namespace = "https://github.com/palisade-policy/palisade/oscal";

/**
 * What nobody looked at is no finding: OSCAL has `satisfied` and `not-satisfied`, and it is neither. The same report gives
 * the same document, ids included.
 * @example complianceOscal(report)["assessment-results"].results[0]?.findings?.length
 */
export function complianceOscal(report: ComplianceReport): OscalResults {
  const plan = uuidOf(report.id, "plan");
  return {
    "assessment-results": {
      uuid: report.id,
      metadata: {
        title: `${report.framework.title}: ${report.targets.length} assessed`,
        "last-modified": report.generatedAt,
        version: report.generatedAt,
        "oscal-version": "1.1.3",
        props: [
          { name: "framework", value: report.framework.id, ns: namespace },
          { name: "tool", value: `${report.tool.name} ${report.tool.version}`, ns: namespace },
        ],
      },
      "import-ap": { href: `#${plan}` },
      results: report.targets.map((target) => resultOf(target, report)),
      "back-matter": {
        resources: [
          {
            uuid: plan,
            title: "No assessment plan",
            description: `The controls of ${report.framework.title}, as Palisade checks them.`,
          },
        ],
      },
    },
  };
}

function resultOf(target: TargetReport, report: ComplianceReport): Result {
  const id = (...names: readonly string[]): string => uuidOf(report.id, keyOf(target), ...names);
  const component = id("component");
  const titles = titlesOf(report);
  const parts = target.controls.map((control) =>
    partsOf(control, { id, component, report, title: titles.get(control.id) ?? control.id }),
  );
  const observations = parts.flatMap((each) => each.observations);
  const risks = parts.flatMap((each) => each.risks);
  const findings = parts.flatMap((each) => each.findings);
  const gaps = target.notes.map(({ part, code, message }) => `${part}: ${code}: ${message}`);
  return {
    uuid: id("result"),
    title: targetTitle(target),
    description: `How the controls of ${report.framework.title} stand.`,
    start: report.generatedAt,
    end: report.generatedAt,
    "local-definitions": {
      components: [
        {
          uuid: component,
          type: target.kind === "cluster" ? "system" : "software",
          title: targetTitle(target),
          description: `What was assessed: ${target.kind}.`,
          ...(target.uid !== undefined && {
            props: [{ name: "palette-uid", value: oneLine(target.uid), ns: namespace }],
          }),
          status: { state: "operational" },
        },
      ],
    },
    "reviewed-controls": {
      "control-selections": [
        {
          "include-controls": target.controls.map((control) => ({
            "control-id": controlToken(report.framework.name, control.id),
          })),
        },
      ],
    },
    ...(observations.length > 0 && { observations }),
    ...(risks.length > 0 && { risks }),
    ...(findings.length > 0 && { findings }),
    ...(gaps.length > 0 && { remarks: gaps.join("\n") }),
  };
}

const keyOf = ({ kind, name, uid = "" }: TargetReport): string => `${kind} ${name} ${uid}`;

type Making = {
  readonly id: (...names: readonly string[]) => string;
  readonly component: string;
  readonly report: ComplianceReport;
  readonly title: string;
};

function partsOf(
  control: ControlOutcome,
  { id, component, report, title }: Making,
): {
  readonly observations: readonly Observation[];
  readonly risks: readonly Risk[];
  readonly findings: readonly Finding[];
} {
  const { status, basis, reason, evidence, disagreement } = control;
  const observation: Observation = {
    uuid: id("observation", control.id),
    title: `${control.id} ${title}`,
    description: reason === "" ? statusWords[status] : reason,
    props: [
      { name: "status", value: status, ns: namespace },
      { name: "basis", value: basis, ns: namespace },
    ],
    methods: [methodOf(evidence)],
    types: [status === "pass" || status === "fail" ? "finding" : "control-objective"],
    subjects: [{ "subject-uuid": component, type: "component" }],
    ...(evidence.length > 0 && {
      "relevant-evidence": evidence.map((each) => ({ description: evidenceWords(each) })),
    }),
    collected: collectedAt(evidence) ?? report.generatedAt,
    ...(disagreement !== undefined && { remarks: disagreement }),
  };
  const acceptance = evidence.find((each) => each.kind === "acceptance" && !each.isExpired);
  const isAccepted = status === "manual" && basis === "exception";
  const isFailing = status === "fail" || isAccepted;
  if (status !== "pass" && !isFailing) return { observations: [observation], risks: [], findings: [] };
  const related = [{ "observation-uuid": observation.uuid }];
  const risk: Risk = {
    uuid: id("risk", control.id),
    title: `${control.id} ${title}`,
    description: reason,
    statement: `The control ${control.id} of ${report.framework.title} is not met.`,
    status: isAccepted ? "deviation-approved" : "open",
    ...(acceptance?.kind === "acceptance" && { deadline: `${acceptance.expires}T23:59:59Z` }),
    "related-observations": related,
  };
  const finding: Finding = {
    uuid: id("finding", control.id),
    title: `${control.id} ${title}`,
    description: `${statusWords[status]}, by ${basisWords[basis]}: ${reason}`,
    target: {
      type: "objective-id",
      "target-id": controlToken(report.framework.name, control.id),
      title,
      status: isFailing
        ? {
            state: "not-satisfied",
            reason: isAccepted ? "other" : "fail",
            ...(isAccepted && { remarks: reason }),
          }
        : { state: "satisfied", reason: "pass" },
    },
    "related-observations": related,
    ...(isFailing && { "related-risks": [{ "risk-uuid": risk.uuid }] }),
  };
  return { observations: [observation], risks: isFailing ? [risk] : [], findings: [finding] };
}

function methodOf(evidence: readonly ComplianceEvidence[]): Observation["methods"][number] {
  if (evidence.some(({ kind }) => kind === "scan")) return "TEST";
  if (evidence.some(({ kind }) => kind === "attestation")) return "INTERVIEW";
  return evidence.length === 0 ? "UNKNOWN" : "EXAMINE";
}

/** When a scan saw it; documents are looked at when the report is made. */
function collectedAt(evidence: readonly ComplianceEvidence[]): string | undefined {
  if (evidence.some(({ kind }) => kind === "finding" || kind === "rules")) return undefined;
  return evidence.flatMap((each) => (each.kind === "scan" && each.at !== undefined ? [each.at] : []))[0];
}

/** Ids of OSCAL begin with a letter and have no parentheses: `hipaa-164.308_a_2`. */
export function controlToken(framework: string, id: string): string {
  const plain = id
    .replaceAll(/[^\p{L}\p{N}.\-_]/gu, "_")
    .replaceAll(/_{2,100}/g, "_")
    .replace(/_$/, "");
  return `${framework.replaceAll(/[^\p{L}\p{N}.\-_]/gu, "_")}-${plain}`;
}

const oneLine = (text: string): string => text.replaceAll(/\s{1,1000}/g, " ").trim() || "-";
