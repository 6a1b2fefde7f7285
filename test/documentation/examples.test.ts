// Agents of the examples do what their READMEs say: each looks, has a person approve, and is told no.
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, "examples/agents");
const shared = ["cluster.ts", "gate.ts"];
const programs = readdirSync(folder).filter((name) => name.endsWith(".ts") && !shared.includes(name));

it("are one for each adapter", () => {
  expect(programs.sort()).toEqual([
    "function.ts",
    "langchain.ts",
    "mcp-client.ts",
    "openai-agents.ts",
    "vercel-ai.ts",
  ]);
});

it.each(programs)(
  "%s",
  async (name) => {
    const line = ["--import", "tsx", join(folder, name)];
    const { stdout } = await promisify(execFile)(process.execPath, line, { cwd: root });
    const lines = stdout.trim().split("\n");
    expect(lines).toHaveLength(4);
    for (const wanted of [
      /^shop\/web-1, shop\/web-2$/,
      /^ana approves (?:mcp__cluster__)?delete_pod$/,
      /^deleted web-1$/,
      /^`(?:mcp__cluster__)?delete_namespace` was not run: it is denied: ACT-SYSTEM-NAMESPACE: deletes the system namespace `kube-system`; ACT-DELETE: /,
    ])
      expect(lines).toContainEqual(expect.stringMatching(wanted));
  },
  60_000,
);
