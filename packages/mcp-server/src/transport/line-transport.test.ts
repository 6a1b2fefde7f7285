// The streams of a session: what is answered, what is held back, and how it ends.
import { PassThrough, Writable } from "node:stream";
import type { JSONRPCMessage } from "@modelcontextprotocol/server";
import { describe, expect, it } from "vitest";
import { type LineLimits, LineTransport } from "./line-transport.js";

const limits: LineLimits = { received: 200, sent: 300, drainMilliseconds: 60_000 };
const request = (id: number): string => `{"jsonrpc":"2.0","id":${id},"method":"ping"}`;

/** A session whose other side answers only when it is told to. */
async function open(output: Writable = new PassThrough()) {
  const input = new PassThrough();
  const transport = new LineTransport(input, output, limits);
  const messages: JSONRPCMessage[] = [];
  const errors: string[] = [];
  transport.onmessage = (message) => void messages.push(message);
  transport.onerror = ({ message }) => void errors.push(message);
  await transport.start();
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const written = (): string => String((output as PassThrough).read() ?? "");
  return { input, transport, messages, errors, settle, written };
}

describe("lines that are too long", () => {
  it("are answered with the request's id, and the next one is read", async () => {
    const { input, messages, settle, written } = await open();
    input.write(`{"params":"${"x".repeat(300)}","id":7}\n`);
    input.write(`${request(8)}\n`);
    await settle();
    expect(JSON.parse(written())).toEqual({
      jsonrpc: "2.0",
      id: 7,
      error: {
        code: -32600,
        message: "invalid request: the line is longer than 200 bytes; send less at a time",
        data: { limit: 200 },
      },
    });
    expect(messages).toEqual([JSON.parse(request(8))]);
  });
});

describe("answers", () => {
  it("that are larger than a client reads become an error", async () => {
    const { transport, written } = await open();
    await transport.send({ jsonrpc: "2.0", id: "x", result: { text: "é".repeat(200) } });
    const { id, error } = JSON.parse(written()) as { id: string; error: Record<string, unknown> };
    expect(id).toBe("x");
    expect(error).toEqual({
      code: -32603,
      message: "the answer has 447 bytes, and a line holds 300: ask about less at a time",
      data: { code: "answer_too_large", size: 447, limit: 300 },
    });
  });

  it("of exactly the limit are sent", async () => {
    const { transport, written } = await open();
    const message = { jsonrpc: "2.0", id: 1, result: { text: "" } } as const;
    const text = "x".repeat(300 - JSON.stringify(message).length);
    await transport.send({ ...message, result: { text } });
    expect(JSON.parse(written())).toMatchObject({ result: { text } });
  });

  it("that nobody reads stop the questions", async () => {
    const callbacks: (() => void)[] = [];
    const slow = new Writable({
      highWaterMark: 10,
      write: (_chunk, _encoding, done) => void callbacks.push(done),
    });
    const { input, transport, messages, settle } = await open(slow);
    await transport.send({ jsonrpc: "2.0", id: 1, result: {} });
    input.write(`${request(2)}\n`);
    await settle();
    expect(messages).toEqual([]);
    callbacks[0]?.();
    await settle();
    expect(messages).toHaveLength(1);
  });
});

describe("the end of the input", () => {
  it("closes at once if nothing is open", async () => {
    const { input, transport } = await open();
    input.end();
    await transport.closed;
  });

  it("waits for what is asked, reads a last line without a line feed, and closes with the last answer", async () => {
    const { input, transport, messages, settle, written } = await open();
    let isClosed = false;
    void transport.closed.then(() => {
      isClosed = true;
    });
    input.end(`${request(1)}\n${request(2)}`);
    await settle();
    expect(messages).toHaveLength(2);
    await transport.send({ jsonrpc: "2.0", id: 1, result: {} });
    await settle();
    expect(isClosed).toBe(false);
    await transport.send({ jsonrpc: "2.0", id: 2, result: {} });
    await transport.closed;
    expect(written().trim().split("\n")).toHaveLength(2);
  });

  it("does not wait for what was cancelled", async () => {
    const { input, transport } = await open();
    input.end(
      `${request(1)}\n{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}\n`,
    );
    await transport.closed;
  });
});

it("a closed session writes nothing, and reads nothing", async () => {
  const { input, transport, messages, settle, written } = await open();
  await transport.close();
  await transport.send({ jsonrpc: "2.0", id: 1, result: {} });
  input.write(`${request(1)}\n{nonsense\n`);
  await settle();
  expect(messages).toEqual([]);
  expect(written()).toBe("");
});

it("an output that breaks ends the session, and says so once", async () => {
  const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error("broken pipe")) });
  const { transport, errors } = await open(broken);
  await transport.send({ jsonrpc: "2.0", id: 1, result: {} });
  await transport.closed;
  expect(errors).toEqual(["broken pipe"]);
});
