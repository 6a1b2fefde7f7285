// `palisade mcp`: the guardrails, and Palette behind them, as an MCP server on standard input and output.

import { defineCommand } from "../define-command.js";
import { isStandardInput } from "../file-kind.js";
import type { Host } from "../host.js";
import { guardOptions, packOptions } from "../policies/guard-options.js";
import { openThreadGuard } from "../policies/open-guard.js";
import { loadProject, type Project } from "../project/load-project.js";
import { UsageError } from "../usage-error.js";

/** Where a server is started is its client's choice, so that settings are followed only where they are named. */
const configOption = { ...guardOptions.config, description: "settings to follow; default: none" } as const;
const { "no-config": _, ...shared } = guardOptions;

export const mcp = defineCommand({
  name: "mcp",
  summary:
    "Serves the guard's questions (validate_prompt, …), and Palette behind the gate, over MCP (stdio).",
  options: {
    ...packOptions,
    ...shared,
    config: configOption,
    demo: {
      type: "boolean",
      description: "speak with a demo tenant on this machine in the place of a Palette (or PALISADE_DEMO=1)",
    },
    principal: {
      type: "string",
      placeholder: "name",
      description:
        "whose rights the client has, of `palette.principals` in the settings; default: the only one (or PALISADE_PRINCIPAL)",
    },
  },
  examples: [
    { line: "palisade mcp", meaning: "as the command of an MCP client's configuration" },
    {
      line: "palisade mcp --bundle palisade --bundle own.tar.gz",
      meaning: "with policies of your own besides",
    },
    { line: "palisade mcp --demo", meaning: "with a demo tenant of Palette" },
    {
      line: "palisade mcp --config palisade.yaml --principal ana",
      meaning: "with the Palette and the gate of the settings",
    },
  ],
  run: async ({ values }, host) => {
    const { bundle, data, parameters, exceptions, config } = values;
    if ([...bundle, ...data, ...exceptions, parameters ?? "", config ?? ""].some(isStandardInput))
      throw new UsageError("standard input is where the client speaks: name files");
    const followed = { ...values, "no-config": config === undefined };
    const project = await loadProject(followed, host);
    const demo = values.demo || host.environment["PALISADE_DEMO"] === "1";
    if (demo || project.settings.palette !== undefined) refuseOthers(values);
    // Loaded when it is needed: the other commands start without it.
    const { readFeatures, serveStandardIo } = await import("@palisade/mcp-server");
    const features = readingFeatures(() => readFeatures(host.environment["PALISADE_FEATURES"]));
    const inThread = await openThreadGuard(followed, host);
    try {
      const palette = await paletteOf({ project, demo, principal: values.principal, features }, host);
      try {
        await serveStandardIo(
          inThread.guard,
          (subject, request, signal) => inThread.validate(subject, request, { signal }),
          palette,
        );
        return 0;
      } finally {
        await palette?.close();
      }
    } finally {
      // What nobody waits for any more keeps no process alive.
      await inThread.close();
    }
  },
});

type Asked = Parameters<typeof import("../mcp/open-palette.js")["openPalette"]>[0];

async function paletteOf(asked: Asked, host: Host) {
  if (!asked.demo && !hasPalette(asked.project)) return undefined;
  const { openPalette } = await import("../mcp/open-palette.js");
  const principal = asked.principal ?? host.environment["PALISADE_PRINCIPAL"];
  return openPalette({ ...asked, principal }, host);
}

function hasPalette({ settings }: Project): boolean {
  return settings.palette !== undefined;
}

/** The gate, and whoever votes, judges by the settings: policies of the line would be others. */
function refuseOthers(values: {
  readonly bundle: readonly string[];
  readonly data: readonly string[];
  readonly parameters: string | undefined;
  readonly exceptions: readonly string[];
}): void {
  const { bundle, data, parameters, exceptions } = values;
  const given = { bundle, data, exceptions, parameters: parameters === undefined ? [] : [parameters] };
  const found = Object.entries(given).find(([, files]) => files.length > 0);
  if (found !== undefined)
    throw new UsageError(
      `with Palette, policies are those of the settings: --${found[0]} does not go with it`,
    );
}

function readingFeatures<Features>(read: () => Features): Features {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`PALISADE_FEATURES: ${error.message}`);
    throw error;
  }
}
