// Names of what is declared: each is one word for the library, the command line and the MCP server.
import { GuardError } from "../guard-error.js";

const longestName = 50;

/** What commands call questions that have other names: `validate config` asks about a configuration, `validate shell` about an action. */
export const commandNames: ReadonlySet<string> = new Set(["config", "shell"]);

/** Why it is no name for a question; `undefined` for one that is. */
export function nameProblem(name: unknown): string | undefined {
  if (typeof name === "string" && commandNames.has(name))
    return `\`${name}\` is what a command calls another question: name yours otherwise`;
  return wordsProblem(name, { of: "a question", as: "tool-result" });
}

/** Why it is no name for anything that is declared. */
export function wordsProblem(
  name: unknown,
  { of, as }: { readonly of: string; readonly as: string },
): string | undefined {
  if (typeof name === "string" && name.length <= longestName && /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    return undefined;
  return `the name of ${of} is lower-case words with dashes, as \`${as}\`, of ${longestName} characters at most`;
}

/** A second one of a name would be taken for the first. @throws {GuardError} `invalid_options` */
export function checkNamesOnce(
  option: string,
  called: string,
  declared: readonly { readonly name: string }[],
): void {
  const seen = new Set<string>();
  for (const { name } of declared) {
    if (seen.has(name))
      throw new GuardError("invalid_options", `\`${option}\`: there is ${called} \`${name}\` already`);
    seen.add(name);
  }
}
