// Function tools of the OpenAI Agents SDK, run by the gate: the model calls them as before.
import { type GuardedOptions, runGuarded } from "./guard-function.js";
import { ToolError } from "./tool-error.js";

/** What of a tool of the SDK is used: those that the caller executes are functions, with an `invoke`. */
export type OpenAiTool = {
  readonly type: string;
  readonly name?: string;
  /** Contexts and details are the library's own. */
  readonly invoke?: (context: never, input: string, details?: never) => Promise<unknown>;
  readonly outputSchema?: unknown;
  readonly errorFunction?: unknown;
};

/**
 * The same tools, each invoked by the gate. What a tool is denied for is its output, so that the model sees why; a tool with
 * an output schema has it from its `errorFunction`, and throws without one. Hosted tools, and those for a computer or a
 * shell, have nothing that could be kept from running, and are refused.
 * @throws {TypeError} for a tool that is no function tool
 * @example new Agent({ name: "operator", tools: guardOpenAiTools([deletePod], { gate, on }) })
 */
export function guardOpenAiTools<Tools extends readonly OpenAiTool[]>(
  tools: Tools,
  options: GuardedOptions,
): Tools {
  return tools.map((tool) => {
    const { type, name, invoke } = tool;
    if (type !== "function" || name === undefined || invoke === undefined)
      throw new TypeError(
        `\`${name ?? type}\` is no function tool: the gate cannot run what somebody else runs`,
      );
    return { ...tool, invoke: invokeGuarded(name, tool, invoke as Invoke, options) };
  }) as unknown as Tools;
}

type Details = { readonly signal?: AbortSignal } | undefined;
type Invoke = (context: unknown, input: string, details?: Details) => Promise<unknown>;
type ErrorFunction = (context: unknown, error: unknown, details: Details) => unknown;

function invokeGuarded(
  name: string,
  { outputSchema, errorFunction }: OpenAiTool,
  invoke: Invoke,
  options: GuardedOptions,
): Invoke {
  return async (context, input, details) => {
    try {
      // The text is what is judged, and what the tool reads: nobody can change it meanwhile.
      return await runGuarded(options, {
        tool: name,
        given: argumentsIn(input),
        signal: details?.signal,
        execute: () => invoke(context, input, details),
      });
    } catch (error) {
      if (!(error instanceof ToolError)) throw error;
      if (outputSchema === undefined) return error.message;
      if (typeof errorFunction !== "function") throw error;
      return (errorFunction as ErrorFunction)(context, error, details);
    }
  };
}

/** What is no JSON is judged as a text: the tool says what it makes of it. */
function argumentsIn(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}
