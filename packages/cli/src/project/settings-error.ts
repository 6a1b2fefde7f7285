// Files of settings that are wrong: every mistake with its place, each on a line of its own.
import type { SettingsProblem } from "@palisade/guardrails";
import { shownPath } from "../file-error.js";
import { UsageError } from "../usage-error.js";

export class SettingsError extends UsageError {
  readonly others: readonly string[];

  /** @param problems at least one */
  constructor(path: string, problems: readonly SettingsProblem[]) {
    const [first = "", ...others] = problems.map(
      ({ message, place }) => `${shownPath(path)}:${place.line}:${place.column}: ${message}`,
    );
    super(first);
    this.others = others;
  }
}
