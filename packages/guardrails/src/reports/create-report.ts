// A decision on documents from files to a report: each finding gets its place in a file and its fingerprint.
import { isObject, type Value } from "@palisade/language";
import type { Manifest } from "../configurations/read-manifests.js";
import type { Decision } from "../contract/decision.js";
import type { Severity } from "../contract/effect.js";
import type { FilePlace } from "../contract/file-place.js";
import type { Finding } from "../contract/finding.js";
import type { RuleDescription } from "../contract/rule-description.js";
import { type Baseline, compareWithBaseline } from "./baseline.js";
import { Fingerprints } from "./fingerprint.js";
import type { Report, ReportedDocument, ReportedFinding, ReportedUnlooked, ReportProblem } from "./report.js";
import { plural } from "./tallies.js";
import { childOf, listedObject, pointerSteps, valueAt } from "./value-at.js";

/** A document of a file, as it was handed to the guard. */
export type SourceDocument = { readonly file: string; readonly manifest: Manifest };

export type CreateReportOptions = {
  readonly tool: Report["tool"];
  /** The directory that relative paths start from; without it, absolute paths stay absolute. */
  readonly root?: string;
  /** In the order of the request's resources. */
  readonly documents: readonly SourceDocument[];
  readonly decision?: Decision;
  readonly rules?: readonly RuleDescription[];
  readonly files: number;
  readonly threshold?: Severity;
  readonly show?: Severity;
  readonly problems?: readonly ReportProblem[];
  readonly warnings?: readonly ReportProblem[];
  readonly ignored?: Report["ignored"];
  /** The file of settings that the run followed. */
  readonly settings?: string;
  /** What an earlier run found: each finding is told from it. */
  readonly baseline?: Baseline;
  /** Whether what the baseline has does not count. */
  readonly onlyNew?: boolean;
  /** What was found beside the documents and is nothing to judge. */
  readonly setAside?: readonly { readonly place: FilePlace; readonly reason: string }[];
};

/**
 * @example
 * const decision = guard.validateConfiguration({ resources: documents.map(({ manifest }) => manifest.value) });
 * const report = createReport({ tool, documents, decision, files: 1, rules: guard.listRules() });
 */
export function createReport(options: CreateReportOptions): Report {
  const { tool, root, documents, decision, rules = [], files, problems = [], setAside = [] } = options;
  const { warnings = [], baseline } = options;
  const fingerprints = new Fingerprints(root);
  const { judged, partly, unlooked } = decision?.coverage ?? { judged: 0, partly: 0, unlooked: [] };
  const within = unlooked.map((each) => ({ ...each, place: placeOf(each.at, documents) }));
  const beside: ReportedUnlooked[] = setAside.map(({ place, reason }) => ({ at: "", reason, place }));
  const findings = (decision?.findings ?? []).map((finding) => reported(finding, documents, fingerprints));
  const compared = baseline && compareWithBaseline(findings, baseline);
  return {
    tool,
    ...(root === undefined ? {} : { root }),
    threshold: options.threshold ?? "medium",
    show: options.show ?? "info",
    onlyNew: options.onlyNew ?? false,
    findings: compared?.findings ?? findings,
    problems,
    warnings: compared === undefined ? warnings : [...warnings, ...goneWarning(compared.gone)],
    ignored: options.ignored ?? { files: 0, directories: 0 },
    ...(options.settings === undefined ? {} : { settings: options.settings }),
    documents: documents.map(describe),
    coverage: { judged, partly, unlooked: [...within, ...beside] },
    files,
    skipped: setAside.length,
    rules,
    ...(decision === undefined ? {} : { decision }),
  };
}

function goneWarning(gone: number): readonly ReportProblem[] {
  if (gone === 0) return [];
  const message = `${plural(gone, "finding")} of the baseline ${gone === 1 ? "was" : "were"} not found again; --write-baseline leaves out what is mended`;
  return [{ code: "stale_baseline", message }];
}

function reported(
  finding: Finding,
  documents: readonly SourceDocument[],
  fingerprints: Fingerprints,
): ReportedFinding {
  const { at = "" } = finding;
  const source = sourceOf(finding, documents);
  if (source === undefined) return { ...finding, fingerprint: fingerprints.take({ finding }) };
  const { file, manifest } = source;
  const namespace = textAt(valueAt(manifest.value, listedObject(at)), "/metadata/namespace");
  return {
    ...finding,
    place: filePlace(file, manifest.regionOf(at)),
    ...(namespace === undefined ? {} : { namespace }),
    fingerprint: fingerprints.take({ finding, file, document: manifest.value, namespace }),
  };
}

/** A policy need not number the resources when there is only one; what points past it is of something else. */
function sourceOf(
  { resource, at = "" }: Finding,
  documents: readonly SourceDocument[],
): SourceDocument | undefined {
  if (resource !== undefined) return documents[resource];
  const [only] = documents.length === 1 ? documents : [];
  const [first] = pointerSteps(at);
  const isWithin = first === undefined || childOf(only?.manifest.value, first) !== undefined;
  return isWithin ? only : undefined;
}

/** A pointer into the request, as a place in a file. */
function placeOf(pointer: string, documents: readonly SourceDocument[]): FilePlace {
  const [, number = "0", rest = ""] = /^\/resources\/(\d+)(.*)$/s.exec(pointer) ?? [];
  const source = documents[Number(number)];
  if (source === undefined) return { file: "", line: 1, column: 1 };
  return filePlace(source.file, source.manifest.locate(rest));
}

function filePlace(file: string, place: Omit<FilePlace, "file">): FilePlace {
  return { file, ...place };
}

function describe({ file, manifest }: SourceDocument): ReportedDocument {
  const { value, place } = manifest;
  const name = textAt(value, "/metadata/name") ?? textAt(value, "/metadata/generateName");
  const kind = textAt(value, "/kind") ?? "document";
  const namespace = textAt(value, "/metadata/namespace");
  return {
    subject: name === undefined ? kind : `${kind}/${name}`,
    ...(namespace === undefined ? {} : { namespace }),
    place: filePlace(file, place),
  };
}

function textAt(value: Value | undefined, pointer: string): string | undefined {
  if (value === undefined || !isObject(value)) return undefined;
  const text = valueAt(value, pointer);
  return typeof text === "string" && text !== "" ? text : undefined;
}
