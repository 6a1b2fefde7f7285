// What a run of `validate config` found, with the place of each thing in its file; and the exit code that follows.
import {
  type Coverage,
  type Decision,
  type FailureCode,
  type Finding,
  type Guard,
  type Severity,
  severityRank,
} from "@palisade/guardrails";
import type { ExitCode } from "../define-command.js";
import { plural } from "../output/decision-text.js";
import { firstPlace, type ManifestError, type ManifestSet, type Resource } from "./manifest-set.js";

type Placed = { readonly file: string; readonly line: number; readonly column: number };
export type PlacedFinding = Finding & Placed;
export type PlacedUnlooked = Placed & { readonly at: string; readonly reason: string };

/** A reason for exit code 2 that has no place in a file. */
export type RunFailure = {
  readonly code: FailureCode | "nothing_judged" | "not_looked_at";
  readonly message: string;
};

export type ReportOptions = {
  readonly threshold: Severity;
  /** Nothing may be left that no rule looked at. */
  readonly strict: boolean;
  /** There may be nothing to judge. */
  readonly allowEmpty: boolean;
};

export type ConfigurationReport = {
  readonly decision: Decision | undefined;
  readonly findings: readonly PlacedFinding[];
  readonly errors: readonly ManifestError[];
  readonly failures: readonly RunFailure[];
  readonly coverage: Omit<Coverage, "unlooked"> & { readonly unlooked: readonly PlacedUnlooked[] };
  readonly resources: number;
  readonly files: number;
  readonly setAside: number;
  readonly exitCode: ExitCode;
};

export function reportOn(set: ManifestSet, guard: Guard, options: ReportOptions): ConfigurationReport {
  const { resources, errors } = set;
  const decision =
    resources.length === 0
      ? undefined
      : guard.validateConfiguration({ resources: resources.map(({ manifest }) => manifest.value) });
  const findings = (decision?.findings ?? []).map((finding) => ({
    ...finding,
    ...placeOf(`/resources/${finding.resource ?? 0}${finding.at ?? ""}`, resources),
  }));
  const coverage = coverageOf(set, decision);
  const failures = [
    ...decisionFailures(decision, errors),
    ...coverageFailures({ set, decision, coverage, options }),
  ];
  const isFound = findings.some(({ severity }) => severityRank(severity) <= severityRank(options.threshold));
  return {
    decision,
    findings,
    errors,
    failures,
    coverage,
    resources: resources.length,
    files: set.files,
    setAside: set.setAside.length,
    exitCode: errors.length > 0 || failures.length > 0 ? 2 : isFound ? 1 : 0,
  };
}

function coverageOf(set: ManifestSet, decision: Decision | undefined): ConfigurationReport["coverage"] {
  const { judged, partly, unlooked } = decision?.coverage ?? { judged: 0, partly: 0, unlooked: [] };
  const within = unlooked.map(({ at, reason }) => ({ at, reason, ...placeOf(at, set.resources) }));
  const beside = set.setAside.map(({ file, place, reason }) => ({ at: "", reason, file, ...place }));
  return { judged, partly, unlooked: [...within, ...beside] };
}

/** A pointer into the request, as a place in a file. */
function placeOf(pointer: string, resources: readonly Resource[]): Placed {
  const [, number = "0", rest = ""] = /^\/resources\/(\d+)(.*)$/s.exec(pointer) ?? [];
  const resource = resources[Number(number)];
  if (resource === undefined) return { file: "", ...firstPlace };
  return { file: resource.file, ...resource.manifest.locate(rest) };
}

/** What is wrong with a manifest was said already, with its place in the file. */
function decisionFailures(
  decision: Decision | undefined,
  errors: readonly ManifestError[],
): readonly RunFailure[] {
  const failure = decision?.failure;
  if (failure === undefined || (failure.code === "invalid_request" && errors.length > 0)) return [];
  return [failure];
}

type Judgement = {
  readonly set: ManifestSet;
  readonly decision: Decision | undefined;
  readonly coverage: ConfigurationReport["coverage"];
  readonly options: ReportOptions;
};

/** A verdict that failed said why; then nothing more is known. */
function coverageFailures({ set, decision, coverage, options }: Judgement): readonly RunFailure[] {
  if (decision?.failure !== undefined && decision.coverage === undefined) return [];
  const failures: RunFailure[] = [];
  const saysNothing = decision !== undefined && decision.coverage === undefined;
  const isNothingJudged = coverage.judged + coverage.partly === 0 && !saysNothing;
  const mustJudge = set.isSearched || set.resources.length === 0;
  if (isNothingJudged && set.errors.length === 0 && mustJudge && !options.allowEmpty)
    failures.push({ code: "nothing_judged", message: `nothing was judged${because(set, coverage)}` });
  if (!options.strict) return failures;
  if (saysNothing)
    failures.push({ code: "not_looked_at", message: "the bundle does not say what it looked at" });
  if (coverage.unlooked.length > 0) {
    const count = plural(coverage.unlooked.length, "document");
    failures.push({
      code: "not_looked_at",
      message: `no rule looked at ${count}, and --strict allows none`,
    });
  }
  return failures;
}

function because({ files, paths }: ManifestSet, { unlooked }: ConfigurationReport["coverage"]): string {
  if (files === 0)
    return `: no .yaml, .yml or .json file below ${paths.join(", ")}; --allow-empty if that is meant`;
  const [first] = reasonsOf(unlooked);
  if (first === undefined)
    return `: ${plural(files, "file")} without a document; --allow-empty if that is meant`;
  const share = `${first.count} of ${plural(unlooked.length, "document")}`;
  return `: ${first.reason}${unlooked.length > first.count ? ` (${share})` : ""}`;
}

export type CountedReason = {
  readonly reason: string;
  readonly count: number;
  readonly first: PlacedUnlooked;
};

/** Most frequent first. */
export function reasonsOf(unlooked: readonly PlacedUnlooked[]): readonly CountedReason[] {
  const counted = new Map<string, CountedReason>();
  for (const each of unlooked) {
    const before = counted.get(each.reason);
    counted.set(each.reason, {
      reason: each.reason,
      count: (before?.count ?? 0) + 1,
      first: before?.first ?? each,
    });
  }
  return [...counted.values()].toSorted((left, right) => right.count - left.count);
}
