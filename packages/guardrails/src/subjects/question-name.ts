// Names of questions: one word for the library, the command line and the MCP server, so that each can be asked at every door.

const longestName = 50;

/** What commands call questions that have other names: `palisade validate config` asks about a configuration. */
export const commandNames: ReadonlySet<string> = new Set(["config"]);

/** Why it is no name for a question; `undefined` for one that is. */
export function nameProblem(name: unknown): string | undefined {
  if (typeof name !== "string" || name.length > longestName || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
    return `the name of a question is lower-case words with dashes, as \`tool-result\`, of ${longestName} characters at most`;
  if (commandNames.has(name))
    return `\`${name}\` is what a command calls another question: name yours otherwise`;
  return undefined;
}
