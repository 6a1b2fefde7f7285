// `palisade validate action`: may this action run?

import { defineCommand } from "../define-command.js";
import { reportDecision } from "../output/report-decision.js";
import { guardOptions } from "../policies/guard-options.js";
import { openGuard } from "../policies/open-guard.js";
import { readInput } from "../read-input.js";
import { UsageError } from "../usage-error.js";

const maximumActionBytes = 1024 * 1024;

export const validateAction = defineCommand({
  name: "validate action",
  summary: "Judges a proposed action: a JSON file, or - for standard input.",
  arguments: "<file>",
  options: {
    format: {
      type: "string",
      choices: ["pretty", "json"],
      default: "pretty",
      description: "how to print the decision",
    },
    ...guardOptions,
  },
  examples: [
    { line: "palisade validate action action.json", meaning: "an action in a file" },
    {
      line: `echo '{"verb":"delete","resource":"namespaces","name":"kube-system"}' | palisade validate action -`,
      meaning: "an action on standard input",
    },
    {
      line: `echo '{"request":{"method":"DELETE","path":"/v1/spectroclusters/6601aa10"}}' | palisade validate action -`,
      meaning: "a request; a tool's call is {tool, arguments}, a shell line {command}",
    },
  ],
  run: async ({ paths, values }, host) => {
    const [file = "-"] = paths;
    if (file.startsWith("{"))
      throw new UsageError("an action is read from a file, or, with -, from standard input");
    const bytes = await readInput(file, host, { limit: maximumActionBytes });
    const guard = await openGuard(values, host);
    return reportDecision(guard.validateAction(new Uint8Array(bytes)), values.format, host);
  },
});
