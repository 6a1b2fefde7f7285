// Judges what was gathered, and says which of it leaves the run without an answer.
import process from "node:process";
import {
  type Decision,
  exceptionMistake,
  type Guard,
  GuardError,
  type RuleDescription,
  type SetGuard,
  type SetSource,
  type Severity,
  unusedExceptions,
} from "@palisade/guardrails";
import {
  type CreateReportOptions,
  createReport,
  type Report,
  type ReportProblem,
} from "@palisade/guardrails/reports";
import { EvaluationError } from "@palisade/runtime";
import { plural } from "../output/decision-text.js";
import type { FileException } from "../project/exception-files.js";
import type { FileAttestation } from "../project/reported-frameworks.js";
import { version } from "../version.js";
import { idleAttestations } from "./idle-attestations.js";
import type { ManifestSet } from "./manifest-set.js";
import { nothingJudged } from "./nothing-judged.js";
import { filePlace, slashed } from "./reported-place.js";

export type ReportOptions = Pick<CreateReportOptions, "baseline" | "onlyNew" | "frameworks"> & {
  readonly threshold: Severity;
  readonly show: Severity;
  /** Nothing may be left that no rule looked at, no exception that nothing needs, no attestation that says nothing. */
  readonly strict: boolean;
  /** The file of settings that the run follows. */
  readonly settings?: string | undefined;
  /** The guard's own; those in the manifests stand in the set. */
  readonly exceptions?: readonly FileException[];
  /** What somebody answers for that no configuration shows. */
  readonly attestations?: readonly FileAttestation[];
  /** There may be nothing to judge. */
  readonly allowEmpty: boolean;
  /** Told how many documents were judged so far. */
  readonly onProgress?: (judged: number) => void;
};

export async function reportOn(set: ManifestSet, sets: SetGuard, options: ReportOptions): Promise<Report> {
  const { guard } = sets;
  const { resources, errors, setAside, files, ignored } = set;
  const decision = resources.length === 0 ? undefined : await judge(set, sets, options.onProgress);
  const rules = rulesOf(guard);
  const unused = unusedProblems(decision, rules, [...(options.exceptions ?? []), ...set.exceptions]);
  const { settings, baseline, onlyNew, frameworks = [], attestations = [] } = options;
  const made = createReport({
    tool: { name: "palisade", version },
    root: slashed(process.cwd()),
    documents: resources.map(({ file, manifest }) => ({ file: slashed(file), manifest })),
    files,
    rules: rules.filter(({ subject }) => subject === "configuration"),
    threshold: options.threshold,
    show: options.show,
    setAside: setAside.map(({ file, place, reason }) => ({ place: filePlace(file, place), reason })),
    problems: errors.map(({ file, place, message }) => ({ message, place: filePlace(file, place) })),
    ignored,
    frameworks,
    attestations: attestations.map(({ attestation }) => attestation),
    ...(settings === undefined ? {} : { settings }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(onlyNew === undefined ? {} : { onlyNew }),
    ...(decision === undefined ? {} : { decision }),
  });
  const idle = [...unused, ...(await idleAttestations(made, attestations))];
  const report = options.strict ? made : { ...made, warnings: [...idle, ...made.warnings] };
  const problems = [
    ...report.problems,
    ...decisionProblems(decision, set),
    ...coverageProblems(set, report, options),
    ...(options.strict ? idle : []),
  ];
  return { ...report, problems };
}

/** Each document is handed over when its turn comes, so that a large set is never held as values. */
async function judge(
  { resources, exceptions }: ManifestSet,
  sets: SetGuard,
  onProgress: ReportOptions["onProgress"],
): Promise<Decision> {
  const { decision } = await sets.validateConfiguration(documentsOf(resources), {
    exceptions: exceptions.map(({ exception }) => exception),
    onProgress: (progress) => onProgress?.(progress.resources),
  });
  return decision;
}

function* documentsOf(resources: ManifestSet["resources"]): Generator<SetSource> {
  for (const { manifest } of resources) yield { document: manifest.value };
}

/** For descriptions only: a bundle of one's own need not have a catalogue. */
function rulesOf(guard: Guard): readonly RuleDescription[] {
  try {
    return guard.listRules();
  } catch (error) {
    if (error instanceof GuardError || error instanceof EvaluationError) return [];
    throw error;
  }
}

/** What could not be judged leaves open whether an exception is needed. */
function unusedProblems(
  decision: Decision | undefined,
  rules: readonly RuleDescription[],
  exceptions: readonly FileException[],
): readonly ReportProblem[] {
  if (decision === undefined || decision.failure !== undefined) return [];
  const judged = { subject: "configuration", rules };
  const own = exceptions.filter(({ ships }) => ships !== true);
  return unusedExceptions(own, decision.findings, judged).map(({ exception, file, place }) => {
    const mistake = exceptionMistake(exception, rules);
    const why = mistake === undefined ? "" : `: ${mistake}`;
    return {
      code: "unused_exception",
      message: `nothing needs the exception \`${exception.id}\`${why}`,
      place: filePlace(file, place),
    };
  });
}

/** What is wrong with a manifest was said already, with its place in the file. */
function decisionProblems(decision: Decision | undefined, { errors }: ManifestSet): readonly ReportProblem[] {
  const failure = decision?.failure;
  if (failure === undefined || (failure.code === "invalid_request" && errors.length > 0)) return [];
  return [failure];
}

/** A verdict that failed said why; then nothing more is known. */
function coverageProblems(
  set: ManifestSet,
  { decision, coverage }: Report,
  options: ReportOptions,
): readonly ReportProblem[] {
  if (decision?.failure !== undefined && decision.coverage === undefined) return [];
  const problems: ReportProblem[] = [];
  const saysNothing = decision !== undefined && decision.coverage === undefined;
  if (!options.allowEmpty) problems.push(...nothingJudged(set, coverage));
  if (!options.strict) return problems;
  if (saysNothing)
    problems.push({ code: "not_looked_at", message: "the bundle does not say what it looked at" });
  if (coverage.unlooked.length > 0) {
    problems.push({
      code: "not_looked_at",
      message: `no rule looked at ${unlookedText(coverage)}, and --strict allows none`,
    });
  }
  return problems;
}

/** Documents, and apart from them what is in documents that were judged otherwise. */
function unlookedText({ unlooked }: Report["coverage"]): string {
  const parts = unlooked.filter(({ part }) => part === true).length;
  const documents = unlooked.length - parts;
  return [
    ...(documents > 0 ? [plural(documents, "document")] : []),
    ...(parts > 0 ? [`${plural(parts, "part")} of documents`] : []),
  ].join(" and ");
}
