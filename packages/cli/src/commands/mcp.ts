// `palisade mcp`: the guardrails as an MCP server on standard input and output.
import { defineCommand } from "../define-command.js";
import { isStandardInput } from "../file-kind.js";
import { guardOptions, openProjectGuard } from "../project/open-project-guard.js";
import { verificationOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";

const { bundle, exceptions } = guardOptions;

/** Where a server is started is its client's choice, so that settings are followed only where they are named. */
const configOption = { ...guardOptions.config, description: "settings to follow; default: none" } as const;

export const mcp = defineCommand({
  name: "mcp",
  summary:
    "Serves validate_prompt, validate_action, validate_configuration and list_policies over MCP (stdio).",
  options: { bundle, exceptions, config: configOption, ...verificationOptions },
  examples: [{ line: "palisade mcp", meaning: "as the command of an MCP client's configuration" }],
  run: async ({ values }, host) => {
    if (values.bundle !== undefined && isStandardInput(values.bundle))
      throw new UsageError("--bundle names a file: standard input is where the client speaks");
    const guard = await openProjectGuard({ ...values, "no-config": values.config === undefined }, host);
    // Loaded when it is needed: the other commands start without it.
    const { serveStandardIo } = await import("@palisade/mcp-server");
    await serveStandardIo(guard);
    return 0;
  },
});
