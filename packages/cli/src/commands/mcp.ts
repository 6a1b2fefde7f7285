// `palisade mcp`: the guardrails as an MCP server on standard input and output.
import { bundleOption, openGuard } from "../default-policy.js";
import { defineCommand } from "../define-command.js";
import { readVerification, verificationOptions } from "../signing-keys.js";

export const mcp = defineCommand({
  name: "mcp",
  summary:
    "Serves validate_prompt, validate_action, validate_configuration and list_policies over MCP (stdio).",
  options: { bundle: bundleOption, ...verificationOptions },
  examples: [{ line: "palisade mcp", meaning: "as the command of an MCP client's configuration" }],
  run: async ({ values }, host) => {
    const verification = await readVerification(values, host);
    // Loaded when it is needed: the other commands start without it.
    const { serveStandardIo } = await import("@palisade/mcp-server");
    await serveStandardIo(await openGuard(values.bundle, verification));
    return 0;
  },
});
