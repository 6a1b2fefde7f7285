// Tools of an MCP server, called through the gate.
import { type GuardedOptions, runGuarded } from "./guard-function.js";
import { ToolError } from "./tool-error.js";

/** What of a client is used. */
export type McpClient = {
  /** Parameters and options are the library's own. */
  callTool(params: never, options?: never): Promise<unknown>;
};

type CallTool<Client extends McpClient> = (
  params: Parameters<Client["callTool"]>[0],
  more?: Parameters<Client["callTool"]>[1],
) => Promise<Awaited<ReturnType<Client["callTool"]>> | McpDenial>;

/** What of its parameters and options the gate reads. */
type Params = { readonly name: string; readonly arguments?: unknown };
type Options = { readonly signal?: AbortSignal };

/** What a call that did not run gives: a result that the model may read, as for any tool that failed. */
export type McpDenial = {
  readonly isError: true;
  readonly content: readonly { readonly type: "text"; readonly text: string }[];
};

/**
 * `callTool` of this client, run by the gate. A call that is denied, waits for approval, or is not on record gives a
 * result with `isError`, so that the model sees why. Whoever has the client itself can still call past the gate: hand on
 * this function, and not the client.
 * @param server names the tools' server to the policies: `files` makes a tool `mcp__files__read`
 * @example
 * const callTool = guardMcpClient("files", client, { gate, on });
 * const { content } = await callTool({ name: "read", arguments: { path: "README.md" } });
 */
export function guardMcpClient<Client extends McpClient>(
  server: string,
  client: Client,
  options: GuardedOptions,
): CallTool<Client> {
  const call = client.callTool.bind(client) as (params: Params, more?: Options) => Promise<unknown>;
  const callTool = async (params: Params, more?: Options): Promise<unknown> => {
    const { name, arguments: given } = params;
    try {
      return await runGuarded(options, {
        tool: `mcp__${server}__${name}`,
        given: given ?? {},
        signal: more?.signal,
        execute: (copy) => call({ ...params, name, arguments: copy }, more),
      });
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      const denial: McpDenial = { isError: true, content: [{ type: "text", text: error.message }] };
      return denial;
    }
  };
  return callTool as CallTool<Client>;
}
