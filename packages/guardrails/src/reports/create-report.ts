// A decision on documents from files to a report: each finding gets its place in a file and its fingerprint.
import { isObject, pointerSteps, type Value } from "@palisade/language";
import type { Manifest } from "../configurations/read-manifests.js";
import type { Decision } from "../contract/decision.js";
import type { Severity } from "../contract/effect.js";
import type { FilePlace } from "../contract/file-place.js";
import type { Finding } from "../contract/finding.js";
import type { RuleDescription } from "../contract/rule-description.js";
import type { Attestation, Framework } from "../frameworks/framework.js";
import { judgeFramework } from "../frameworks/judge-framework.js";
import { PartsSeen } from "../frameworks/seen-parts.js";
import { type Baseline, compareWithBaseline } from "./baseline.js";
import { Fingerprints } from "./fingerprint.js";
import type { Report, ReportedDocument, ReportedFinding, ReportedUnlooked, ReportProblem } from "./report.js";
import { grouped, plural } from "./tallies.js";
import { childOf, listedObject, valueAt } from "./value-at.js";

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
  /** What the report says how much of is met. */
  readonly frameworks?: readonly Framework[];
  /** What somebody answers for that no configuration shows. */
  readonly attestations?: readonly Attestation[];
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
  const told = decision === undefined ? { judged: 0, partly: 0, unlooked: [] } : decision.coverage;
  const { unlooked = [], ...counts } = told ?? {};
  const within = unlooked.map((each) => ({ ...each, place: placeOf(each.at, documents) }));
  const beside: ReportedUnlooked[] = setAside.map(({ place, reason }) => ({ at: "", reason, place }));
  const found = decision?.findings ?? [];
  const { frameworks = [], attestations = [] } = options;
  const parts = frameworks.length > 0 ? new PartsSeen() : undefined;
  const { described, located } = lookThrough(found, documents, { fingerprints, parts });
  const findings = found.map((finding): ReportedFinding => {
    const { where, identity } = located.get(finding) as Located;
    return { ...finding, ...where, fingerprint: fingerprints.take(identity) };
  });
  const compared = baseline && compareWithBaseline(findings, baseline);
  const evidence = {
    findings: compared?.findings ?? findings,
    rules,
    attestations,
    // What failed judged nothing to its end.
    today: decision?.failure === undefined ? decision?.evaluatedAt.slice(0, 10) : undefined,
    hasBaseline: baseline !== undefined,
  };
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
    documents: described,
    coverage: { ...counts, unlooked: [...within, ...beside] },
    files,
    skipped: setAside.length,
    rules,
    ...(parts === undefined
      ? {}
      : {
          frameworks: frameworks.map((each) => judgeFramework(each, { ...evidence, seen: parts.parts })),
        }),
    ...(decision === undefined ? {} : { decision }),
  };
}

function goneWarning(gone: number): readonly ReportProblem[] {
  if (gone === 0) return [];
  const message = `${plural(gone, "finding")} of the baseline ${gone === 1 ? "was" : "were"} not found again; --write-baseline leaves out what is mended`;
  return [{ code: "stale_baseline", message }];
}

/** What the document of a finding says of it. */
type Located = { readonly where: Pick<ReportedFinding, "place" | "namespace">; readonly identity: string };

type Look = {
  readonly described: readonly ReportedDocument[];
  /** Beside the findings: each is of a document, or of none. */
  readonly located: ReadonlyMap<Finding, Located>;
};

type Lookers = { readonly fingerprints: Fingerprints; readonly parts: PartsSeen | undefined };

/** Document by document, whatever the order of findings: each is read once where not all can be held at a time. */
function lookThrough(
  findings: readonly Finding[],
  documents: readonly SourceDocument[],
  { fingerprints, parts }: Lookers,
): Look {
  const bySource = grouped(findings, (finding) => sourceOf(finding, documents));
  const located = new Map<Finding, Located>();
  const locate = (source: SourceDocument | undefined): void => {
    for (const finding of bySource.get(source) ?? [])
      located.set(finding, locatedIn(source, finding, fingerprints));
  };
  locate(undefined);
  const described = documents.map((source) => {
    locate(source);
    parts?.look(source.manifest.value);
    return describe(source);
  });
  return { described, located };
}

function locatedIn(
  source: SourceDocument | undefined,
  finding: Finding,
  fingerprints: Fingerprints,
): Located {
  if (source === undefined) return { where: {}, identity: fingerprints.identityOf({ finding }) };
  const { at = "" } = finding;
  const { file, manifest } = source;
  const namespace = textAt(valueAt(manifest.value, listedObject(at)), "/metadata/namespace");
  return {
    where: {
      place: filePlace(file, manifest.regionOf(at)),
      ...(namespace === undefined ? {} : { namespace }),
    },
    identity: fingerprints.identityOf({ finding, file, document: manifest.value, namespace }),
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
