// One request over the wire, and its answer as text within a bound. Redirects are not followed.
import { Buffer } from "node:buffer";
import type { Agent, Dispatcher } from "undici";

export type WireRequest = {
  readonly origin: string;
  readonly method: Dispatcher.HttpMethod;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly signal: AbortSignal;
  /** Bytes of the answer. */
  readonly mostBytes: number;
};

export type WireAnswer = {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData["headers"];
  readonly text: string;
  /** There was more than may be read. */
  readonly isCut: boolean;
};

/** @throws what undici throws: no connection, one that broke, the signal */
export async function send(agent: Agent, request: WireRequest): Promise<WireAnswer> {
  const { origin, method, path, headers, body, signal, mostBytes } = request;
  const answer = await agent.request({ origin, method, path, headers, body: body ?? null, signal });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let isCut = false;
  for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    isCut = bytes > mostBytes;
    // Leaving the loop closes the connection: nobody waits for the rest.
    if (isCut) break;
    chunks.push(chunk);
  }
  const text = isCut ? "" : Buffer.concat(chunks).toString("utf8");
  return { status: answer.statusCode, headers: answer.headers, text, isCut };
}
