// The log that a command reads: the one that somebody typed, or that of the project's gate.
import type { Host } from "../host.js";
import { gateFiles } from "../project/gate-files.js";
import type { ProjectValues } from "../project/project-options.js";
import { UsageError } from "../usage-error.js";
import { publicFileOf } from "./public-key-file.js";

/** With the keys that sign it and the file that its end is kept in, where the project says them. */
export type NamedLog = { readonly path: string; readonly keys: readonly string[]; readonly head?: string };

/** What was typed is a log of its own: nothing of the project's is about it. @throws {UsageError} if there is neither */
export async function namedLog(
  typed: string | undefined,
  values: ProjectValues,
  host: Host,
): Promise<NamedLog> {
  if (typed !== undefined) return { path: typed, keys: [] };
  const { log, signer, head } = await gateFiles(values, host);
  if (log === undefined) throw new UsageError(noLog);
  return {
    path: log,
    keys: signer === undefined ? [] : [publicFileOf(signer)],
    ...(head === undefined ? {} : { head }),
  };
}

const noLog =
  "name the log: a folder, a .jsonl file, a SQLite database, or postgres://user@host/database; or set `gate` in palisade.yaml";
