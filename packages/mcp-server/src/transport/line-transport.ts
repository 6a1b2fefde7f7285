// MCP over a pair of streams, a message a line. Whatever comes in is answered and the next line read; what goes out is
// the protocol's lines and nothing else, none of them longer than clients read.
import type { Readable, Writable } from "node:stream";
import type { JSONRPCMessage, Transport } from "@modelcontextprotocol/server";
import { BoundedLines, type Line } from "./bounded-lines.js";
import { type ErrorAnswer, errorAnswer, errorCodes, readMessage } from "./read-message.js";
import type { RequestId } from "./scan-request-id.js";

export type LineLimits = {
  /** Bytes of a line that is read. */
  readonly received: number;
  /** Bytes of a line that is written: official clients end the session at 10 MiB. */
  readonly sent: number;
  /** How long the end of the input waits for answers that are under way. */
  readonly drainMilliseconds: number;
};

export const defaultLineLimits: LineLimits = {
  received: 10 * 1024 * 1024,
  sent: 4 * 1024 * 1024,
  drainMilliseconds: 5000,
};

export class LineTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  /** Settles when nothing is read or written any more. */
  readonly closed: Promise<void>;
  readonly #input: Readable;
  readonly #output: Writable;
  readonly #limits: LineLimits;
  readonly #lines: BoundedLines;
  /** Requests that have not been answered. */
  readonly #open = new Set<RequestId>();
  #settle: () => void = () => undefined;
  #isClosed = false;
  #isEnding = false;

  constructor(input: Readable, output: Writable, limits: LineLimits = defaultLineLimits) {
    this.#input = input;
    this.#output = output;
    this.#limits = limits;
    this.#lines = new BoundedLines(limits.received);
    this.closed = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  async start(): Promise<void> {
    this.#input.on("data", this.#onData).on("end", this.#onEnd).on("close", this.#onEnd);
    this.#input.on("error", this.#onStreamError);
    this.#output.on("error", this.#onStreamError).on("drain", this.#onDrain);
  }

  async send(message: JSONRPCMessage): Promise<void> {
    const answered = "method" in message ? undefined : message.id;
    if (answered !== undefined) this.#open.delete(answered);
    this.#write(message);
    if (this.#isEnding && this.#open.size === 0) await this.close();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#input.off("data", this.#onData).off("end", this.#onEnd).off("close", this.#onEnd);
    this.#input.pause();
    this.#output.off("drain", this.#onDrain);
    // Errors of either stream may still come, and are nobody's any more.
    this.onclose?.();
    this.#settle();
  }

  readonly #onData = (chunk: Uint8Array): void => {
    for (const line of this.#lines.push(chunk)) this.#receive(line);
  };

  readonly #onDrain = (): void => void this.#input.resume();

  readonly #onStreamError = (error: Error): void => {
    if (this.#isClosed) return;
    this.onerror?.(error);
    void this.close();
  };

  readonly #onEnd = (): void => {
    if (this.#isEnding || this.#isClosed) return;
    this.#isEnding = true;
    for (const line of this.#lines.end()) this.#receive(line);
    if (this.#open.size === 0) void this.close();
    else setTimeout(() => void this.close(), this.#limits.drainMilliseconds).unref();
  };

  #receive(line: Line): void {
    if (this.#isClosed) return;
    if (line.kind === "too-long") {
      const limit = this.#limits.received;
      const message = `invalid request: the line is longer than ${limit} bytes; send less at a time`;
      this.#write(errorAnswer(line.id, errorCodes.invalidRequest, message, { limit }));
      return;
    }
    const read = readMessage(line.bytes);
    if (read === undefined) return;
    if (read.kind === "refused") this.#write(read.answer);
    else if (read.kind === "ignored") this.onerror?.(new Error(read.reason));
    else this.#deliver(read.message);
  }

  #deliver(message: JSONRPCMessage): void {
    if ("method" in message && "id" in message) this.#open.add(message.id);
    // A request that was cancelled gets no answer.
    const params =
      "params" in message ? (message.params as { requestId?: RequestId } | undefined) : undefined;
    if (
      "method" in message &&
      message.method === "notifications/cancelled" &&
      params?.requestId !== undefined
    )
      this.#open.delete(params.requestId);
    this.onmessage?.(message);
  }

  #write(message: JSONRPCMessage | ErrorAnswer): void {
    if (this.#isClosed) return;
    // Who does not read the answers is not asked for more questions.
    if (!this.#output.write(`${this.#lineOf(message)}\n`)) this.#input.pause();
  }

  #lineOf(message: JSONRPCMessage | ErrorAnswer): string {
    const line = JSON.stringify(message);
    const size = Buffer.byteLength(line);
    const limit = this.#limits.sent;
    if (size <= limit || "method" in message) return line;
    const problem = `the answer has ${size} bytes, and a line holds ${limit}: ask about less at a time`;
    const data = { code: "answer_too_large", size, limit };
    return JSON.stringify(errorAnswer(message.id ?? null, errorCodes.internal, problem, data));
  }
}
