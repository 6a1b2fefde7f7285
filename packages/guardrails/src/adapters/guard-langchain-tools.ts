// Tools of LangChain, run by the gate: models, agents and graphs call them as before.
import { type GuardedOptions, runGuarded } from "./guard-function.js";
import { wholeOutput } from "./whole-output.js";

/** What of a tool is used: every class of tools has a `_call`, which runs it once its arguments were parsed. */
export type LangChainTool = { readonly name: string };

type Run = (given: unknown, manager?: unknown, config?: { readonly signal?: AbortSignal }) => unknown;

/**
 * The same tools, each run by the gate. What a tool is denied for is thrown, and agents tell the model. Tools that the
 * provider executes, and runnables that are no tools of their own, have nothing that could be kept from running, and are
 * refused; so is one whose output comes in pieces.
 * @throws {TypeError} for a tool without `_call`
 * @example createAgent({ model, tools: guardLangChainTools([deletePod], { gate, on }) })
 */
export function guardLangChainTools<Tools extends readonly LangChainTool[]>(
  tools: Tools,
  options: GuardedOptions,
): Tools {
  return tools.map((tool) => guardTool(tool, options)) as unknown as Tools;
}

function guardTool(tool: LangChainTool, options: GuardedOptions): LangChainTool {
  const { name, _call: call } = tool as LangChainTool & { readonly _call?: Run };
  if (typeof call !== "function")
    throw new TypeError(`\`${name}\` has no \`_call\`: the gate cannot run what somebody else runs`);
  const guarded: Run = (given, manager, config) =>
    runGuarded(options, {
      tool: name,
      given,
      signal: config?.signal,
      execute: async (copy) => wholeOutput(name, await call.call(tool, copy, manager, config)),
    });
  // Its class stays what it is, with all that others ask of it; only what runs is another. `func` is what `_call` would run.
  return new Proxy(tool, {
    get: (target, key) => {
      if (key === "_call" || (key === "func" && key in target)) return guarded;
      return Reflect.get(target, key) as unknown;
    },
  });
}
