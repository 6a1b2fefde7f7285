// A model server on this machine that speaks the wire protocols of OpenAI, Azure OpenAI, Ollama and Anthropic.
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type ModelCall = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As JSON. */
  readonly body: Readonly<Record<string, unknown>>;
};

/** One answer: a text, or what else servers do. */
export type ModelAnswer =
  | string
  | { readonly text: string; readonly isCut: true }
  | { readonly status: number; readonly body: string }
  | { readonly tool: string; readonly arguments: string }
  | "silence";

export type ModelServer = {
  readonly url: string;
  readonly calls: readonly ModelCall[];
  /** The answers to the next calls; the last one is given again. */
  answer(...answers: readonly ModelAnswer[]): void;
  close(): Promise<void>;
};

export async function startModelServer(): Promise<ModelServer> {
  const calls: ModelCall[] = [];
  let answers: readonly ModelAnswer[] = [];
  const server = createServer(async (request, response) => {
    const { url: path = "", headers } = request;
    calls.push({ path, headers, body: JSON.parse(await bodyOf(request)) as ModelCall["body"] });
    const [answer = "", ...others] = answers;
    if (others.length > 0) answers = others;
    if (answer === "silence") return;
    if (typeof answer === "object" && "status" in answer) {
      response.writeHead(answer.status, { "content-type": "application/json" }).end(answer.body);
      return;
    }
    const written = path.endsWith("/messages") ? anthropicAnswer(answer) : openaiAnswer(answer);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(written));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    answer: (...given) => {
      answers = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

type Said = Exclude<ModelAnswer, "silence" | { status: number }>;

function openaiAnswer(answer: Said): unknown {
  const isTool = typeof answer === "object" && "tool" in answer;
  const message = isTool
    ? {
        role: "assistant",
        content: null,
        tool_calls: [
          { id: "call_1", type: "function", function: { name: answer.tool, arguments: answer.arguments } },
        ],
      }
    : { role: "assistant", content: textOf(answer) };
  const reason = isTool ? "tool_calls" : typeof answer === "object" ? "length" : "stop";
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_764_547_200,
    model: "test",
    choices: [{ index: 0, message, finish_reason: reason }],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  };
}

function anthropicAnswer(answer: Said): unknown {
  const isTool = typeof answer === "object" && "tool" in answer;
  return {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "test",
    content: isTool
      ? [{ type: "tool_use", id: "toolu_1", name: answer.tool, input: JSON.parse(answer.arguments) }]
      : [{ type: "text", text: textOf(answer) }],
    stop_reason: isTool ? "tool_use" : typeof answer === "object" ? "max_tokens" : "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 100, output_tokens: 20 },
  };
}

function textOf(answer: Said): string {
  if (typeof answer === "string") return answer;
  return "text" in answer ? answer.text : "";
}
