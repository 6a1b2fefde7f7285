// The baseline of a run: read before it, and written after it.
import { maximumManifestBytes } from "@palisade/guardrails";
import { type Baseline, baselineText, type Report, readBaseline } from "@palisade/guardrails/reports";
import type { ExitCode } from "../define-command.js";
import type { Host } from "../host.js";
import { plural } from "../output/decision-text.js";
import { shown } from "../output/terminal-text.js";
import { readInput } from "../read-input.js";
import { UsageError } from "../usage-error.js";
import { writeWhole } from "../write-whole.js";
import type { Project } from "./load-project.js";
import { readingNamed } from "./named-file.js";
import { SettingsError } from "./settings-error.js";

type BaselineValues = {
  readonly baseline: string | undefined;
  readonly "new-only": boolean;
  readonly "write-baseline": string | undefined;
};

/** The files that a run reads and writes baselines in. */
export function baselineFiles(
  { settings, pathOf }: Project,
  values: BaselineValues,
): readonly (string | undefined)[] {
  const inProject = settings.baseline === undefined ? undefined : pathOf(settings.baseline);
  return [values.baseline ?? inProject, values["write-baseline"]];
}

/**
 * While a baseline is written, none is followed: the file may not be there yet.
 * @throws {UsageError} for a file that is none, and for `--new-only` without one.
 */
export async function readBaselineFor(
  project: Project,
  values: BaselineValues,
  host: Host,
): Promise<{ readonly baseline?: Baseline; readonly onlyNew?: boolean }> {
  const [path] = baselineFiles(project, values);
  const isOnlyNew = values["new-only"] || project.settings.newOnly === true;
  if (values["write-baseline"] !== undefined) return {};
  if (path === undefined && isOnlyNew)
    throw new UsageError("only what is new counts, and there is no baseline to tell it from: add --baseline");
  if (path === undefined) return {};
  const named = { path, ...(values.baseline === undefined && { setting: "/baseline" }) };
  const bytes = await readingNamed(named, project, () =>
    readInput(path, host, { limit: maximumManifestBytes }),
  );
  const { baseline, problems } = readBaseline(bytes);
  if (problems !== undefined) throw new SettingsError(path, problems);
  return { baseline, onlyNew: isOnlyNew };
}

/**
 * A run without an answer has no baseline: what it did not see would be new in the next. Otherwise what was found is
 * known from now on, and nothing of it fails.
 */
export async function writeBaseline(
  path: string,
  report: Report,
  quiet: boolean,
  { err, errorColours }: Host,
): Promise<ExitCode> {
  if (report.problems.length > 0) {
    const error = errorColours.red("error");
    err(shown`${error}: ${path}: no baseline is written of a run in which not everything was judged\n`);
    return 2;
  }
  await writeWhole(path, baselineText(report));
  const counting = report.findings.filter(({ status }) => status === "violation").length;
  if (!quiet) err(shown`wrote ${path}: a baseline of ${plural(counting, "finding")}\n`);
  return 0;
}
