// What the rules say of a target's documents, control by control.
import type { Decision, RuleDescription } from "@palisade/guardrails";
import {
  type Attestation,
  createReport,
  type Framework,
  type FrameworkResult,
  judgeFramework,
  PartsSeen,
  type ReportedFinding,
  type SeenParts,
  type SourceDocument,
} from "@palisade/guardrails/reports";
import { plainText } from "../../reading/plain-texts.js";
import type { ComplianceTarget } from "../compliance-target.js";
import type { ComplianceNote } from "../report/report-schema.js";

/** Decides on documents as one set, by the rules of the framework. */
export type JudgeDocuments = (documents: readonly SourceDocument[]) => Promise<Decision>;

export type JudgedTarget = {
  readonly framework: FrameworkResult;
  readonly findings: ReadonlyMap<string, ReportedFinding>;
  readonly seen: SeenParts;
  readonly policies: Decision["policies"];
  readonly unlooked: readonly { readonly what: string; readonly reason: string }[];
  readonly notes: readonly ComplianceNote[];
};

export type JudgeTargetOptions = {
  readonly framework: Framework;
  readonly judge: JudgeDocuments;
  readonly rules: readonly RuleDescription[];
  readonly attestations: readonly Attestation[];
  /** The day of the check, in UTC. */
  readonly today: string;
  /** The directory that paths of files start from. */
  readonly root?: string;
};

export async function judgeTarget(
  target: ComplianceTarget,
  { framework, judge, rules, attestations, today, root }: JudgeTargetOptions,
): Promise<JudgedTarget> {
  const { documents, distribution } = target;
  const decision = documents.length === 0 ? undefined : await judge(documents);
  const report = createReport({
    tool: { name: "palisade", version: "" },
    documents,
    files: new Set(documents.map(({ file }) => file)).size,
    rules,
    ...(root !== undefined && { root }),
    ...(decision !== undefined && { decision }),
  });
  const parts = new PartsSeen();
  for (const { manifest } of documents) parts.look(manifest.value);
  const seen: SeenParts = { ...parts.parts, ...(distribution !== undefined && { distribution }) };
  const failure = decision?.failure;
  const result = judgeFramework(framework, {
    findings: report.findings,
    rules,
    seen,
    attestations,
    // What failed judged nothing to its end.
    today: failure === undefined ? today : undefined,
    hasBaseline: false,
  });
  const { unlooked } = report.coverage;
  return {
    framework: result,
    findings: new Map(report.findings.map((each) => [each.fingerprint, each])),
    seen,
    policies: decision?.policies ?? [],
    unlooked: unlooked.map(({ place, reason }) => ({
      what: plainText(`${place.file}:${place.line}`, 300),
      reason: plainText(reason, 300),
    })),
    notes:
      failure === undefined
        ? []
        : [{ part: "policies", code: failure.code, message: plainText(failure.message, 500), isGap: true }],
  };
}
