// `palisade hook`: answers a coding agent that asks before it runs something.
import type { Action } from "@palisade/guardrails";
import { defineCommand, type ExitCode } from "../define-command.js";
import { type AgentHook, agentHooks, reasonOf } from "../hooks/agent-hooks.js";
import type { Host } from "../host.js";
import { jsonData, shown } from "../output/terminal-text.js";
import { guardOptions } from "../policies/guard-options.js";
import { openGuard } from "../policies/open-guard.js";
import { readInput } from "../read-input.js";
import { UsageError } from "../usage-error.js";
import { whereOptions } from "./validate-shell.js";

const maximumHookBytes = 4 * 1024 * 1024;

export const hook = defineCommand({
  name: "hook",
  summary: "Answers a coding agent's hook: its JSON on standard input, the answer on standard output.",
  arguments: "<agent>",
  options: {
    ...whereOptions,
    allow: {
      type: "boolean",
      description:
        "say that it may run, too; without it, only what may not is answered, and the agent asks as ever",
    },
    ...guardOptions,
  },
  examples: [
    {
      line: `echo '{"tool_name":"Bash","tool_input":{"command":"kubectl get pods"}}' | palisade hook claude-code --allow`,
      meaning: "as Claude Code asks; cursor and gemini-cli are the others",
    },
  ],
  run: async ({ paths: [agent = ""], values }, host) => {
    if (!Object.hasOwn(agentHooks, agent))
      throw new UsageError(`a hook is one of ${Object.keys(agentHooks).join(", ")}`);
    const own = agentHooks[agent] as AgentHook;
    const action = await readAction(own, host);
    // A broken request stops what it asks about: every agent takes this exit code for a no.
    if (action === "broken") return refuse(own, host);
    if (action === undefined) return print({}, host);
    const { environment, cluster, namespace } = values;
    const guard = await openGuard(values, host);
    const decision = guard.validateAction({
      ...action,
      ...(environment !== undefined && { environment }),
      ...(cluster !== undefined && { cluster }),
      ...(namespace !== undefined && { namespace }),
    });
    if (decision.effect === "allow" && values.allow !== true) return print({}, host);
    return print(own.answer(decision.effect, reasonOf(decision)), host);
  },
});

/** What the agent asks about; `undefined` for what is not judged, `broken` for what is no such request. */
async function readAction(own: AgentHook, host: Host): Promise<Action | undefined | "broken"> {
  const bytes = await readInput("-", host, { limit: maximumHookBytes });
  try {
    const given: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof given !== "object" || given === null || Array.isArray(given)) return "broken";
    return own.actionOf(given as Readonly<Record<string, unknown>>);
  } catch {
    return "broken";
  }
}

function refuse(own: AgentHook, host: Host): ExitCode {
  const reason = "what the agent handed over is no request of its hook";
  host.err(shown`${reason}\n`);
  print(own.answer("deny", reason), host);
  return 2;
}

function print(answer: Readonly<Record<string, unknown>>, host: Host): ExitCode {
  host.out(jsonData(`${JSON.stringify(answer)}\n`));
  return 0;
}
