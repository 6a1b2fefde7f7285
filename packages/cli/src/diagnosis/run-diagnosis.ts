// A diagnosis from the line to the terminal.
import {
  ClusterSearchError,
  type Diagnosis,
  diagnoseCluster,
  diagnosisMarkdown,
  explainWith,
  findCluster,
  ModelError,
  modelSettings,
} from "@palisade/agents";
import type { Guard } from "@palisade/guardrails";
import type { Host } from "../host.js";
import { jsonData, rawData, type TerminalText } from "../output/terminal-text.js";
import { withPalette } from "../palette/open-palette.js";
import { UsageError } from "../usage-error.js";
import { diagnosisText } from "./diagnosis-text.js";

export type DiagnosisRun = {
  readonly cluster: string;
  /** Opened when there is something to diagnose. */
  readonly openGuard: () => Promise<Guard>;
  readonly demo: boolean;
  readonly project: string | undefined;
  readonly format: string;
};

/** Prints the diagnosis. @returns the health score @throws {UsageError} if there is no such cluster, it cannot be read, or the environment names no right model */
export async function runDiagnosis(
  { cluster, openGuard, demo, project, format }: DiagnosisRun,
  host: Host,
): Promise<number> {
  const settings = settingsIn(host);
  const diagnosis = await withPalette({ demo }, host, async (client) => {
    const search = { cluster, ...(project !== undefined && { project }) };
    const { palette, uid } = await findCluster(client, search).catch(asUsage);
    const guard = await openGuard();
    const explain = settings && explainWith({ settings, guard });
    return diagnoseCluster({ palette, uid, guard, ...(explain && { explain }) });
  });
  host.out(written(diagnosis, format, host));
  return diagnosis.score.value;
}

/** @throws {UsageError} for settings that name no model */
function settingsIn({ environment }: Host): ReturnType<typeof modelSettings> {
  try {
    return modelSettings(environment);
  } catch (error) {
    throw error instanceof ModelError ? new UsageError(error.message) : error;
  }
}

function asUsage(error: unknown): never {
  throw error instanceof ClusterSearchError ? new UsageError(error.message) : error;
}

function written(diagnosis: Diagnosis, format: string, { colours }: Host): TerminalText {
  if (format === "json") return jsonData(`${JSON.stringify(diagnosis, undefined, 2)}\n`);
  return format === "markdown" ? rawData(diagnosisMarkdown(diagnosis)) : diagnosisText(diagnosis, colours);
}
