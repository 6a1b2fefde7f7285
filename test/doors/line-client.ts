// An MCP client that writes lines as they are, for texts that no other client would send.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

type Result = Readonly<Record<string, unknown>>;

export class LineClient {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (message: Result) => void>();
  #last = 0;

  constructor(child: ChildProcess) {
    this.#child = child;
    if (child.stdout === null) throw new Error("the server's output is not piped");
    createInterface({ input: child.stdout }).on("line", (line) => {
      const message = JSON.parse(line) as Result & { readonly id: number };
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
    });
  }

  async initialize(): Promise<void> {
    const client = {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "lines", version: "1" },
    };
    await this.request("initialize", JSON.stringify(client));
    this.#write('{"jsonrpc":"2.0","method":"notifications/initialized"}');
  }

  /** `params` is JSON text, without line breaks. The result, or an error. */
  async request(method: string, params: string): Promise<Result> {
    const id = ++this.#last;
    const answer = new Promise<Result>((resolve) => this.#waiting.set(id, resolve));
    this.#write(
      `{"jsonrpc":"2.0","id":${id},"method":"${method}","params":${params.replaceAll(/[\r\n]/g, " ")}}`,
    );
    const message = await answer;
    if (message["error"] !== undefined) throw new Error(JSON.stringify(message["error"]));
    return message["result"] as Result;
  }

  async close(): Promise<void> {
    this.#child.stdin?.end();
    await once(this.#child, "exit");
  }

  #write(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }
}
