// Hooks of coding agents: what each hands over before it runs something, and how it is answered.
import type { Action, Decision, Effect } from "@palisade/guardrails";

type Json = Readonly<Record<string, unknown>>;

/** One agent's hook, as its makers document it. */
export type AgentHook = {
  /** The action that it asks about; `undefined` for what is no shell line and no MCP tool's call. */
  readonly actionOf: (given: Json) => Pick<Action, "command" | "tool" | "arguments"> | undefined;
  /** What it understands as the answer. */
  readonly answer: (effect: Effect, reason: string) => Json;
};

/** `PreToolUse` of Claude Code. */
const claudeCode: AgentHook = {
  actionOf: ({ tool_name: tool, tool_input: input }) => toolAction(tool, input, /^Bash$/),
  answer: (effect, reason) => ({
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision: words[effect],
      permissionDecisionReason: reason,
    },
  }),
};

/** `beforeShellExecution` and `beforeMCPExecution` of Cursor. */
const cursor: AgentHook = {
  actionOf: ({ command, tool_name: tool, tool_input: input, hook_event_name: event }) => {
    if (event === "beforeMCPExecution") return toolAction(`mcp__${String(tool)}`, input, /^$/);
    return event === "beforeShellExecution" ? { command: textOf(command) } : undefined;
  },
  answer: (effect, reason) => ({ permission: words[effect], user_message: reason, agent_message: reason }),
};

/** `BeforeTool` of Gemini CLI, which cannot ask: what needs an approval is denied, with that as its reason. */
const geminiCli: AgentHook = {
  actionOf: ({ tool_name: tool, tool_input: input }) => toolAction(tool, input, /^run_shell_command$/),
  answer: (effect, reason) => ({ decision: effect === "allow" ? "allow" : "deny", reason }),
};

export const agentHooks: Readonly<Record<string, AgentHook>> = {
  "claude-code": claudeCode,
  cursor,
  "gemini-cli": geminiCli,
};

const words: Readonly<Record<Effect, "allow" | "ask" | "deny">> = {
  allow: "allow",
  require_approval: "ask",
  deny: "deny",
};

/** What the person or the agent is told: what was found, the worst first. */
export function reasonOf({ effect, findings, failure }: Decision): string {
  const messages = [failure?.message, ...findings.map(({ message }) => message)].filter(
    (each) => each !== undefined,
  );
  const what = {
    allow: "Palisade has no objection",
    require_approval: "A person decides first",
    deny: "Denied",
  }[effect];
  return messages.length === 0 ? what : `${what}: ${messages.slice(0, 3).join("; ")}`;
}

function toolAction(tool: unknown, input: unknown, shell: RegExp): ReturnType<AgentHook["actionOf"]> {
  const name = textOf(tool);
  const given = recordOf(input);
  if (shell.test(name)) return { command: textOf(given["command"]) };
  return /^mcp_/.test(name) ? { tool: name.replace(/^mcp__(?=MCP:)/, ""), arguments: given } : undefined;
}

/** What is no text is none: an empty command is refused, and so denied. */
function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Arguments as an object, or as the text of one. @throws {SyntaxError} */
function recordOf(value: unknown): Json {
  const data: unknown = typeof value === "string" ? JSON.parse(value) : value;
  return typeof data === "object" && data !== null && !Array.isArray(data) ? (data as Json) : {};
}
