// The frameworks that ship with the package, each from its file.
import { readFile } from "node:fs/promises";
import { messageOf } from "../caught.js";
import { type Framework, frameworkSchema } from "../frameworks/framework.js";
import { GuardError } from "../guard-error.js";

/** The names of the packs that are a framework's. */
export const frameworkNames = ["cis", "hipaa", "nsa", "pss"] as const;

/**
 * A framework by its name: `cis`, `hipaa`, `nsa`, `pss`.
 * @throws {GuardError} `invalid_options` if the file is not there or is no framework: the package is not whole.
 * @example
 * const report = createReport({ …, frameworks: [await readShippedFramework("cis")] });
 */
export async function readShippedFramework(name: (typeof frameworkNames)[number]): Promise<Framework> {
  try {
    const text = await readFile(new URL(`../../frameworks/${name}.json`, import.meta.url), "utf8");
    return frameworkSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new GuardError("invalid_options", `the framework \`${name}\` cannot be read: ${messageOf(cause)}`, {
      cause,
    });
  }
}
