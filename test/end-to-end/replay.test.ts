// `palisade replay`: what other policies would have decided, from logs as gates write them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { approvalQuestion, createMemoryApprovalStore, openGate } from "@palisade/guardrails/gate";
import { createGuard, defaultBundlePath } from "@palisade/guardrails/node";
import { openFileAuditStore } from "@palisade/stores/file";
import { openSqliteStores } from "@palisade/stores/sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const workspace = new Workspace().write({
  "off.yaml": "severities: {ACT-DELETE: off}\n",
  "next/action.rego": `package action

decision := {"effect": "allow", "findings": findings}

findings contains finding if {
	some operation in input.operations
	operation.verb == "get"
	finding := {"rule": "NO-READS", "title": "No reads", "severity": "high", "message": "nobody reads"}
}
`,
  "next/mask.rego": 'package system.log\n\nmask contains "/input/name"\n',
});
const database = join(workspace.path, "palisade.db");
const folder = join(workspace.path, "audit");
const file = join(folder, "audit-000001.jsonl");
const at = (name: string): string => join(workspace.path, name);
afterAll(() => workspace.remove());

const action = { tool: "kubectl", resource: "pods", name: "web-1", environment: "staging" };

beforeAll(async () => {
  const guard = await createGuard({ subjects: [approvalQuestion] });
  const stores = openSqliteStores(database);
  const files = await openFileAuditStore(folder);
  for (const audit of [stores.audit, files]) {
    const { gate } = openGate({ guard, stores: { audit, approvals: createMemoryApprovalStore() } });
    for (const [verb, tenant, requester] of [
      ["get", "acme", "ana"],
      ["delete", "acme", "bob"],
      ["get", "other", "ana"],
      ["", "other", "ana"],
    ] as const)
      await gate.run({ ...action, verb }, () => "done", { on: { tenant, project: "shop", requester } });
  }
  stores.close();
  await files.close();
});

const notReplayable = "1 not replayable:\n  1  it was refused before policies judged it (record 10)\n";

describe("palisade replay", () => {
  it.each([["database", database] as const, ["folder", folder] as const, ["file", file] as const])(
    "by the same policies flips nothing: a %s",
    async (_, log) => {
      expect(await runHere(["replay", log])).toEqual({
        code: 0,
        out: `0 of 3 decisions flip\n${notReplayable}`,
        err: "",
      });
      expect((await runHere(["replay", log, "--bundle", defaultBundlePath])).code).toBe(0);
    },
  );

  it("by other parameters names what flips, and by which rule", async () => {
    const { code, out, err } = await runHere(["replay", database, "--parameters", at("off.yaml")]);
    const [flip = "", ...rest] = out.split("\n");
    expect([code, err, rest.join("\n")]).toEqual([
      1,
      "",
      `1 of 3 decisions flips\n  1  ACT-DELETE\n${notReplayable}`,
    ]);
    expect(flip).toMatch(
      /^5 {2}\S+Z {2}action {2}acme\/shop {2}bob {2}require_approval -> allow {2}-ACT-DELETE$/,
    );
  });

  it("by another bundle does, too, as JSON, of those that are asked for", async () => {
    const line = ["replay", folder, "--bundle", at("next"), "--tenant", "acme", "--format", "json"];
    const { code, out } = await runHere(line);
    expect(code).toBe(1);
    const asked = {
      tenant: "acme",
      project: "shop",
      asked: "action",
      at: expect.any(String),
      decision: expect.any(String),
    };
    expect(JSON.parse(out)).toEqual({
      flips: [
        {
          ...{ ...asked, sequence: 2, principal: "ana", before: "allow", after: "deny" },
          ...{ gained: ["NO-READS"], lost: [] },
        },
        {
          ...{ ...asked, sequence: 5, principal: "bob", before: "require_approval", after: "allow" },
          ...{ gained: [], lost: ["ACT-DELETE"] },
        },
      ],
      ...{ records: 10, decisions: 2, replayed: 2, rules: { "NO-READS": 1, "ACT-DELETE": 1 } },
      ...{ otherRules: 0, notReplayable: [] },
    });
    const both = await runHere([...line, "--effect", "require_approval", "--bundle", defaultBundlePath]);
    expect([both.code, JSON.parse(both.out)]).toEqual([
      0,
      expect.objectContaining({ flips: [], decisions: 1, replayed: 1 }),
    ]);
  });

  it("believes no log that was changed", async () => {
    const edited = at("edited.jsonl");
    writeFileSync(edited, readFileSync(file, "utf8").replace('"verb":"delete"', '"verb":"get"'));
    for (const format of ["text", "json"]) {
      const { code, out, err } = await runHere(["replay", edited, "--format", format]);
      expect([code, err]).toEqual([
        2,
        `${edited}: error: record 5: its digest is another; nothing behind it was judged\n`,
      ]);
      if (format === "json")
        expect(JSON.parse(out)).toMatchObject({ decisions: 1, flips: [], problem: { sequence: 5 } });
    }
  });

  it.each<[readonly string[], string]>([
    [[at("none.db")], "no such file or directory"],
    [[at("off.yaml")], "is no audit log"],
    [[database, "--tenant", "nobody"], `${database}: error: there is no such decision in it`],
    [[database, "--effect", "deny"], `${database}: error: none of its decisions can be judged again`],
    [[database, "--bundle", at("none.tar.gz")], "none.tar.gz"],
    [[database, "--since", "soon"], "--since: a date"],
  ])("%j is no replay", async (words, message) => {
    const { code, err } = await runHere(["replay", ...words]);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it("of a gate that masks by Rego has nothing of what is hidden", async () => {
    const { code, out } = await runHere(["audit", "search", file, "web-1"]);
    expect([code, out.split("\n").length]).toEqual([0, 4]);
    const bundle = at("next.tar.gz");
    const built = ["build", at("next"), "-e", "action/decision", "-e", "system/log/mask", "-o", bundle];
    expect(await runHere(built)).toMatchObject({ code: 0 });
    const guard = await createGuard({ bundle, subjects: [approvalQuestion] });
    const masked = at("masked");
    const audit = await openFileAuditStore(masked);
    const { gate } = openGate({ guard, stores: { audit, approvals: createMemoryApprovalStore() } });
    await gate.run({ ...action, verb: "get" }, () => "done", {
      on: { tenant: "acme", project: "shop", requester: "ana" },
    });
    await audit.close();
    const text = readFileSync(join(masked, "audit-000001.jsonl"), "utf8");
    expect(text).toContain('"erased":["/input/name"]');
    expect(text).not.toContain('"name":"web-1","operations"');
    expect(await runHere(["replay", masked, "--bundle", at("next")])).toMatchObject({ code: 0 });
  });
});
