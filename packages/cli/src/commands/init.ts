// `palisade init`: a palisade.yaml to begin with, every setting in it with what it means.
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { defineCommand } from "../define-command.js";
import { shown } from "../output/terminal-text.js";
import { commentedSettings } from "../project/commented-settings.js";
import { projectFileName } from "../project/load-project.js";
import { UsageError } from "../usage-error.js";
import { writeWhole } from "../write-whole.js";

export const init = defineCommand({
  name: "init",
  summary: "Writes a palisade.yaml with every setting, commented out, into this directory or another.",
  arguments: "[directory]",
  options: { force: { type: "boolean", description: "replace the one that is there" } },
  examples: [{ line: "palisade init", meaning: "settings for this project" }],
  run: async ({ paths: [directory = "."], values }, host) => {
    const path = join(directory, projectFileName);
    if (!values.force && (await isThere(path)))
      throw new UsageError(`${path} is there already; --force replaces it`);
    await writeWhole(path, commentedSettings());
    host.out(
      shown`${path} is written: nothing in it changes anything until it is taken out of its comment\n`,
    );
    return 0;
  },
});

/** What cannot be looked at is told by who writes it. */
async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
