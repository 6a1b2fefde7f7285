// The doors of Palisade: one question, asked of each as its callers ask it.
import { spawn } from "node:child_process";
import { isDeepStrictEqual } from "node:util";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import type { Guard } from "@palisade/guardrails";
import { createGuard } from "@palisade/guardrails/node";
import { runHere } from "../end-to-end/run-in-process.js";
import { palisade } from "../end-to-end/run-palisade.js";
import { type Answer, answerOf } from "./answer.js";
import { commandLineOf } from "./command-lines.js";
import { LineClient } from "./line-client.js";
import type { DoorName, Row, Subject } from "./read-rows.js";
import { wholeDecision } from "./whole-decision.js";

/** Each way through a door by its name: `library, as data`. */
export type Answers = ReadonlyMap<string, Answer>;

export class Doors {
  readonly #guard: Guard;
  readonly #client: Client;
  readonly #lines: LineClient;

  private constructor(guard: Guard, client: Client, lines: LineClient) {
    this.#guard = guard;
    this.#client = client;
    this.#lines = lines;
  }

  static async open(): Promise<Doors> {
    const command = { command: process.execPath, args: [palisade, "mcp"] };
    const client = new Client({ name: "doors", version: "1.0.0" });
    await client.connect(new StdioClientTransport(command));
    // The client holds every answer against the schema that the server publishes.
    await client.listTools();
    const lines = new LineClient(
      spawn(command.command, command.args, { stdio: ["pipe", "pipe", "inherit"] }),
    );
    await lines.initialize();
    return new Doors(await createGuard(), client, lines);
  }

  async close(): Promise<void> {
    await this.#client.close();
    await this.#lines.close();
  }

  async ask(subject: Subject, row: Row): Promise<Answers> {
    const answers = new Map<string, Answer>();
    const ways: Readonly<Record<DoorName, () => Promise<void>>> = {
      library: async () => this.#askLibrary(subject, row, answers),
      "command line": async () => {
        answers.set("command line", await this.#askCommandLine(subject, row));
      },
      mcp: () => this.#askMcp(subject, row, answers),
    };
    for (const door of row.doors) await ways[door]();
    return answers;
  }

  #askLibrary(subject: Subject, { text, onlyText }: Row, answers: Map<string, Answer>): void {
    const ask = (request: unknown): Answer => answerOf(this.#guard.validate(subject, request));
    if (!onlyText) answers.set("library, as data", ask(JSON.parse(text) as unknown));
    answers.set("library, as text", ask(new TextEncoder().encode(text)));
  }

  async #askCommandLine(subject: Subject, { text }: Row): Promise<Answer> {
    const { line, input, read } = commandLineOf(subject, text);
    const { out, err, code } = await runHere([...line, "--format", "json"], input);
    if (out === "") throw new Error(`no answer but exit code ${code}: ${err}`);
    return read(JSON.parse(out) as never, code);
  }

  async #askMcp(subject: Subject, { text, onlyText }: Row, answers: Map<string, Answer>): Promise<void> {
    const name = `validate_${subject.replace("-", "_")}`;
    const data = onlyText ? undefined : (JSON.parse(text) as Record<string, unknown>);
    if (data !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(data)), data)) {
      const { structuredContent } = await this.#client.callTool({ name, arguments: data });
      const more = async (cursor: string): Promise<unknown> =>
        (await this.#client.callTool({ name: "list_findings", arguments: { cursor } })).structuredContent;
      answers.set("mcp, by a client", await wholeDecision(structuredContent, more));
    }
    const result = await this.#lines.request("tools/call", `{"name":"${name}","arguments":${text}}`);
    const more = async (cursor: string): Promise<unknown> =>
      (
        await this.#lines.request(
          "tools/call",
          JSON.stringify({ name: "list_findings", arguments: { cursor } }),
        )
      )["structuredContent"];
    answers.set("mcp, on the wire", await wholeDecision(result["structuredContent"], more));
  }
}
