// Names of files, keys, tests and packages that would steer a terminal, break lines or command a build server: no command
// prints them as they are, whatever it is asked for. What is data on request (`fmt`, `parse`, `eval --format raw`) is listed.
import { chdir, cwd } from "node:process";
import { commands } from "@palisade/cli";
import { AuditLog, bindingOf } from "@palisade/guardrails/gate";
import { createGuard } from "@palisade/guardrails/node";
import { openFileAuditStore } from "@palisade/stores/file";
import { openSqliteStores } from "@palisade/stores/sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

/** Erases the line, colours, breaks lines in every way, turns the text around, hides, and commands two build servers. */
const hostile =
  "\u001b[2K\u001b[31m\r\n\u0085\u2028::stop-commands::x\n##[error]\u009b1A\u202e\u200b\u{e0041}\u0007h";
const escaped =
  "\\u001b[2K\\u001b[31m\\r\\n\\u0085\\u2028::stop-commands::x\\n#\\u0023[error]\\u009b1A\\u202e\\u200b\\u{e0041}\\u0007h";
/** In JSON, which has escapes of its own for some of them. */
const inJson =
  "\\u001b[2K\\u001b[31m\\r\\n\\u0085\\u2028::stop-commands::x\\n#\\u0023[error]\\u009b1A\\u202e\\u200b\\udb40\\udc41\\u0007h";

const text = JSON.stringify(hostile);

const manifest = JSON.stringify({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: hostile, labels: { [hostile]: hostile } },
  spec: { containers: [{ name: hostile, image: hostile, securityContext: { privileged: true } }] },
});

const policy = `# METADATA
# title: |
#   ::error::title
# description: "\\e[2J\\u009b1A"
# entrypoint: true
package app[${text}]

import data.limits

allow if input.user == ${text}

names contains name if some name, _ in input

conflict := 1 if true
conflict := 2 if input.user

said if {
	print(input.user)
	trace(input.user)
	false
}
`;

const tests = `package app_test

test_case[name] if {
	some name in [${text}]
	print(name)
	name == "x"
}

test_broken if {
	{k: v | some v in [1, 2]; k := ${text}}
}
`;

let workspace: Workspace;
const before = cwd();
const approvalId = "019d0000-0000-7000-8000-000000000001";
const subject = { request: { verb: hostile, [hostile]: hostile }, requester: hostile, tenant: "acme" };
const whole = { ...subject, project: hostile, policies: [] };

async function fillDatabase(path: string): Promise<void> {
  const stores = openSqliteStores(path);
  await stores.approvals.insert({
    id: approvalId,
    state: "pending",
    subject: whole,
    binding: bindingOf(whole),
    decision: hostile,
    reasons: [{ rule: hostile, message: hostile, approvers: [hostile] }],
    requestedAt: "2026-11-30T10:00:00.000Z",
    requested: 2,
    expiresAt: "9999-11-30T10:00:00.000Z",
    votes: [],
    version: 0,
  });
  stores.close();
}

/** A decision that flips, and one that cannot be judged again. */
async function fillLog(folder: string): Promise<void> {
  const store = await openFileAuditStore(folder);
  const log = new AuditLog({ store, now: () => 0, newLogId: () => hostile });
  const decision = {
    ...(await createGuard()).validate("action", { verb: "get", resource: "pods" }),
    effect: "deny",
    context: { subject: hostile },
  };
  const event = { kind: "decision", tenant: hostile, project: hostile } as const;
  const input = { operations: [], unread: [] };
  await log.append({ ...event, details: { decision, input } });
  await log.append({ ...event, details: { decision, replayable: false, reason: hostile } });
  await store.close();
}

beforeAll(async () => {
  workspace = new Workspace().write({
    [`${hostile}.yaml`]: manifest,
    "manifests/pod.json": manifest,
    [`project ${hostile}/palisade.yaml`]: "",
    [`manifests/${hostile}.yaml`]: "a: [",
    [`policies/${hostile}.rego`]: policy,
    [`tests/${hostile}.rego`]: tests,
    [`broken/${hostile}.rego`]: `package p\n\n${hostile}\n`,
    [`unsafe/${hostile}.rego`]: `package p\n\np if x == ${text}\n`,
    [`unformatted/${hostile}.rego`]: "package p\np   :=   1\n",
    "input.json": JSON.stringify({ user: hostile, [hostile]: [hostile] }),
    "action.json": JSON.stringify({
      verb: "delete",
      resource: "deployments",
      name: hostile,
      environment: "production",
    }),
    "capabilities.json": JSON.stringify({ builtins: [{ name: hostile, decl: { type: hostile } }] }),
    "limits.json": JSON.stringify({ [hostile]: 1 }),
  });
  chdir(workspace.path);
  await fillDatabase("gate.db");
  await fillLog("audit");
  await runHere(["approvals", "keys", "ana.key.json", "--name", "ana"]);
});
afterAll(() => {
  chdir(before);
  workspace.remove();
});

type Line = {
  readonly line: readonly string[];
  readonly input?: string;
  /** What is to be seen of the name; by default the whole of it, escaped. */
  readonly seen?: string;
};

const query = `data.app[${text}]`;
const evaluating = ["eval", "-d", "policies", "-i", "input.json"];

const lines: readonly Line[] = [
  { line: ["validate", "config", `${hostile}.yaml`] },
  { line: ["validate", "config", "manifests"] },
  { line: ["validate", "config", `nowhere ${hostile}`] },
  { line: ["validate", "config", "--format", "json", `${hostile}.yaml`], seen: inJson },
  { line: ["validate", "config", "--format", "sarif", `${hostile}.yaml`], seen: "runs privileged" },
  {
    line: ["validate", "config", "--format", "junit", `${hostile}.yaml`],
    seen: "\\u001b[2K\\u001b[31m&#13;",
  },
  { line: ["validate", "config", "--format", "gitlab", `${hostile}.yaml`], seen: inJson },
  { line: ["validate", "config", "--format", "markdown", `${hostile}.yaml`], seen: "\\u001b[2K" },
  { line: ["validate", "config", "--format", "html", `${hostile}.yaml`], seen: "\\u001b[2K" },
  { line: ["validate", "config", `--${hostile}`, "."] },
  { line: ["validate", "config", "--fail-on", hostile, "."] },
  { line: ["validate", "prompt", "--file", hostile] },
  { line: ["validate", "prompt", `${hostile}.yaml`] },
  { line: ["validate", "prompt", hostile, hostile], seen: "too many arguments" },
  { line: ["validate", "prompt", "--format", "json", hostile], seen: '"effect"' },
  { line: ["validate", "response", "--file", hostile] },
  { line: ["validate", "response", "--model", hostile, "--format", "json", hostile], seen: '"effect"' },
  { line: ["validate", "tool-result", "--file", hostile] },
  { line: ["validate", "tool-result", "--tool", hostile, "--format", "json", hostile], seen: '"effect"' },
  { line: ["validate", "action", "action.json"], seen: "\\u001b[2K" },
  { line: ["validate", "action", "--format", "json", "action.json"], seen: "\\u001b[2K" },
  { line: ["validate", "action", hostile] },
  { line: ["validate", "shell", "--", `kubectl ${hostile}`], seen: "cannot be seen" },
  {
    line: ["hook", "cursor"],
    input: JSON.stringify({ hook_event_name: "beforeShellExecution", command: `kubectl ${hostile}` }),
    seen: "cannot be seen",
  },
  { line: ["fix", `nowhere ${hostile}`] },
  { line: ["fix", "--format", "json", `${hostile}.yaml`], seen: inJson },
  { line: ["new", "rule", hostile], seen: "a rule is named by its domain" },
  { line: ["new", "rule", "a/b", "--directory", `nowhere ${hostile}`], seen: "\\u001b[2K" },
  { line: ["diagnose", hostile, "--demo"] },
  { line: ["recommend", hostile, "--demo"], seen: "not understood: " },
  { line: ["compliance", `nowhere ${hostile}`] },
  { line: ["cost", `${hostile}.yaml`] },
  { line: ["cost", "--format", "json", "--cloud", hostile, `${hostile}.yaml`], seen: inJson },
  { line: ["cost", "--format", "markdown", "--cloud", hostile, `${hostile}.yaml`], seen: "\\u001b[2K" },
  { line: ["cost", "diff", `${hostile}.yaml`, `nowhere ${hostile}`] },
  { line: ["redact", hostile] },
  { line: ["approvals", "list", "gate.db", "--tenant", "acme"] },
  { line: ["approvals", "list", "gate.db", "--tenant", "acme", "--format", "json"], seen: inJson },
  { line: ["approvals", "list", hostile, "--tenant", "acme"] },
  { line: ["approvals", "show", "gate.db", approvalId, "--tenant", "acme"] },
  {
    line: ["approvals", "show", "gate.db", approvalId, "--tenant", "acme", "--format", "json"],
    seen: inJson,
  },
  { line: ["approvals", "approve", "gate.db", hostile, "--tenant", "acme", "--key", "ana.key.json"] },
  { line: ["approvals", "approve", "gate.db", approvalId, "--tenant", "acme", "--key", hostile] },
  { line: ["approvals", "deny", "gate.db", hostile, "--tenant", hostile, "--key", "ana.key.json"] },
  { line: ["approvals", "watch", "gate.db", "--tenant", "acme", "--for", "1ms"] },
  {
    line: ["approvals", "watch", "gate.db", "--tenant", "acme", "--for", hostile],
    seen: "--for: a duration",
  },
  {
    line: [
      "approvals",
      "grant",
      "gate.db",
      approvalId,
      "--tenant",
      "acme",
      "--key",
      "ana.key.json",
      "--for",
      "8h",
      "--times",
      "1",
      "--binding",
      bindingOf(whole),
    ],
    seen: inJson,
  },
  {
    line: [
      "approvals",
      "grant",
      "gate.db",
      hostile,
      "--tenant",
      "acme",
      "--key",
      "ana.key.json",
      "--for",
      "8h",
      "--times",
      "1",
    ],
  },
  { line: ["approvals", "keys", `${hostile}/key`, "--name", "ana"] },
  { line: ["audit", "verify", hostile] },
  { line: ["audit", "tail", hostile] },
  { line: ["audit", "tail", "gate.db", "--principal", hostile, "-n", hostile], seen: "--lines" },
  { line: ["audit", "search", hostile, hostile] },
  { line: ["audit", "search", "gate.db", "--kind", hostile] },
  { line: ["audit", "export", hostile] },
  { line: ["audit", "export", "gate.db", "--since", hostile], seen: "--since" },
  { line: ["audit", "keys", `${hostile}/key`] },
  { line: ["audit", "keys", hostile, "--rotate", "--log", hostile] },
  { line: ["replay", hostile] },
  { line: ["replay", "audit"] },
  { line: ["replay", "audit", "--format", "json"], seen: inJson },
  { line: ["replay", "audit", "--until", hostile], seen: "--until" },
  { line: ["explain", hostile] },
  { line: ["validate", hostile] },
  { line: [hostile] },
  { line: ["build", "broken"], seen: "\\u001b[2K" },
  { line: ["build", hostile] },
  { line: ["build", "policies", "-e", hostile], seen: "\\u001b[2K" },
  { line: [...evaluating, "-f", "pretty", "input"], seen: inJson },
  { line: [...evaluating, "-f", "pretty", "x := input.user"], seen: "\\u001b[2K" },
  { line: [...evaluating, "-f", "bindings", "x := input.user"], seen: inJson },
  { line: [...evaluating, "-f", "values", "input"], seen: inJson },
  { line: [...evaluating, "input"], seen: inJson },
  { line: [...evaluating, "-f", "pretty", `${query}.conflict`] },
  { line: [...evaluating, "-f", "pretty", `${query}.said`] },
  { line: [...evaluating, "-f", "pretty", "--explain", "full", "--var-values", `${query}.said`] },
  { line: [...evaluating, "-f", "pretty", "--profile", "--metrics", `${query}.allow`] },
  { line: [...evaluating, "-f", "pretty", "--coverage", `${query}.allow`], seen: inJson },
  { line: [...evaluating, "-f", "pretty", `x == ${text}`], seen: "x is unsafe" },
  { line: ["eval", "-i", hostile, "input"], seen: inJson },
  { line: ["eval", "--import", hostile, "input"] },
  { line: ["eval", "--profile-sort", hostile, "--profile", "1"] },
  { line: ["check", "broken"] },
  { line: ["check", "unsafe"] },
  { line: ["check", "--format", "json", "unsafe"], seen: inJson },
  { line: ["check", hostile] },
  { line: ["check", "--capabilities", "capabilities.json", "policies"] },
  { line: ["test", "tests"] },
  { line: ["test", "tests", "-v", "--explain", "full", "--var-values"] },
  { line: ["test", "tests", "--coverage"] },
  { line: ["test", "tests", "--coverage", "--coverage-format", "lcov"] },
  { line: ["test", "tests", "--format", "json"], seen: inJson },
  { line: ["test", "tests", "--format", "junit"], seen: "\\u001b[2K\\u001b[31m&#13;" },
  { line: ["test", hostile] },
  { line: ["test", "tests", "--run", `(${hostile}`], seen: "--run: " },
  { line: ["fmt", "--list", "unformatted"] },
  { line: ["fmt", "--diff", "unformatted"], seen: `--- unformatted/${escaped.replace("#\\u0023", "##")}` },
  { line: ["fmt", "broken"] },
  { line: ["fmt", hostile] },
  { line: ["parse", `broken/${hostile}.rego`] },
  { line: ["parse", "--format", "json", `policies/${hostile}.rego`], seen: inJson },
  { line: ["inspect", "-a", "policies"], seen: "\\u003a:error::title" },
  { line: ["inspect", "-a", "--format", "json", "policies"], seen: inJson },
  { line: ["inspect", hostile] },
  { line: ["deps", "-d", "policies", `data.app[${text}].allow`], seen: "\\u001b[2K" },
  { line: ["deps", "-d", "policies", "-f", "json", query], seen: inJson },
  { line: ["deps", hostile], seen: "error" },
  { line: ["sign", "-b", hostile, "--signing-key", "secret:x", "--signing-alg", "HS256"] },
  { line: ["init", `project ${hostile}`] },
  { line: ["init", "--force", `project ${hostile}`] },
  { line: ["init", `new ${hostile}`] },
  { line: ["capabilities", "--file", "capabilities.json"] },
  { line: ["mcp", "--bundle", hostile] },
  { line: ["repl"], input: `x := ${text}\nx\n{k | some k in [x]}`, seen: inJson },
  { line: ["repl"], input: `:load ${hostile.replaceAll(/[\s]/g, "")}`, seen: "error: \\u001b[2K" },
  { line: ["repl"], input: hostile, seen: "rego_parse_error" },
  { line: ["repl", hostile] },
];

/** Where a diff shows the source, its own lines are data; the names in its head are not. */
const hasData = (line: readonly string[]): boolean => line[0] === "fmt" && line[1] === "--diff";

describe.each(lines.map((each) => [each.line.join(" ").replaceAll(hostile, "HOSTILE"), each] as const))(
  "palisade %s",
  (_, { line, input = "", seen = escaped }) => {
    it("prints no control, no line of somebody else's, no command", async () => {
      const { out, err } = await runHere(line, input);
      const printed = `${out}${err}`;
      expect(printed).toContain(seen);
      expect(printed.replaceAll(/[\n\t]/g, "")).not.toMatch(
        /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u,
      );
      expect(printed).not.toMatch(/^\s*::/m);
      if (!hasData(line)) expect(printed).not.toMatch(/##\[/);
    });

    it("has its own colours, and no others", async () => {
      const { out, err } = await runHere(line, input, { coloured: true });
      const afterEscapes = `${out}${err}`.split("\u001b").slice(1);
      for (const text of afterEscapes) expect(text).toMatch(/^\[\d{1,2}(?:;\d{1,2})?m/);
    });
  },
);

it("every command is driven", () => {
  const names = commands.map(({ name }) => name);
  const driven = names.filter((name) =>
    lines.some(({ line }) => `${line.join(" ")} `.startsWith(`${name} `)),
  );
  expect(driven).toEqual(names);
});

it("what is data on request stays as it is: strings with --format raw, and policies", async () => {
  const raw = await runHere([...evaluating, "-f", "raw", "input.user"]);
  expect(raw.out).toBe(`${hostile}\n`);
  const source = 'package p\n\n# \u202e\np := "\u2028"\n';
  expect((await runHere(["fmt"], source)).out).toBe(source);
});
