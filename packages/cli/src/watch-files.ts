// Waits for files to change, by looking at them again and again: it works on every file system and for every editor.
import { stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { findFiles } from "./find-files.js";

const pauseMilliseconds = 300;

/** What tells one state of the files from another. */
export async function fileStates(paths: readonly string[]): Promise<string> {
  const { files } = await findFiles(paths, isRead);
  const states = await Promise.all(files.map(async ({ path }) => `${path}\0${await stateOf(path)}`));
  return states.join("\0\0");
}

/** Reports that are written into a watched directory must not start the next run. */
function isRead(path: string): boolean {
  return /(?:\.rego|(?:^|[/\\])data\.(?:json|ya?ml))$/i.test(path);
}

async function stateOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs}:${size}:${ino}`;
  } catch {
    return "gone";
  }
}

/** Settles once the files are no longer as they were: `true`; or once the signal says so: `false`. */
export async function filesChanged(
  paths: readonly string[],
  before: string,
  signal: AbortSignal,
): Promise<boolean> {
  while (!signal.aborted) {
    if ((await fileStates(paths)) !== before) return true;
    await wait(pauseMilliseconds, undefined, { signal }).catch(() => undefined);
  }
  return false;
}
