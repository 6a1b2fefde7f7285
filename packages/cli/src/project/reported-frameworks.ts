// The frameworks that a run is asked about, and what somebody attests of them.
import { maximumManifestBytes, type Place, readSettings } from "@palisade/guardrails";
import { frameworkNames, readShippedFramework } from "@palisade/guardrails/node";
import { type Attestation, attestationsFileSchema, type Framework } from "@palisade/guardrails/reports";
import { shownPath } from "../file-error.js";
import type { Host } from "../host.js";
import { chosenPacks, type PackValues } from "../policies/guard-options.js";
import { readInput } from "../read-input.js";
import type { Project } from "./load-project.js";
import { filesOf, readingNamed } from "./named-file.js";
import { SettingsError } from "./settings-error.js";

export const attestationsOption = {
  type: "list",
  placeholder: "file",
  description:
    "what somebody answers for that no configuration shows: a YAML file of attestations (repeatable)",
} as const;

/** Those among the chosen packs that are a framework's: of all its rules something is known then. */
export async function reportedFrameworks(
  values: PackValues,
  { settings }: Project,
): Promise<readonly Framework[]> {
  const packs = [...(chosenPacks(values)?.keys() ?? settings.packs ?? [])];
  const frameworks: Framework[] = [];
  for (const name of frameworkNames)
    if (packs.includes(name)) frameworks.push(await readShippedFramework(name));
  if (packs.includes("pss-baseline") && !packs.includes("pss"))
    frameworks.push(baselineOf(await readShippedFramework("pss")));
  return frameworks;
}

function baselineOf(framework: Framework): Framework {
  const sections = framework.sections.map((section) => ({
    ...section,
    controls: section.controls.filter(({ id }) => id === "baseline"),
  }));
  return { ...framework, name: "pss-baseline", title: `${framework.title}, baseline`, sections };
}

export type FileAttestation = {
  readonly attestation: Attestation;
  readonly file: string;
  readonly place: Place;
};

/** @throws {UsageError} for a file that cannot be read, and for every mistake in it. */
export async function readAttestations(
  typed: readonly string[],
  project: Project,
  host: Host,
): Promise<readonly FileAttestation[]> {
  const { settings, pathOf } = project;
  const files = [
    ...filesOf("attestations", settings.attestations, pathOf),
    ...typed.map((path) => ({ path })),
  ];
  const attestations: FileAttestation[] = [];
  for (const named of files) {
    const bytes = await readingNamed(named, project, () =>
      readInput(named.path, host, { limit: maximumManifestBytes }),
    );
    const { settings: read, problems, locate } = readSettings(bytes, attestationsFileSchema);
    if (problems !== undefined) throw new SettingsError(named.path, problems);
    for (const [index, attestation] of read.attestations.entries())
      attestations.push({
        attestation,
        file: shownPath(named.path),
        place: locate(`/attestations/${index}`),
      });
  }
  return attestations;
}
