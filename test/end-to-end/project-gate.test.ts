// A program opens the gate of a project, and commands find its approvals and its log by the same palisade.yaml.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Approval } from "@palisade/guardrails/gate";
import { openProjectGate, type ProjectGate } from "@palisade/stores/project";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const on = { tenant: "acme", project: "shop", requester: "agent" };
const action = { tool: "kubectl", verb: "delete", resource: "pods", name: "web-1", environment: "staging" };

let workspace: Workspace;
let opened: ProjectGate | undefined;
const at = (name: string) => join(workspace.path, name);
const palisade = (...words: readonly string[]) => runHere([...words, "--config", at("palisade.yaml")]);

async function open(gate: object): Promise<ProjectGate> {
  const keys = ["approvals", "keys", at("ana.key.json"), "--name", "ana", "--role", "resource-owner"];
  const approver = JSON.parse((await runHere(keys)).out) as object;
  workspace.write({
    "palisade.yaml": JSON.stringify({
      gate,
      parameters: { approval: { approvers: [approver] } },
      rules: { "ACT-SCALING": "low" },
      data: ["data/one.yaml", "data/two.json"],
      exceptions: ["exceptions.yaml"],
    }),
    "data/one.yaml": "ours: {a: 1}\n",
    "data/two.json": '{"ours": {"b": 2}}',
    "exceptions.yaml": "exceptions: [{rule: K8S-PRIVILEGED, reason: so, owner: ana, expires: 2999-01-01}]\n",
  });
  opened = await openProjectGate({ file: at("palisade.yaml") });
  return opened;
}

beforeEach(() => {
  workspace = new Workspace();
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  workspace.remove();
});

async function waiting({ gate }: ProjectGate): Promise<Approval> {
  const asked = await gate.run(action, () => "gone", { on });
  if (asked.outcome !== "pending") throw new Error(asked.outcome);
  return asked.approval;
}

describe("a project's gate", () => {
  it("has its approvals where commands look for them, under the same policies", async () => {
    const project = await open({ database: "gate.db" });
    const { id } = await waiting(project);
    const listed = await palisade("approvals", "list", "--tenant", "acme", "--format", "json");
    expect((JSON.parse(listed.out) as Approval[]).map((each) => each.id)).toEqual([id]);
    const shown = await palisade("approvals", "show", id, "--tenant", "acme", "--format", "json");
    expect(JSON.parse(shown.out)).toMatchObject({ approval: { id }, samePolicies: true });
    const watched = await palisade("approvals", "watch", "--tenant", "acme", "--for", "1ms");
    expect(watched.out).toContain(`${id} pending`);
    const key = ["--tenant", "acme", "--key", at("ana.key.json")];
    const granted = await palisade("approvals", "grant", id, ...key, "--for", "7d", "--times", "3");
    expect(granted.out).toContain('"times": 3');
    const voted = await palisade("approvals", "approve", id, ...key);
    expect(voted).toEqual({ code: 0, out: "approved: the votes are enough\n", err: "" });
    const result = await project.gate.run(action, () => "gone", { on, approval: id });
    expect(result).toMatchObject({ outcome: "executed", value: "gone" });
  });

  it("has its log, its signer and its end where commands look for them", async () => {
    workspace.write({
      "palisade.yaml": JSON.stringify({ gate: { database: "gate.db", signer: "signer.json" } }),
    });
    expect((await palisade("audit", "keys")).out).toContain("signer.pub.json: what verifies it");
    const gate = {
      database: "gate.db",
      audit: "log",
      signer: "signer.json",
      signEvery: 2,
      head: "head.json",
    };
    const project = await open(gate);
    const { id } = await waiting(project);
    const key = ["--tenant", "acme", "--key", at("ana.key.json")];
    await palisade("approvals", "approve", id, ...key);
    await project.gate.run(action, () => "gone", { on, approval: id });

    const whole =
      /^\d+ records, each follows from the one before\nsigned up to record \d+\nnothing is missing/;
    expect(await palisade("audit", "verify")).toMatchObject({ code: 0, out: expect.stringMatching(whole) });
    const found = await palisade("audit", "search", "--rule", "ACT-DELETE", "--text", "web-1");
    expect([found.code, found.out]).toEqual([0, expect.stringContaining("require_approval")]);
    expect((await palisade("audit", "tail", "-n", "3")).out).toContain("run-ended");
    const exported = (await palisade("audit", "export", "--kind", "approval")).out.trim().split("\n");
    const consumed = exported.map((line) => JSON.parse(line)).at(-1);
    // Who approved is in the log, although a command cast the vote: the folder has one writer.
    expect(consumed.details).toMatchObject({ step: "consumed", votes: [{ ballot: { verdict: "approve" } }] });
    expect((await palisade("replay")).code).toBe(0);

    await opened?.close();
    opened = undefined;
    const before = readFileSync(at("signer.json"), "utf8");
    expect(await palisade("audit", "keys", "--rotate")).toMatchObject({ code: 0, err: "" });
    expect(readFileSync(at("signer.json"), "utf8")).not.toBe(before);
    expect(await palisade("audit", "verify")).toMatchObject({ code: 0, out: expect.stringMatching(whole) });
  });

  it("is asked for where nobody says it, and what is typed goes before it", async () => {
    workspace.write({ "palisade.yaml": "failOn: low\n" });
    for (const [words, message] of [
      [
        ["approvals", "list", "--tenant", "acme"],
        "name the database that the gate keeps its approvals in, or set `gate`",
      ],
      [
        ["approvals", "show", "019d", "--tenant", "acme"],
        "name the database that the gate keeps its approvals in",
      ],
      [["audit", "verify"], "name the log: a folder, a .jsonl file"],
      [["audit", "search"], "or set `gate` in palisade.yaml"],
      [["replay"], "or set `gate` in palisade.yaml"],
      [["audit", "keys"], "name the file that the private key is to be in, or set `signer` of `gate`"],
    ] as const)
      expect(await palisade(...words)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
    workspace.write({ "palisade.yaml": "gate: {database: none.db}\n" });
    for (const words of [
      ["approvals", "list", "--tenant", "acme"],
      ["audit", "tail"],
    ])
      expect(await palisade(...words)).toMatchObject({
        code: 2,
        err: expect.stringContaining("none.db: no such file or directory"),
      });
    const typed = await palisade("approvals", "list", at("typed.db"), "--tenant", "acme");
    expect(typed.err).toContain("typed.db: no such file or directory");
    const remote = await palisade("approvals", "list", "postgres://a:b@h/d", "--tenant", "acme");
    expect(remote.err).toContain("the database: its address has a password: give it as PGPASSWORD");
    expect(readdirSync(workspace.path)).toEqual(["palisade.yaml"]);
  });
});
