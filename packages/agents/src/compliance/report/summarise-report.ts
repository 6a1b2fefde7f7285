// A report in short, for those who have room for little: what fails and is disagreed about with its evidence, the rest by id.
import type { ComplianceReport, ControlOutcome, ControlStatus } from "./report-schema.js";
import { evidenceWords } from "./report-words.js";

/** More evidence of one control says no more. */
const mostEvidence = 3;

/** @example summariseReport(report).targets[0]?.failing[0]?.id // "1.2.1" */
export function summariseReport(report: ComplianceReport) {
  const { framework, generatedAt, outcome, counts, score, sections, targets } = report;
  const titles = new Map(sections.flatMap(({ controls }) => controls.map(({ id, title }) => [id, title])));
  return {
    framework,
    generatedAt,
    outcome,
    counts,
    ...(score !== undefined && { score }),
    targets: targets.map(({ controls, unlooked, notes, scan, ...target }) => {
      const ids = (status: ControlStatus): readonly string[] =>
        controls.filter((each) => each.status === status).map(({ id }) => id);
      return {
        ...target,
        ...(scan !== undefined && { scan: { ...scan, unmatched: scan.unmatched.length } }),
        notes,
        unlooked: unlooked.length,
        failing: controls.filter(isTold).map((each) => ({
          id: each.id,
          title: titles.get(each.id) ?? "",
          status: each.status,
          basis: each.basis,
          reason: each.reason,
          evidence: each.evidence.slice(0, mostEvidence).map(evidenceWords),
          ...(each.disagreement !== undefined && { disagreement: each.disagreement }),
        })),
        passing: ids("pass"),
        manual: ids("manual"),
        notApplicable: ids("not_applicable"),
      };
    }),
  };
}

const isTold = ({ status, disagreement }: ControlOutcome): boolean =>
  status === "fail" || disagreement !== undefined;
