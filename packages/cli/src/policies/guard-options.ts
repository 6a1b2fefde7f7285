// What a guard is opened from: named on the line, in the environment or by the project, or the bundle that ships.
import { delimiter } from "node:path";
import { defaultBundlePath, frameworkNames } from "@palisade/guardrails/node";
import type { Host } from "../host.js";
import { exceptionsOption } from "../project/exception-files.js";
import type { Project } from "../project/load-project.js";
import { filesOf, type NamedFile } from "../project/named-file.js";
import { type ProjectValues, projectOptions } from "../project/project-options.js";
import { type VerificationValues, verificationOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";

/** What the bundle that ships is called where bundles are named. */
const shippedBundle = "palisade";

export const guardOptions = {
  bundle: {
    type: "list",
    short: "b",
    placeholder: "path",
    description:
      "judge with this bundle, or with a directory of Rego, in the place of the one that ships: `-b palisade` adds that one (repeatable: the worst counts; or PALISADE_BUNDLE)",
  },
  data: {
    type: "list",
    short: "d",
    placeholder: "file",
    description: "lay this JSON or YAML over the policies' data (repeatable; or PALISADE_DATA)",
  },
  parameters: {
    type: "string",
    placeholder: "file",
    description: "parameters of packs, severities of rules: JSON or YAML (or PALISADE_PARAMETERS)",
  },
  exceptions: exceptionsOption,
  ...projectOptions,
  ...verificationOptions,
} as const;

/** Packs that are a framework's. */
const frameworkPacks: readonly string[] = [...frameworkNames, "pss-baseline"].sort();

/** The other packs of the bundle that ships; there may be more, of one's own. */
const otherPacks = ["default", "security", "cost", "palette", "all"];

/** Which packs of rules judge configurations. */
export const packOptions = {
  framework: {
    type: "list",
    placeholder: "name",
    description: `judge configurations by this framework: ${frameworkPacks.join(", ")} (repeatable; in the place of the project's packs)`,
  },
  pack: {
    type: "list",
    placeholder: "name",
    description: `judge configurations by this pack: ${otherPacks.join(", ")} (repeatable)`,
  },
} as const;

export type PackValues = { readonly framework: readonly string[]; readonly pack: readonly string[] };

/** What the line chooses, each once, with the option that says so; nothing if it chooses none. */
export type ChosenPacks = ReadonlyMap<string, "--framework" | "--pack">;

/** @throws {UsageError} for a framework that is none: a pack may be called anything */
export function chosenPacks({ framework = [], pack = [] }: Partial<PackValues>): ChosenPacks | undefined {
  for (const name of framework)
    if (!frameworkPacks.includes(name)) throw new UsageError(`--framework ${name}: ${notFramework(name)}`);
  const packs = new Map([
    ...pack.map((name) => [name, "--pack"] as const),
    ...framework.map((name) => [name, "--framework"] as const),
  ]);
  return packs.size === 0 ? undefined : packs;
}

function notFramework(name: string): string {
  if (otherPacks.includes(name)) return `that is a pack and no framework: name it with --pack ${name}`;
  return `there is no such framework: there are ${frameworkPacks.join(", ")}; a pack is named with --pack`;
}

export type GuardValues = Partial<PackValues> & {
  readonly bundle: readonly string[];
  readonly data: readonly string[];
  readonly parameters: string | undefined;
  readonly exceptions: readonly string[];
} & ProjectValues &
  VerificationValues;

export type GuardFiles = {
  /** Files, and directories of Rego. */
  readonly bundles: readonly NamedFile[];
  /** Each is laid over those before it. */
  readonly data: readonly NamedFile[];
  /** Beside those that the project's settings hold themselves. */
  readonly parameters: string | undefined;
};

/** The line goes before the environment. Bundles take the place of the project's; data are laid over the project's. */
export function guardFiles(
  { bundle, data, parameters }: GuardValues,
  { settings, pathOf }: Project,
  { environment }: Host,
): GuardFiles {
  const listed = (name: string): readonly string[] =>
    (environment[name] ?? "").split(delimiter).filter((path) => path !== "");
  const bundles = bundle.length > 0 ? bundle : listed("PALISADE_BUNDLE");
  const layers = data.length > 0 ? data : listed("PALISADE_DATA");
  return {
    bundles:
      bundles.length > 0
        ? bundles.map((name) => ({ path: bundlePath(name) }))
        : filesOf("bundles", settings.bundles ?? [shippedBundle], (name) => bundlePath(name, pathOf)),
    data: [...filesOf("data", settings.data, pathOf), ...layers.map((path) => ({ path }))],
    parameters: parameters ?? (environment["PALISADE_PARAMETERS"] || undefined),
  };
}

function bundlePath(name: string, pathOf: Project["pathOf"] = (path) => path): string {
  return name === shippedBundle ? defaultBundlePath : pathOf(name);
}
