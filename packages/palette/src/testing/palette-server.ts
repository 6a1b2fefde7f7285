// A server that answers as it is told, over real sockets, and remembers what it was asked.
import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Certificate } from "./self-signed-certificate.js";

export type Asked = {
  readonly method: string;
  /** With the query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type Reply =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** A text as it is, anything else as JSON. */
      readonly body?: unknown;
    }
  /** The connection breaks. */
  | "break"
  /** There is never an answer. */
  | "hang";

export type Answering = (asked: Asked, index: number) => Reply | Promise<Reply>;

export type PaletteServer = {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
};

/** Each request is answered by the function, or by the next of the replies: the last of them is repeated. */
export async function startPaletteServer(
  answering: Answering | readonly Reply[],
  certificate?: Certificate,
): Promise<PaletteServer> {
  const asked: Asked[] = [];
  const answer: Answering =
    typeof answering === "function"
      ? answering
      : (_, index) => answering[Math.min(index, answering.length - 1)] ?? "break";

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = "", url = "", headers } = request;
    const index = asked.length;
    asked.push({ method, url, headers, body: Buffer.concat(chunks).toString("utf8") });
    const reply = await answer(asked[index] as Asked, index);
    if (reply === "hang") return;
    if (reply === "break") {
      request.socket.destroy();
      return;
    }
    const { status = 200, headers: own = {}, body } = reply;
    response.writeHead(status, { "content-type": "application/json", ...own });
    response.end(typeof body === "string" ? body : body === undefined ? "" : JSON.stringify(body));
  };

  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch(() => request.socket.destroy());
  };
  const server = certificate === undefined ? createServer(listen) : createSecureServer(certificate, listen);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `${certificate === undefined ? "http" : "https"}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
