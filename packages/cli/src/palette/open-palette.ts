// Palette as commands reach it: with the key of the environment, or as a demo tenant on this machine.
import { readFileSync } from "node:fs";
import { connectPalette, createPaletteClient, type PaletteClient, PaletteError } from "@palisade/palette";
import type { Host } from "../host.js";
import { fileProblem, UsageError } from "../usage-error.js";

const defaultUrl = "https://api.spectrocloud.com";

/**
 * Uses a client that reads, and closes it.
 * @throws {UsageError} without a key, or if Palette does not answer
 */
export async function withPalette<T>(
  { demo }: { readonly demo: boolean },
  host: Host,
  use: (palette: PaletteClient) => Promise<T>,
): Promise<T> {
  const { options, end } = demo ? await demoOptions() : { options: liveOptions(host), end: async () => {} };
  const connection = connectPalette(options);
  try {
    return await use(createPaletteClient(connection));
  } catch (error) {
    if (!(error instanceof PaletteError)) throw error;
    const hint = error.hint === undefined ? "" : `: ${error.hint}`;
    throw new UsageError(`Palette: ${error.code}: ${error.message}${hint}`);
  } finally {
    await connection.close();
    await end();
  }
}

/** Loaded when it is asked for: a tenant is a lot of data. */
async function demoOptions() {
  const { startDemoTenant } = await import("@palisade/palette/demo");
  const demo = await startDemoTenant();
  return { options: { baseUrl: demo.url, apiKey: demo.apiKey }, end: demo.close };
}

function liveOptions({ environment }: Host) {
  const apiKey = environment["PALETTE_API_KEY"] ?? "";
  if (apiKey === "")
    throw new UsageError("PALETTE_API_KEY is not set: put an API key of Palette there, or look at --demo");
  const file = environment["PALETTE_CA_FILE"] ?? "";
  const host = environment["PALETTE_HOST"] ?? "";
  return {
    baseUrl: host === "" ? defaultUrl : host.includes("://") ? host : `https://${host}`,
    apiKey,
    ...(file !== "" && { ca: authorityIn(file) }),
  };
}

function authorityIn(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`PALETTE_CA_FILE ${file}: ${fileProblem(error)}`);
  }
}
