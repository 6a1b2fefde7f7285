// Serves a guard on standard input and output, to clients of both protocol eras.
import { readFileSync } from "node:fs";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { Guard } from "@palisade/guardrails";
import { createServer } from "./server.js";

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** Resolves when the client has closed its end. Standard output is the protocol's alone. */
export async function serveStandardIo(guard: Guard): Promise<void> {
  const handle = serveStdio(() => createServer(guard, manifest.version), {
    onerror: (error) => void process.stderr.write(`palisade mcp: ${error.message}\n`),
  });
  await new Promise<void>((resolve) => {
    process.stdin.once("end", resolve);
    process.stdin.once("close", resolve);
  });
  await handle.close();
}
