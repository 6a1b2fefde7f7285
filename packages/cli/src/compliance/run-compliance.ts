// A compliance check from the line to the report.
import { extname } from "node:path";
import process from "node:process";
import { ClusterSearchError, findCluster } from "@palisade/agents";
import {
  type ComplianceReport,
  type ComplianceTarget,
  checkCompliance,
  complianceFormats,
  findProfile,
  gatherClusterTarget,
  gatherFleet,
  gatherProfile,
  ProfileSearchError,
} from "@palisade/agents/compliance";
import { readShippedFramework } from "@palisade/guardrails/node";
import type { PaletteClient } from "@palisade/palette";
import { gatherManifests } from "../configurations/gather-manifests.js";
import type { ManifestSet } from "../configurations/manifest-set.js";
import { slashed } from "../configurations/reported-place.js";
import type { ExitCode, OptionValues } from "../define-command.js";
import type { Host } from "../host.js";
import { rawData, shown } from "../output/terminal-text.js";
import { withPalette } from "../palette/open-palette.js";
import { openSetGuard } from "../policies/open-guard.js";
import { exceptionFiles, readExceptionFiles } from "../project/exception-files.js";
import { readIgnored } from "../project/ignored-paths.js";
import { loadProject, type Project } from "../project/load-project.js";
import { readAttestations } from "../project/reported-frameworks.js";
import { UsageError } from "../usage-error.js";
import { version } from "../version.js";
import { writeWhole } from "../write-whole.js";
import type { complianceOptions } from "./compliance-options.js";
import { chooseFramework, numberOf, readAcceptances, readEarlier } from "./compliance-settings.js";
import { complianceText } from "./compliance-text.js";

type Values = OptionValues<typeof complianceOptions>;

/** Prints or writes the report. @throws {UsageError} for what the line asks and cannot be done */
export async function runCompliance(paths: readonly string[], values: Values, host: Host): Promise<ExitCode> {
  const failUnder = numberOf("--fail-under", values["fail-under"], 100);
  const mostScanDays = numberOf("--max-scan-age", values["max-scan-age"], 36_500);
  const { framework, pack } = await chooseFramework(values.framework, host);
  const project = await loadProject(values, host);
  const exceptions = await readExceptionFiles(exceptionFiles(project, values.exceptions), project, host);
  const attestations = await readAttestations(values.attestations, project, host);
  const acceptances = await readAcceptances(values.acceptances, host);
  const earlier =
    values.earlier === undefined ? undefined : await readEarlier(values.earlier, framework, host);
  const manifests = paths.length === 0 ? undefined : await readPaths(paths, { values, project, host });
  const targets = await gatherTargets(values, manifests, host);
  const sets = await openSetGuard({ ...values, framework: [], pack: [pack] }, host, { project, exceptions });
  try {
    const report = await checkCompliance({
      scope: scopeOf(values),
      targets,
      framework,
      benchmark: await readShippedFramework("cis"),
      judge: async (documents) => {
        const { decision } = await sets.validateConfiguration(
          documents.map(({ manifest }) => ({ document: manifest.value })),
          { exceptions: (manifests?.exceptions ?? []).map(({ exception }) => exception) },
        );
        return decision;
      },
      rules: sets.guard.listRules().filter(({ subject }) => subject === "configuration"),
      attestations: attestations.map(({ attestation }) => attestation),
      acceptances,
      ...(earlier !== undefined && { earlier }),
      ...(mostScanDays !== undefined && { mostScanDays }),
      ...(failUnder !== undefined && { failUnder }),
      tool: { name: "palisade", version },
      root: slashed(process.cwd()),
    });
    await write(report, values, host);
    return ({ passed: 0, failed: 1, incomplete: 2 } as const)[report.outcome];
  } finally {
    await sets.close();
  }
}

function scopeOf({ cluster, profile, fleet }: Values): ComplianceReport["scope"] {
  if (fleet) return "fleet";
  if (cluster !== undefined) return "cluster";
  return profile === undefined ? "manifests" : "profile";
}

type Reading = { readonly values: Values; readonly project: Project; readonly host: Host };

async function readPaths(paths: readonly string[], { values, project, host }: Reading): Promise<ManifestSet> {
  const { settings } = project;
  return gatherManifests(paths, host, {
    isIgnored: await readIgnored(project, values.ignore, host, !values["no-config"]),
    own: [
      project.file,
      ...exceptionFiles(project, values.exceptions).map(({ path }) => path),
      ...(settings.attestations ?? []).map(project.pathOf),
      ...values.attestations,
      ...values.acceptances,
      values.earlier,
      values.framework,
      values.output,
    ],
    exceptions: {
      comments: settings.commentExceptions !== false,
      annotations: settings.annotationExceptions === true,
    },
  });
}

async function gatherTargets(
  values: Values,
  manifests: ManifestSet | undefined,
  host: Host,
): Promise<readonly ComplianceTarget[]> {
  const files = manifests === undefined ? undefined : manifestTarget(manifests);
  const { cluster, profile, fleet, demo, project } = values;
  if (cluster === undefined && profile === undefined && !fleet) return files === undefined ? [] : [files];
  const found = await withPalette({ demo }, host, (palette) =>
    readPalette(palette, { cluster, profile, project }).catch(asUsage),
  );
  // What is named beside a cluster or a profile is what is to run there.
  return files === undefined ? found : found.map((target) => joined(files, target));
}

async function readPalette(
  palette: PaletteClient,
  { cluster, profile, project }: Pick<Values, "cluster" | "profile" | "project">,
): Promise<readonly ComplianceTarget[]> {
  const within = project === undefined ? {} : { project };
  if (cluster !== undefined) {
    const found = await findCluster(palette, { cluster, ...within });
    return [
      await gatherClusterTarget({ palette: found.palette, uid: found.uid, project: found.project.name }),
    ];
  }
  if (profile === undefined) return gatherFleet(palette, within);
  const found = await findProfile(palette, { profile, ...within });
  return [await gatherProfile(found.palette, found.uid)];
}

function asUsage(error: unknown): never {
  const isSearch = error instanceof ClusterSearchError || error instanceof ProfileSearchError;
  throw isSearch ? new UsageError(error.message) : error;
}

function manifestTarget({ paths, resources, errors, setAside }: ManifestSet): ComplianceTarget {
  return {
    kind: "manifests",
    name: paths.map(slashed).join(" "),
    documents: resources.map(({ file, manifest }) => ({ file: slashed(file), manifest })),
    unlooked: setAside.map(({ file, place, reason }) => ({
      what: `${slashed(file)}:${place.line}`,
      reason,
    })),
    notes: errors.map(({ file, place, message }) => ({
      part: `${slashed(file)}:${place.line}`,
      code: "not_read",
      message,
      isGap: true,
    })),
  };
}

/** The documents of files come first: exceptions in them go by their numbers. */
function joined(files: ComplianceTarget, target: ComplianceTarget): ComplianceTarget {
  return {
    ...target,
    documents: [...files.documents, ...target.documents],
    unlooked: [...(files.unlooked ?? []), ...(target.unlooked ?? [])],
    notes: [...files.notes, ...target.notes],
  };
}

/** As it was named, or as the ending of the file says. */
function formatOf({ format, output }: Values): keyof typeof complianceFormats | "text" {
  if (format !== undefined) return format as keyof typeof complianceFormats | "text";
  const name = output?.toLowerCase() ?? "";
  if (name.endsWith(complianceFormats.oscal.ending)) return "oscal";
  const [found] = Object.entries(complianceFormats).find(([, { ending }]) => ending === extname(name)) ?? [];
  return (found as keyof typeof complianceFormats | undefined) ?? "text";
}

async function write(report: ComplianceReport, values: Values, host: Host): Promise<void> {
  const format = formatOf(values);
  const { output } = values;
  if (output === undefined && format === "text") {
    host.out(complianceText(report, host.colours));
    return;
  }
  tellGaps(report, host);
  const pieces =
    format === "text"
      ? [String(complianceText(report, host.colours))]
      : complianceFormats[format].write(report);
  if (output === undefined) for (const piece of pieces) host.out(rawData(piece));
  else {
    await writeWhole(output, pieces);
    host.err(shown`wrote ${output}: ${report.framework.title}, as ${format}\n`);
  }
}

/** What could not be read is told on standard error, too. */
function tellGaps({ targets }: ComplianceReport, host: Host): void {
  const error = host.errorColours.red("error");
  for (const { name, notes } of targets)
    for (const { part, code, message, isGap } of notes)
      if (isGap) host.err(shown`${name}: ${part}: ${error}: ${code}: ${message}\n`);
}
