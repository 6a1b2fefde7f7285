// `--capabilities`: the built-ins a policy may use, from a file in the shape of OPA's capabilities.json.
import { isArray, isObject } from "@palisade/language";
import type { Host } from "./host.js";
import { readData } from "./load-sources.js";
import { UsageError } from "./usage-error.js";

export const capabilitiesOption = {
  type: "string",
  placeholder: "file",
  description: "allow only the built-ins of this capabilities.json",
} as const;

/** Names; nothing for no file. @throws {UsageError} for a file that lists no built-ins. */
export async function readCapabilities(
  path: string | undefined,
  host: Host,
): Promise<{ readonly builtinNames?: ReadonlySet<string> }> {
  if (path === undefined) return {};
  const document = await readData(path, host);
  const listed = isObject(document) ? document.get("builtins") : undefined;
  if (listed === undefined || !isArray(listed))
    throw new UsageError(`${path}: capabilities have a list of \`builtins\``);
  const names = listed.map((each) => (isObject(each) ? each.get("name") : undefined));
  return { builtinNames: new Set(names.filter((name) => typeof name === "string")) };
}
