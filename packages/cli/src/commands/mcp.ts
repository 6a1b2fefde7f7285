// `palisade mcp`: the guardrails as an MCP server on standard input and output.
import { bundleOption, openGuard } from "../default-policy.js";
import { defineCommand } from "../define-command.js";
import { isStandardInput } from "../file-kind.js";
import { readVerification, verificationOptions } from "../signing-keys.js";
import { UsageError } from "../usage-error.js";

export const mcp = defineCommand({
  name: "mcp",
  summary:
    "Serves validate_prompt, validate_action, validate_configuration and list_policies over MCP (stdio).",
  options: { bundle: bundleOption, ...verificationOptions },
  examples: [{ line: "palisade mcp", meaning: "as the command of an MCP client's configuration" }],
  run: async ({ values }, host) => {
    if (values.bundle !== undefined && isStandardInput(values.bundle))
      throw new UsageError("--bundle names a file: standard input is where the client speaks");
    const verification = await readVerification(values, host);
    // Loaded when it is needed: the other commands start without it.
    const { serveStandardIo } = await import("@palisade/mcp-server");
    await serveStandardIo(await openGuard(values.bundle, host, verification));
    return 0;
  },
});
