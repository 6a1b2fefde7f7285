// `palisade check --contract`: what a guard could not use of a policy's answers, printed with the rule that gave them.
import { checkContract } from "@palisade/guardrails";
import { loadBundle } from "@palisade/runtime";
import type { ExitCode } from "../define-command.js";
import { shownPath } from "../file-error.js";
import type { Host } from "../host.js";
import type { Loaded } from "../load-sources.js";
import { plural } from "../output/decision-text.js";
import { shown } from "../output/terminal-text.js";
import { bundleOf } from "./directory-bundle.js";
import { namedRules } from "./find-questions.js";

/** 1 if there is anything. @param paths as they were named on the command line */
export async function reportContract(
  paths: readonly string[],
  loaded: Loaded,
  host: Host,
): Promise<ExitCode> {
  const called = paths.map(shownPath).join(", ");
  const problems = checkContract(await loadBundle(await bundleOf(called, loaded, host)));
  if (problems.length === 0) return 0;
  const places = await rulePlaces(loaded);
  const error = host.errorColours.red("error");
  for (const { entrypoint, message } of problems) {
    const name = entrypoint === "" ? "" : `${entrypoint}: `;
    host.err(shown`${places.get(entrypoint) ?? called}: ${error}: contract: ${name}${message}\n`);
  }
  host.err(shown`${plural(problems.length, "error")}\n`);
  return 1;
}

/** Where the first rule of each entrypoint stands. */
async function rulePlaces({ sources }: Loaded): Promise<ReadonlyMap<string, string>> {
  const { checkPolicy, parseModule } = await import("@palisade/compiler");
  const { policy } = checkPolicy(sources.flatMap(({ file, text }) => parseModule(file, text).module ?? []));
  const rules = policy === undefined ? [] : namedRules(policy.rules);
  return new Map(
    rules.map(({ name, location: { file, row, column } }) => [name, `${file}:${row}:${column}`] as const),
  );
}
