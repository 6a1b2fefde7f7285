// A file of exceptions: each with its place for a name, unless it has one of its own.

import type { Place } from "../configurations/read-manifests.js";
import { readSettings, type SettingsProblem } from "../settings/read-settings.js";
import { exceptionsFileSchema, type RuleException } from "./rule-exception.js";

/** An exception, and where it is written. */
export type WrittenException = { readonly exception: RuleException; readonly place: Place };

export type ExceptionsReading = {
  readonly exceptions: readonly WrittenException[];
  /** If there are any, there are no exceptions: a file that is half understood excepts nothing. */
  readonly problems: readonly SettingsProblem[];
};

/**
 * @param file what the file is called: an exception without an `id` has one such as `exceptions.yaml:12`
 * @example
 * readExceptions("exceptions:\n  - rule: K8S-PRIVILEGED\n", "exceptions.yaml").problems[0];
 * // { message: "`reason` is missing", place: { line: 2, column: 5 } }
 */
export function readExceptions(input: Uint8Array | string, file: string): ExceptionsReading {
  const { settings, locate, problems } = readSettings(input, exceptionsFileSchema);
  if (problems !== undefined) return { exceptions: [], problems };
  const exceptions = (settings.exceptions ?? []).map((entry, index) => {
    const place = locate(`/exceptions/${index}`);
    return { exception: { ...entry, id: entry.id ?? `${file}:${place.line}` }, place };
  });
  const repeated = repeatedIds(exceptions);
  return repeated.length > 0 ? { exceptions: [], problems: repeated } : { exceptions, problems: [] };
}

/** Reports tell exceptions by their ids. */
export function repeatedIds(exceptions: readonly WrittenException[]): readonly SettingsProblem[] {
  const seen = new Map<string, Place>();
  return exceptions.flatMap(({ exception: { id }, place }) => {
    const before = seen.get(id);
    seen.set(id, before ?? place);
    return before === undefined
      ? []
      : [{ message: `another exception has this id, at line ${before.line}`, place }];
  });
}
