// Serves a page to a Chromium of its own, and waits until the page says what it shows.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** The texts of the page's elements by id, and what went wrong in it, or "". */
export type ShownPage = { readonly shown: Readonly<Record<string, string>>; readonly error: string };

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-breakpad",
  "--no-first-run",
];

/** `script` is a module that exports `fillPage`, which fills elements of these ids. */
export async function showInChromium(
  chromium: string,
  script: Uint8Array,
  ids: readonly string[],
): Promise<ShownPage> {
  const profile = mkdtempSync(join(tmpdir(), "chromium-"));
  let onShown: (page: ShownPage) => void = () => undefined;
  const server = serve(script, pageText(ids), (page) => onShown(page));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const browser = start(chromium, profile, `http://127.0.0.1:${port}/`);
  try {
    return await new Promise((resolve, reject) => {
      onShown = resolve;
      browser.onFailure = reject;
    });
  } finally {
    await stop(browser.process);
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** The page reads itself when it is filled: what it reports is what it shows. */
const pageText = (ids: readonly string[]): string => `<!doctype html>
<meta charset="utf-8"><link rel="icon" href="data:,"><title>Palisade</title>
${ids.map((id) => `<pre id="${id}"></pre>`).join("\n")}
<script type="module">
const report = (error) => {
  const shown = Object.fromEntries([...document.querySelectorAll("pre")].map((pre) => [pre.id, pre.innerText]));
  return fetch("/shown", { method: "POST", body: JSON.stringify({ shown, error }) });
};
try {
  const { fillPage } = await import("/script.js");
  await fillPage();
  await report("");
} catch (error) {
  await report(String(error?.stack ?? error));
}
</script>
`;

function serve(script: Uint8Array, page: string, onShown: (page: ShownPage) => void): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url === "/") response.setHeader("content-type", "text/html; charset=utf-8").end(page);
    else if (request.url === "/script.js") response.setHeader("content-type", "text/javascript").end(script);
    else if (request.url === "/shown") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      response.end();
      onShown(JSON.parse(Buffer.concat(chunks).toString("utf8")) as ShownPage);
    } else response.writeHead(404).end();
  };
  return createServer((request, response) => void answer(request, response));
}

type Browser = { readonly process: ChildProcess; onFailure: (error: Error) => void };

function start(chromium: string, profile: string, address: string): Browser {
  const browser = spawn(chromium, [...flags, `--user-data-dir=${profile}`, address], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile },
    // A group of its own: its many processes end together.
    detached: true,
  });
  const started: Browser = { process: browser, onFailure: () => undefined };
  let said = "";
  browser.stderr.on("data", (chunk: Buffer) => {
    said = `${said}${chunk.toString("utf8")}`.slice(-4000);
  });
  browser.once("error", (error) => started.onFailure(error));
  browser.once("exit", (code) =>
    started.onFailure(new Error(`Chromium ended before the page (${code}):\n${said}`)),
  );
  return started;
}

async function stop(browser: ChildProcess): Promise<void> {
  if (browser.exitCode !== null || browser.signalCode !== null || browser.pid === undefined) return;
  const ended = once(browser, "exit");
  process.kill(-browser.pid, "SIGKILL");
  await ended;
}
