// `palisade check --contract`: what a guard could not use of a policy's answers, printed.
import { checkContract } from "@palisade/guardrails";
import { loadBundle } from "@palisade/runtime";
import type { ExitCode } from "../define-command.js";
import type { Host } from "../host.js";
import type { Loaded } from "../load-sources.js";
import { plural } from "../output/decision-text.js";
import { shown } from "../output/terminal-text.js";
import { bundleOf } from "./directory-bundle.js";

/** 1 if there is anything. */
export async function reportContract(loaded: Loaded, host: Host): Promise<ExitCode> {
  const problems = checkContract(await loadBundle(await bundleOf("policies", loaded, host)));
  if (problems.length === 0) return 0;
  const error = host.errorColours.red("error");
  for (const { entrypoint, message } of problems) {
    const name = entrypoint === "" ? "" : `${entrypoint}: `;
    host.err(shown`${error}: contract: ${name}${message}\n`);
  }
  host.err(shown`${plural(problems.length, "error")}\n`);
  return 1;
}
