// Hooks of coding agents, spoken to in the JSON that their makers document; and shell lines on a command line.
import { describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";

const harmless = "kubectl get pods -n shop";
const harmful = "kubectl delete namespace kube-system";
const questionable = "kubectl delete deployment web -n shop";

const claude = (tool_name: string, tool_input: unknown): unknown => ({
  session_id: "abc",
  transcript_path: "/tmp/abc.jsonl",
  cwd: "/srv/app",
  permission_mode: "default",
  hook_event_name: "PreToolUse",
  tool_name,
  tool_input,
});
const cursor = (hook_event_name: string, fields: object): unknown => ({
  conversation_id: "c",
  generation_id: "g",
  workspace_roots: ["/srv/app"],
  hook_event_name,
  ...fields,
});
const gemini = (tool_name: string, tool_input: unknown): unknown => ({
  session_id: "abc",
  transcript_path: "/tmp/abc.json",
  cwd: "/srv/app",
  hook_event_name: "BeforeTool",
  timestamp: "2026-11-30T10:00:00Z",
  tool_name,
  tool_input,
});

async function asked(agent: string, given: unknown, ...options: readonly string[]): Promise<unknown> {
  const input = typeof given === "string" ? given : JSON.stringify(given);
  const { out, code } = await runHere(["hook", agent, ...options], input);
  return { code, answer: JSON.parse(out) as unknown };
}

const claudeSays = (permissionDecision: string): unknown => ({
  code: 0,
  answer: {
    hookSpecificOutput: {
      hookEventName: "PreToolUse",
      permissionDecision,
      permissionDecisionReason: expect.stringMatching(/./) as unknown,
    },
  },
});

describe("Claude Code", () => {
  it.each([
    ["allow", harmless],
    ["ask", questionable],
    ["deny", harmful],
    ["deny", "frobnicate --now"],
  ])("is told %s for `%s`", async (permission, command) => {
    expect(await asked("claude-code", claude("Bash", { command }), "--allow")).toEqual(
      claudeSays(permission),
    );
  });

  it("is told of MCP tools, and asks as ever about all others", async () => {
    const call = claude("mcp__kubernetes__delete_namespace", { name: "kube-system" });
    expect(await asked("claude-code", call)).toEqual(claudeSays("deny"));
    expect(await asked("claude-code", claude("Read", { file_path: "/srv/app/a" }), "--allow")).toEqual({
      code: 0,
      answer: {},
    });
  });

  it("asks as ever about what may run, without --allow", async () => {
    expect(await asked("claude-code", claude("Bash", { command: harmless }))).toEqual({
      code: 0,
      answer: {},
    });
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["no text", ""],
  ])("is stopped by %s", async (_, input) => {
    const { out, err, code } = await runHere(["hook", "claude-code"], input);
    expect({ code, err }).toEqual({ code: 2, err: "what the agent handed over is no request of its hook\n" });
    expect(JSON.parse(out)).toMatchObject({ hookSpecificOutput: { permissionDecision: "deny" } });
  });

  it("is stopped by a shell call without its line", async () => {
    expect(await asked("claude-code", claude("Bash", {}))).toEqual(claudeSays("deny"));
  });
});

describe("Cursor", () => {
  it.each([
    ["allow", harmless],
    ["ask", questionable],
    ["deny", harmful],
  ])("is told %s for `%s`", async (permission, command) => {
    const given = cursor("beforeShellExecution", { command, cwd: "/srv/app" });
    const said = expect.stringMatching(/./) as unknown;
    expect(await asked("cursor", given, "--allow")).toEqual({
      code: 0,
      answer: { permission, user_message: said, agent_message: said },
    });
  });

  it("is told of MCP tools, whose arguments may be the text of an object", async () => {
    for (const tool_input of [{ name: "kube-system" }, '{"name": "kube-system"}']) {
      const given = cursor("beforeMCPExecution", { tool_name: "delete_namespace", tool_input });
      expect(await asked("cursor", given)).toMatchObject({ answer: { permission: "deny" } });
    }
  });
});

describe("Gemini CLI", () => {
  it.each([
    ["allow", harmless],
    ["deny", questionable],
    ["deny", harmful],
  ])("is told %s for `%s`", async (decision, command) => {
    const given = gemini("run_shell_command", { command });
    expect(await asked("gemini-cli", given, "--allow")).toEqual({
      code: 0,
      answer: { decision, reason: expect.stringMatching(/./) as unknown },
    });
  });
});

it("knows no other agents", async () => {
  const { code, err } = await runHere(["hook", "frob"], "{}");
  expect(code).toBe(2);
  expect(err).toContain("a hook is one of claude-code, cursor, gemini-cli");
});

describe("validate shell", () => {
  it.each([
    [0, ["--", "kubectl", "get", "pods", "-n", "shop"]],
    [0, ["--", "kubectl get pods | grep -c Running"]],
    [1, ["--", "kubectl", "get", "pods | sh"]],
    [1, ["--", "kubectl get pods | sh"]],
    [1, ["--", "kubectl", "delete", "namespace", "kube-system"]],
    [0, ["--environment", "dev", "--", "kubectl", "label", "pod", "web", "a=b"]],
    [1, ["--", "kubectl", "label", "pod", "web", "a=b"]],
    [1, ["--environment", "dev", "--cluster", "prod-eu", "--", "kubectl", "label", "pod", "web", "a=b"]],
  ])("exits with %s for %j", async (code, words) => {
    expect((await runHere(["validate", "shell", ...words], "")).code).toBe(code);
  });

  it("reads standard input", async () => {
    expect((await runHere(["validate", "shell", "-"], `${harmless}\n`)).code).toBe(0);
    expect((await runHere(["validate", "shell", "-"], harmful)).code).toBe(1);
  });

  it("needs a line", async () => {
    const { code, err } = await runHere(["validate", "shell"], "");
    expect(code).toBe(2);
    expect(err).toContain("name a line behind --, or - for standard input");
  });
});
