// `palisade mcp`: the guardrails as an MCP server on standard input and output.

import { defineCommand } from "../define-command.js";
import { isStandardInput } from "../file-kind.js";
import { guardOptions, packOptions } from "../policies/guard-options.js";
import { openThreadGuard } from "../policies/open-guard.js";
import { UsageError } from "../usage-error.js";

/** Where a server is started is its client's choice, so that settings are followed only where they are named. */
const configOption = { ...guardOptions.config, description: "settings to follow; default: none" } as const;
const { "no-config": _, ...shared } = guardOptions;

export const mcp = defineCommand({
  name: "mcp",
  summary: "Serves the questions (validate_prompt, …), list_findings and list_policies, over MCP (stdio).",
  options: { ...packOptions, ...shared, config: configOption },
  examples: [
    { line: "palisade mcp", meaning: "as the command of an MCP client's configuration" },
    {
      line: "palisade mcp --bundle palisade --bundle own.tar.gz",
      meaning: "with policies of your own besides",
    },
  ],
  run: async ({ values }, host) => {
    const { bundle, data, parameters, exceptions, config } = values;
    if ([...bundle, ...data, ...exceptions, parameters ?? "", config ?? ""].some(isStandardInput))
      throw new UsageError("standard input is where the client speaks: name files");
    const inThread = await openThreadGuard({ ...values, "no-config": config === undefined }, host);
    try {
      // Loaded when it is needed: the other commands start without it.
      const { serveStandardIo } = await import("@palisade/mcp-server");
      await serveStandardIo(inThread.guard, (subject, request, signal) =>
        inThread.validate(subject, request, { signal }),
      );
      return 0;
    } finally {
      // What nobody waits for any more keeps no process alive.
      await inThread.close();
    }
  },
});
