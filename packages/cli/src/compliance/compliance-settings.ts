// What a compliance check goes by, from the line and from files: a framework, acceptances, an earlier report.
import {
  type Acceptance,
  acceptancesFileSchema,
  type ComplianceReport,
  complianceReportSchema,
} from "@palisade/agents/compliance";
import { maximumManifestBytes, readSettings } from "@palisade/guardrails";
import { frameworkNames, readShippedFramework } from "@palisade/guardrails/node";
import { type Framework, frameworkSchema } from "@palisade/guardrails/reports";
import type { Host } from "../host.js";
import { SettingsError } from "../project/settings-error.js";
import { readInput } from "../read-input.js";
import { UsageError } from "../usage-error.js";

export type ChosenFramework = {
  readonly framework: Framework;
  /** The pack of rules that judges by it. */
  readonly pack: string;
};

/** @throws {UsageError} for a name that is none, and for every mistake in a file. */
export async function chooseFramework(name: string, host: Host): Promise<ChosenFramework> {
  const shipped = frameworkNames.find((each) => each === name);
  if (shipped !== undefined) return { framework: await readShippedFramework(shipped), pack: shipped };
  if (!/\.(?:ya?ml|json)$/i.test(name))
    throw new UsageError(
      `--framework ${name}: there is no such framework: there are ${frameworkNames.join(", ")}, and files of your own end in .yaml or .json`,
    );
  const bytes = await readInput(name, host, { limit: maximumManifestBytes });
  const { settings, problems } = readSettings(bytes, frameworkSchema);
  if (problems !== undefined) throw new SettingsError(name, problems);
  const ids = settings.sections.flatMap(({ controls }) => controls.map(({ id }) => id));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new UsageError(`${name}: the control \`${twice}\` is there twice`);
  // Its controls may name any rule.
  return { framework: settings, pack: "all" };
}

/** @throws {UsageError} for every mistake in a file. */
export async function readAcceptances(paths: readonly string[], host: Host): Promise<readonly Acceptance[]> {
  const acceptances: Acceptance[] = [];
  for (const path of paths) {
    const bytes = await readInput(path, host, { limit: maximumManifestBytes });
    const { settings, problems } = readSettings(bytes, acceptancesFileSchema);
    if (problems !== undefined) throw new SettingsError(path, problems);
    acceptances.push(...settings.acceptances);
  }
  return acceptances;
}

/** Reports of fleets are long. */
const longestReport = 256 * 1024 * 1024;

/** @throws {UsageError} for what is no report, and for one of another framework. */
export async function readEarlier(path: string, framework: Framework, host: Host): Promise<ComplianceReport> {
  const bytes = await readInput(path, host, { limit: longestReport });
  const { data, error } = complianceReportSchema.safeParse(parsed(bytes));
  if (error !== undefined)
    throw new UsageError(`${path}: this is no report of \`palisade compliance --format json\``);
  if (data.framework.id !== framework.framework)
    throw new UsageError(`${path}: the report is of ${data.framework.id}, and not of ${framework.framework}`);
  return data;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** @throws {UsageError} for what is no number in its bounds */
export function numberOf(option: string, text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d{1,6}(?:\.\d{1,3})?$/.test(text) && value <= most) return value;
  throw new UsageError(`${option} is a number from 0 to ${most}`);
}
