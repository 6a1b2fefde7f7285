// Tools of Vercel's `ai`, run by the gate: the model calls them as before.
import { type GuardedOptions, runGuarded } from "./guard-function.js";
import { wholeOutput } from "./whole-output.js";

/** What of a tool of `ai` is used: those that the caller executes have an `execute`. */
export type AiTool = {
  /** Tools differ in what they take; each is handed what the library hands it. */
  readonly execute?: ((input: never, options: never) => unknown) | undefined;
};

/**
 * The same tools, each executed by the gate. What a tool is denied for is thrown, and `ai` tells the model. A tool that
 * the provider executes has nothing that could be kept from running, and is refused; so is one whose output comes in
 * pieces, since it has begun before it has ended.
 * @throws {TypeError} for a tool without `execute`
 * @example generateText({ model, tools: guardAiTools({ deletePod }, { gate, on }), prompt })
 */
export function guardAiTools<Tools extends Readonly<Record<string, AiTool>>>(
  tools: Tools,
  options: GuardedOptions,
): Tools {
  const guarded = Object.entries(tools).map(([name, tool]) => {
    const { execute } = tool;
    if (execute === undefined)
      throw new TypeError(`\`${name}\` has no \`execute\`: the gate cannot run what somebody else runs`);
    return [name, { ...tool, execute: executeGuarded(name, execute as Execute, options) }] as const;
  });
  return Object.fromEntries(guarded) as unknown as Tools;
}

type Execute = (input: unknown, called?: { readonly abortSignal?: AbortSignal }) => unknown;

function executeGuarded(tool: string, execute: Execute, options: GuardedOptions): Execute {
  return (given, called = {}) =>
    runGuarded(options, {
      tool,
      given,
      signal: called.abortSignal,
      execute: async (copy) => wholeOutput(tool, await execute(copy, called)),
    });
}
