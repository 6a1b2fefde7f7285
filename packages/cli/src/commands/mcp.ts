// `palisade mcp`: the guardrails as an MCP server on standard input and output.
import { bundleOption, openGuard } from "../default-policy.js";
import { defineCommand } from "../define-command.js";

export const mcp = defineCommand({
  name: "mcp",
  summary:
    "Serves validate_prompt, validate_action, validate_configuration and list_policies over MCP (stdio).",
  options: { bundle: bundleOption },
  examples: [{ line: "palisade mcp", meaning: "as the command of an MCP client's configuration" }],
  run: async ({ values }) => {
    // Loaded when it is needed: the other commands start without it.
    const { serveStandardIo } = await import("@palisade/mcp-server");
    await serveStandardIo(await openGuard(values.bundle));
    return 0;
  },
});
