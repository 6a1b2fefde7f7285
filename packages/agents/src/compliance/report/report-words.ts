// What reports say, in words: each is text, which every format makes its own of.
import type {
  ComplianceEvidence,
  ComplianceReport,
  ControlBasis,
  ControlOutcome,
  ControlStatus,
  StatusCounts,
  TargetReport,
} from "./report-schema.js";

export const statusWords: Readonly<Record<ControlStatus, string>> = {
  pass: "pass",
  fail: "fail",
  manual: "manual",
  not_applicable: "not applicable",
};

export const basisWords: Readonly<Record<ControlBasis, string>> = {
  rules: "rules",
  scan: "scan",
  rules_and_scan: "rules and scan",
  old_scan: "old scan",
  exception: "excepted",
  attestation: "attested",
  not_seen: "not looked at",
  person: "for a person",
  elsewhere: "somebody else's",
};

/** `12 pass, 3 fail, 100 manual, 16 not applicable`. */
export function countsWords(counts: StatusCounts): string {
  return (["pass", "fail", "manual", "not_applicable"] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${statusWords[status]}`)
    .join(", ");
}

export const scoreWords = (score: number | undefined): string => (score === undefined ? "-" : String(score));

export const outcomeWords: Readonly<Record<ComplianceReport["outcome"], string>> = {
  passed: "passed",
  failed: "failed",
  incomplete: "no answer: something could not be read or judged",
};

/** `cluster prod-web-aks (Production, aks)`. */
export function targetTitle({ kind, name, project, cloud }: TargetReport): string {
  const about = [project, cloud].filter((each) => each !== undefined).join(", ");
  return `${kind === "manifests" ? "" : `${kind} `}${name}${about === "" ? "" : ` (${about})`}`;
}

/** One piece of evidence on one line. */
export function evidenceWords(evidence: ComplianceEvidence): string {
  switch (evidence.kind) {
    case "finding": {
      const { rule, message, place, pack, exception } = evidence;
      const where = place === undefined ? "" : ` at ${place.file}:${place.line}`;
      const layer =
        pack === undefined
          ? ""
          : ` (pack ${[pack.pack, pack.version, pack.layer].filter(isThere).join(" ")} of ${[pack.profile, pack.profileVersion].filter(isThere).join(" ")})`;
      return `${rule}${where}${layer}: ${message}${exception === undefined ? "" : `; ${exceptionWords(exception)}`}`;
    }
    case "scan": {
      const { testId, report, state, description, at, isOld } = evidence;
      const when = at === undefined ? "" : `, ${at.slice(0, 10)}`;
      return `kube-bench ${testId} of ${report}${when}${isOld ? " (old)" : ""}: ${state}: ${description}`;
    }
    case "rules": {
      const { looked, notSeen = [] } = evidence;
      const rest = notSeen.length === 0 ? "" : `; ${notSeen.join(", ")} had nothing to look at`;
      return `nothing found by ${looked.join(", ")}${rest}`;
    }
    case "attestation":
      return `${evidence.owner} attests until ${evidence.expires}: ${evidence.statement}`;
    case "acceptance":
      return exceptionWords(evidence);
  }
}

function exceptionWords({
  id,
  owner,
  expires,
  reason,
  isExpired,
}: {
  readonly id: string;
  readonly owner: string;
  readonly expires: string;
  readonly reason: string;
  readonly isExpired: boolean;
}): string {
  return isExpired
    ? `the exception ${id} of ${owner} ended on ${expires}`
    : `excepted by ${id} of ${owner} until ${expires}: ${reason}`;
}

const isThere = (text: string | undefined): text is string => text !== undefined && text !== "";

/** `the score rose by 3.2 since 2026-11-01: 2 better, 1 worse`. */
export function trendWords({ trend }: ComplianceReport): string | undefined {
  if (trend === undefined) return undefined;
  const { change, changes, earlier } = trend;
  const moved =
    change === undefined
      ? "the scores cannot be compared"
      : change === 0
        ? "the score is the same"
        : `the score ${change > 0 ? "rose" : "fell"} by ${Math.abs(change)}`;
  const better = changes.filter(({ now }) => now === "pass").length;
  const worse = changes.filter(({ now }) => now === "fail").length;
  return `${moved} since ${earlier.at.slice(0, 10)}: ${better} now pass, ${worse} now fail, ${changes.length - better - worse} changed otherwise`;
}

export const scanWords = ({ scan }: TargetReport): string | undefined => {
  if (scan === undefined) return undefined;
  const age = scan.ageDays === undefined ? "of an unknown time" : `${scan.ageDays} days old`;
  const unmatched = scan.unmatched.length === 0 ? "" : `, ${scan.unmatched.length} about no control`;
  return `kube-bench scan ${scan.id}, ${age}${scan.isOld ? " (too old to pass by)" : ""}: ${scan.rows} checks${unmatched}`;
};

/** Titles of controls by id. */
export function titlesOf({ sections }: ComplianceReport): ReadonlyMap<string, string> {
  return new Map(sections.flatMap(({ controls }) => controls.map(({ id, title }) => [id, title])));
}

export const claimWords = ({ framework }: ComplianceReport): string =>
  framework.claim === "supports" ? "What passes supports a specification; it never satisfies one." : "";

export const disagreeing = ({
  controls,
}: TargetReport): readonly (ControlOutcome & { disagreement: string })[] =>
  controls.filter(
    (each): each is ControlOutcome & { disagreement: string } => each.disagreement !== undefined,
  );

/** The words of a report, for those who write it in a format of their own. */
export const complianceWords = {
  basis: basisWords,
  claim: claimWords,
  counts: countsWords,
  evidence: evidenceWords,
  outcome: outcomeWords,
  scan: scanWords,
  status: statusWords,
  targetTitle,
  trend: trendWords,
} as const;
