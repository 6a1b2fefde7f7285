// Serves a guard on standard input and output, to clients of both protocol eras.
import { Console } from "node:console";
import { readFileSync } from "node:fs";
import process from "node:process";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { escapeText } from "@palisade/language";
import type { Ask, ServedGuard } from "./define-tool.js";
import { createServer, type ServedPalette } from "./server.js";
import { LineTransport } from "./transport/line-transport.js";

const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/**
 * Resolves when the client has closed its end and has its answers, or when the process is told to end by SIGINT or
 * SIGTERM. Standard output is the protocol's alone.
 */
export async function serveStandardIo(guard: ServedGuard, ask?: Ask, palette?: ServedPalette): Promise<void> {
  // Whatever a dependency has to say, it is no message of the protocol.
  globalThis.console = new Console(process.stderr, process.stderr);
  const transport = new LineTransport(process.stdin, process.stdout);
  const handle = serveStdio(() => createServer(guard, manifest.version, ask, palette), {
    transport,
    onerror: (error) => void process.stderr.write(`palisade mcp: ${escapeText(error.message)}\n`),
  });
  const stop = (): void => void transport.close();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  await transport.closed;
  process.off("SIGINT", stop).off("SIGTERM", stop);
  await handle.close();
  // A client that keeps its end open keeps no process alive.
  process.stdin.destroy();
}
