// The tenant behind a port of this machine.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { type Asked, answer, type Service } from "./answer.js";
import type { FaultEffect, FaultPlan } from "./faults.js";
import { misshapen } from "./misshapen.js";
import type { Reply } from "./reply.js";

/** Bodies may be that long; profiles with their values are the longest. */
const longestBody = 4 * 1024 * 1024;

export type Served = { readonly url: string; readonly close: () => Promise<void> };

/** Serves until it is closed. @param port 0 takes one that is free */
export async function serve(service: Service, faults: FaultPlan, port: number): Promise<Served> {
  const closing = new AbortController();
  const server = createServer((request, response) => {
    respond(request, response, service, faults, closing.signal).catch((error: unknown) =>
      fail(response, error),
    );
  });
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise((resolve) => {
        closing.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", reject);
      resolve();
    });
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  service: Service,
  faults: FaultPlan,
  closing: AbortSignal,
): Promise<void> {
  const asked = await readRequest(request);
  if (asked === undefined) return send(response, { status: 413 });
  const effects = faults.next(asked.method, asked.url.pathname);
  for (const effect of effects) {
    if (effect.kind === "latency") await wait(effect.milliseconds, undefined, { signal: closing });
  }
  if (hasDrop(effects, "before")) return void response.destroy();
  const instead = effects.find((each) => each.kind === "status" || each.kind === "echo-key");
  const reply =
    instead === undefined ? answer(asked, service) : misshapen.instead(instead, asked, service.tenant);
  if (hasDrop(effects, "after")) return void response.destroy();
  send(
    response,
    effects.reduce((shaped, effect) => misshapen.list(shaped, effect), reply),
    effects,
  );
}

/** A mistake of the demo's own says what it is, as far as an answer can. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) response.destroy();
  else send(response, { status: 500, body: { code: "InternalServerError", message: String(error) } });
}

const hasDrop = (effects: readonly FaultEffect[], when: string) =>
  effects.some((each) => each.kind === "drop" && each.when === when);

async function readRequest(request: IncomingMessage): Promise<Asked | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length;
    if (length > longestBody) return undefined;
    pieces.push(piece);
  }
  return {
    method: request.method ?? "GET",
    url: new URL(request.url ?? "/", "http://127.0.0.1"),
    headers: request.headers,
    body: Buffer.concat(pieces).toString(),
    address: request.socket.remoteAddress ?? "",
  };
}

function send(
  response: ServerResponse,
  { status, body, file, html }: Reply,
  effects: readonly FaultEffect[] = [],
): void {
  if (file !== undefined) {
    response.writeHead(status, {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="${file.name}"`,
    });
    response.end(file.text);
    return;
  }
  const text = html ?? (body === undefined ? "" : JSON.stringify(body));
  const type = html === undefined ? "application/json" : "text/html";
  const broken = effects.some(({ kind }) => kind === "malformed")
    ? text.slice(0, Math.ceil(text.length / 2))
    : text;
  if (hasDrop(effects, "during")) {
    response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
    response.write(text.slice(0, Math.ceil(text.length / 2)), () => response.destroy());
    return;
  }
  response.writeHead(status, text === "" ? {} : { "content-type": type });
  response.end(broken);
}
