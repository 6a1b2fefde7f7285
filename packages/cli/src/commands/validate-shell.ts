// `palisade validate shell`: may this line be run?
import { defineCommand } from "../define-command.js";
import type { Host } from "../host.js";
import { reportDecision } from "../output/report-decision.js";
import { guardOptions } from "../policies/guard-options.js";
import { openGuard } from "../policies/open-guard.js";
import { readText } from "../read-text.js";
import { UsageError } from "../usage-error.js";

const maximumLineBytes = 1024 * 1024;

export const whereOptions = {
  environment: {
    type: "string",
    placeholder: "name",
    description: "where it would run; unknown counts as production",
  },
  cluster: { type: "string", placeholder: "name", description: "the cluster that it is about" },
  namespace: {
    type: "string",
    placeholder: "name",
    description: "the namespace that counts where it names none",
  },
} as const;

export const validateShell = defineCommand({
  name: "validate shell",
  summary: "Judges a shell line: behind --, as one text or in words; - for standard input.",
  arguments: "[words...]",
  options: {
    ...whereOptions,
    format: {
      type: "string",
      choices: ["pretty", "json"],
      default: "pretty",
      description: "how to print the decision",
    },
    ...guardOptions,
  },
  examples: [
    { line: "palisade validate shell -- kubectl get pods -n shop", meaning: "one command, in words" },
    {
      line: `palisade validate shell --environment dev -- 'kubectl get pods | grep web'`,
      meaning: "a line of a shell, as one text",
    },
  ],
  run: async ({ paths, values }, host) => {
    const command = await readLine(paths, host);
    const { environment, cluster, namespace } = values;
    const guard = await openGuard(values, host);
    const decision = guard.validateAction({
      command,
      ...(environment !== undefined && { environment }),
      ...(cluster !== undefined && { cluster }),
      ...(namespace !== undefined && { namespace }),
    });
    return reportDecision(decision, values.format, host);
  },
});

/** One text is a line; several are the words of one command, whatever is in them. @throws {UsageError} for nothing */
async function readLine(words: readonly string[], host: Host): Promise<string> {
  const [first, ...others] = words;
  const line =
    others.length > 0
      ? words.map(quotedWord).join(" ")
      : first === "-"
        ? await readText("-", host, { limit: maximumLineBytes, called: "the line" })
        : first;
  if (line === undefined || line.trim() === "")
    throw new UsageError("name a line behind --, or - for standard input");
  return line;
}

/** For a shell, the word itself. */
function quotedWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
