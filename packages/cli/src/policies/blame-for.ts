// Whom a parameter that no policy can use came from: a line of the project's settings, or a file of the command line.
import { type GuardError, plainRuleOf, plainRulesAmong, type SettingsProblem } from "@palisade/guardrails";
import { defaultBundlePath } from "@palisade/guardrails/node";
import { pointerSteps } from "@palisade/language";
import { FileError } from "../file-error.js";
import type { Project } from "../project/load-project.js";
import { SettingsError } from "../project/settings-error.js";
import { UsageError } from "../usage-error.js";
import type { ChosenPacks, GuardFiles } from "./guard-options.js";

export type ParameterSources = {
  readonly project: Project;
  /** Of a file of the line or the environment: what it sets counts. */
  readonly parameters: unknown;
  readonly files: GuardFiles;
  /** What the line chooses. */
  readonly packs?: ChosenPacks;
};

export function blameFor(
  error: GuardError,
  { project, parameters, files, packs }: ParameterSources,
): UsageError {
  const { message, problems } = error;
  const chosen = packs && chosenOf(problems, [...packs]);
  if (chosen !== undefined) return chosen;
  const typed = problems.filter(({ at }) => isSet(parameters, at));
  const isShipped = files.bundles.some(({ path }) => path === defaultBundlePath);
  const written = problems.flatMap(({ at, message: problem, isValue }) => {
    const setting = typed.some((each) => each.at === at) ? undefined : settingOf(at, project);
    if (setting === undefined) return [];
    const place = isValue === true ? project.locateValue(setting) : project.locate(setting);
    return [{ message: `${problem}${helpFor(at, isShipped)}`, place }];
  });
  if (project.file !== undefined && written.length > 0)
    return new SettingsError(project.file, written.sort(byPlace));
  const [layer, ...others] = files.data;
  const inData = problems.length > 0 && others.length === 0 ? layer?.path : undefined;
  const file = typed.length > 0 || problems.length === 0 ? files.parameters : inData;
  return file === undefined ? new UsageError(message) : new FileError(file, message);
}

/** A pack that somebody typed. */
function chosenOf(
  problems: GuardError["problems"],
  packs: readonly (readonly [string, string])[],
): UsageError | undefined {
  for (const { at, message } of problems) {
    const [, index] = /^\/configuration\/packs\/(\d+)$/.exec(at) ?? [];
    const [name, option] = packs[Number(index ?? Number.NaN)] ?? [];
    if (name !== undefined) return new UsageError(`${option} ${name}: ${message}`);
  }
  return undefined;
}

function byPlace(left: SettingsProblem, right: SettingsProblem): number {
  return left.place.line - right.place.line || left.place.column - right.place.column;
}

/** A rule that is not there may be in a bundle that is not asked: its name says in which. */
function helpFor(at: string, isShipped: boolean): string {
  const [setting = "", rule] = pointerSteps(at);
  if (rule === undefined || !["severities", "approvers"].includes(setting)) return "";
  const [plain] = plainRulesAmong([rule.replaceAll(".", "/")]);
  if (plain !== undefined)
    return `; the bundle with package \`${plainRuleOf(plain).package}\` is not asked: name it with -b, or in \`bundles\``;
  return isShipped ? "" : "; the rules that ship are not asked: `-b palisade` adds them";
}

/** Where the settings of a project say it; nothing if they do not. */
function settingOf(at: string, { settings }: Project): string | undefined {
  const [, first = "", ...rest] = at.split("/");
  const inRules = `/${rest.join("/")}`;
  if (first === "severities" && isSet(settings.rules, inRules)) return `/rules${inRules}`;
  const inConfiguration = at.replace(/^\/configuration/, "");
  if (settings.packs !== undefined && /^\/packs(?:\/|$)/.test(inConfiguration)) return inConfiguration;
  if (at === "/preview" && settings.preview !== undefined) return at;
  return isSet(settings.parameters, at) ? `/parameters${at}` : undefined;
}

/** Packs are joined setting by setting, and no deeper. */
function isSet(owner: unknown, at: string): boolean {
  const steps = pointerSteps(at).slice(0, 2);
  let value = owner;
  for (const step of steps) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return true;
}
