// `palisade approvals`: a person votes from another process than the one that waits, and only with a key that the policies name.
import { chmodSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Approval,
  approvalQuestion,
  type Grant,
  type OpenGate,
  openGate,
  verifyLog,
} from "@palisade/guardrails/gate";
import { createGuard } from "@palisade/guardrails/node";
import { openSqliteStores, type SqliteStores } from "@palisade/stores/sqlite";
import Database from "libsql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Following, runHere } from "./run-in-process.js";
import { Workspace } from "./run-palisade.js";

const on = { tenant: "acme", project: "shop", requester: "req" };
const action = { tool: "kubectl", verb: "delete", resource: "pods", name: "web-1", environment: "staging" };

let workspace: Workspace;
const at = (name: string) => join(workspace.path, name);
const database = () => at("palisade.db");
const key = (name: string) => ["--key", at(`${name}.key.json`)];
const asked = (word: string, ...more: string[]) => {
  const config = word === "list" ? [] : ["--config", at("palisade.yaml")];
  return runHere(["approvals", word, database(), ...more, "--tenant", "acme", ...config]);
};

const approvers: unknown[] = [];
let stores: SqliteStores;
let opened: OpenGate;
beforeAll(async () => {
  workspace = new Workspace();
  for (const name of ["ana", "bob"]) {
    const line = ["approvals", "keys", at(`${name}.key.json`), "--name", name, "--role", "resource-owner"];
    approvers.push(JSON.parse((await runHere(line)).out));
  }
  await runHere(["approvals", "keys", at("eve.key.json"), "--name", "eve"]);
  const parameters = { approval: { approvers, quorum: 2 } };
  workspace.write({ "palisade.yaml": JSON.stringify({ parameters }) });
  stores = openSqliteStores(database());
  const guard = await createGuard({ subjects: [approvalQuestion], parameters });
  opened = openGate({ guard, stores });
});
afterAll(() => {
  stores.close();
  workspace.remove();
});

let waiting: Approval;
let names = 0;
beforeEach(async () => {
  const other = { ...action, name: `web-${++names}` };
  const result = await opened.gate.run(other, () => expect.unreachable("it ran"), { on });
  if (result.outcome !== "pending") throw new Error(`it is ${result.outcome}`);
  waiting = result.approval;
});

describe("approvals keys", () => {
  it("makes a key that nobody else can read, prints what makes it count, and writes over none", async () => {
    const file = at("ana.key.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { d } = JSON.parse(readFileSync(file, "utf8")) as { d: string };
    const again = await runHere(["approvals", "keys", file, "--name", "ana"]);
    expect(again).toMatchObject({ code: 2, out: "" });
    expect(again.err).toContain("there is such a file: a key is never written over");
    const made = await runHere(["approvals", "keys", at("new.key.json"), "--name", "new", "--role", "a"]);
    expect(JSON.parse(made.out)).toEqual({
      name: "new",
      roles: ["a"],
      keys: [{ kty: "OKP", crv: "Ed25519", x: expect.stringMatching(/^[\w-]{43}$/) }],
    });
    expect(made.out).not.toContain(d);
    expect((await runHere(["approvals", "keys", at("x.json")])).err).toContain("--name");
  });
});

describe("approvals approve", () => {
  it("lets who waits go on, once there are enough votes of those who may", async () => {
    const first = await asked("approve", waiting.id, ...key("ana"), "--reason", "looks right");
    expect(first).toEqual({ code: 0, out: "pending: not yet: 1 of 2 approvals is missing\n", err: "" });
    const settled = opened.approvals.wait("acme", waiting.id, { everyMilliseconds: 1 });
    const second = workspace.run([
      ...["approvals", "approve", "palisade.db", waiting.id, "--tenant", "acme", "--key", "bob.key.json"],
    ]);
    expect(second).toEqual({ code: 0, out: "approved: the votes are enough\n", err: "" });
    expect(await settled).toMatchObject({ state: "approved" });
    const asking = { on, approval: waiting.id };
    const result = await opened.gate.run(waiting.subject.request, () => "gone", asking);
    expect(result).toMatchObject({ outcome: "executed", value: "gone" });
    const late = await asked("deny", waiting.id, ...key("ana"));
    expect(late).toMatchObject({ code: 1, out: "" });
    expect(late.err).toBe("error: the vote does not count: it is consumed already\n");
    expect(await verifyLog(stores.audit.lines())).not.toHaveProperty("problem");
  });

  it("counts no vote of somebody whom the policies do not name", async () => {
    const { code, err } = await asked("approve", waiting.id, ...key("eve"));
    expect([code, err]).toEqual([
      1,
      "error: the vote does not count: it is signed by a key of nobody who may approve\n",
    ]);
    const told = await asked("approve", waiting.id, ...key("eve"), "--format", "json");
    expect(JSON.parse(told.out)).toMatchObject({ refused: "unknown_key" });
    expect((await stores.approvals.get("acme", waiting.id))?.votes).toEqual([]);
  });

  it("does not count under other policies than the gate's", async () => {
    const line = ["approvals", "approve", database(), waiting.id, "--tenant", "acme", "--no-config"];
    const { code, err } = await runHere([...line, ...key("ana")]);
    expect(code).toBe(2);
    expect(err).toMatch(/it was asked for under other policies \(palisade.*\) than these: name the gate's/);
  });

  it.each<[string, () => string[], string]>([
    ["without a key", () => [waiting.id], "name your key with --key"],
    ["for none", () => ["019d", ...key("ana")], "tenant acme has no approval 019d"],
    ["with a key that is none", () => [waiting.id, "--key", at("palisade.yaml")], "no Ed25519 private key"],
  ])("%s says what is missing", async (_, words, message) => {
    chmodSync(at("palisade.yaml"), 0o600);
    const { code, err } = await asked("approve", ...words());
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it("signs with no key that others may read", async () => {
    const file = at("open.key.json");
    writeFileSync(file, readFileSync(at("ana.key.json")), { mode: 0o644 });
    chmodSync(file, 0o640);
    const { code, err } = await asked("approve", waiting.id, "--key", file);
    expect([code, err]).toEqual([2, expect.stringContaining("others may read this key: `chmod 600` it")]);
  });
});

describe("approvals deny", () => {
  it("ends it", async () => {
    const id = waiting.id;
    const said = await asked("deny", id, ...key("ana"), "--key", at("bob.key.json"));
    expect(said).toEqual({
      code: 0,
      out: "denied: no: `bob` said no\n",
      err: "",
    });
    expect(await asked("approve", id, ...key("ana"))).toMatchObject({ code: 1 });
  });

  it("ends it for a program, too", async () => {
    const { code, out } = await asked("deny", waiting.id, ...key("bob"), "--format", "json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ approval: { state: "denied" }, decision: { effect: "deny" } });
    expect((await asked("list", "--format", "json")).out).not.toContain(waiting.id);
    const all = JSON.parse((await asked("list", "--all", "--format", "json")).out) as Approval[];
    expect(all.find(({ id }) => id === waiting.id)).toMatchObject({ state: "denied" });
  });
});

describe("approvals grant", () => {
  it("signs a vote for every action like one that waits", async () => {
    const line = [
      "approvals",
      "grant",
      database(),
      waiting.id,
      "--tenant",
      "acme",
      ...key("ana"),
      "--for",
      "8h",
      "--times",
      "2",
    ];
    const { code, out, err } = await runHere([...line, "--open", "/name=web*"]);
    expect(code).toBe(0);
    expect(err).toContain(`granted to req, 2 times until `);
    expect(err).toContain(
      `for ACT-DELETE:\n  ${JSON.stringify(waiting.subject.request)}, with another /name like web*`,
    );
    const grant = JSON.parse(out) as Grant;
    expect(grant.terms).toMatchObject({
      ...{ tenant: "acme", project: "shop", requester: "req", times: 2, requested: waiting.requested },
      open: [{ at: "/name", like: "web*" }],
      ...{ like: waiting.subject.request, rules: ["ACT-DELETE"] },
    });
    expect(Date.parse(grant.terms.until) - Date.parse(grant.terms.at)).toBe(8 * 3_600_000);
    const approval = { approvers, grants: [grant], remembered: ["ACT-DELETE"] };
    const guard = await createGuard({ subjects: [approvalQuestion], parameters: { approval } });
    const { gate } = openGate({ guard, stores });
    const result = await gate.run({ ...action, name: "web-another" }, () => "gone", { on });
    expect(result.outcome).toBe("executed");
  });

  it("holds for days, and as long as dates go", async () => {
    const line = ["approvals", "grant", database(), waiting.id, "--tenant", "acme", ...key("ana"), "--times"];
    line.push("1", "--for");
    const { out } = await runHere([...line, "90d12h"]);
    const { terms } = JSON.parse(out) as Grant;
    expect(Date.parse(terms.until) - Date.parse(terms.at)).toBe((90 * 24 + 12) * 3_600_000);
    for (const [duration, message] of [
      ["40000d", "--for: the longest duration is 36500d"],
      ["0s", "--for: the shortest duration is 1ms"],
      ["8 hours", "--for: a duration such as 500ms, 90s, 1h30m or 7d is expected"],
    ] as const)
      expect(await runHere([...line, duration])).toMatchObject({
        code: 2,
        err: expect.stringContaining(message),
      });
  });

  it("says what is missing, and what cannot be open", async () => {
    const line = ["approvals", "grant", database(), waiting.id, "--tenant", "acme"];
    for (const [words, message] of [
      [[], "name your key with --key"],
      [key("ana"), "say how long it holds with --for"],
      [[...key("ana"), "--for", "8h"], "say how many runs it is good for with --times"],
      [["--times", "no"], "--times is a whole number above 0, and not no"],
      [["--times", "0"], "--times is a whole number above 0, and not 0"],
      [["--times", "1001"], "/terms/times"],
      [["--open", "/verb=*"], "/open/0"],
      [["--open", "/name=db-*"], "has a place where the action that was seen has something else"],
      [["--open", "/name"], "--open /name: say where, and what may stand there: --open '/name=web-*'"],
      [["--most", "/arguments/n=x"], "--most /arguments/n=x: `x` is no number"],
      [["--most", "/arguments/n=-1"], "/open/0"],
      [["--binding", "sha256:0"], "what waits now has another binding, sha256:"],
    ] as [string[], string][]) {
      const rest = [...key("ana"), "--for", "8h", "--times", "1"];
      if (words[0]?.startsWith("--") && words[0] !== "--key") words.unshift(...rest);
      const { code, err } = await runHere([...line, ...words]);
      expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    }
  });
});

describe("an approval that somebody has changed in the store", () => {
  /** As a thief of the database would: another action is shown under the same name. */
  const changed = async (more: object): Promise<void> => {
    const { subject, version } = waiting;
    const other = { ...subject, request: { ...subject.request, ...more } };
    expect(await stores.approvals.replace({ ...waiting, subject: other, version: version + 1 })).toBe(true);
  };

  it("is told by the log, and not signed without a look", async () => {
    expect((await asked("show", waiting.id)).err).toBe("");
    await changed({ name: "harmless" });
    const shown = await asked("show", waiting.id, "--format", "json");
    expect(shown.err).toContain(
      "warning: the log does not have it as it is stored: somebody changed the store",
    );
    expect(JSON.parse(shown.out)).toMatchObject({ asLogged: false });
    const { code, err } = await asked("approve", waiting.id, ...key("ana"));
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("the log does not have this approval as it is stored"),
    ]);
    const grant = await asked("grant", waiting.id, ...key("ana"), "--for", "1h", "--times", "1");
    expect([grant.code, grant.out]).toEqual([2, ""]);
  });

  it("is not signed for more than what was looked at", async () => {
    const { binding } = waiting;
    await changed({ environment: "production" });
    const { code, err } = await asked("approve", waiting.id, ...key("ana"), "--binding", binding);
    expect([code, err]).toEqual([2, expect.stringContaining("what waits now has another binding, sha256:")]);
    expect((await stores.approvals.get("acme", waiting.id))?.votes).toEqual([]);
  });

  it("is signed as it was looked at", async () => {
    const voted = await asked("approve", waiting.id, ...key("ana"), "--binding", waiting.binding);
    expect(voted.code).toBe(0);
  });
});

describe("what waits", () => {
  it("is listed in a table, of one tenant and project", async () => {
    const { code, out } = await asked("list");
    expect(code).toBe(0);
    const row = out.split("\n").find((line) => line.includes(waiting.id));
    expect(row).toContain(`kubectl delete pods ${waiting.subject.request["name"]}`);
    expect(row).toContain(waiting.expiresAt);
    const elsewhere = "nothing waits for approval\n";
    expect((await asked("list", "--project", "other")).out).toBe(elsewhere);
    const line = ["approvals", "list", database()];
    const ofOther = { environment: { PALISADE_TENANT: "other" } };
    expect((await runHere(line, "", ofOther)).out).toBe(elsewhere);
    expect(await runHere(line)).toMatchObject({ code: 2, err: expect.stringContaining("--tenant") });
  });

  it("is shown with all that a vote is about, and what is missing", async () => {
    await asked("approve", waiting.id, ...key("ana"), "--reason", "as agreed");
    const { out } = await asked("show", waiting.id);
    const { binding, subject, reasons } = waiting;
    for (const text of [
      `${waiting.id} pending\n`,
      `  binding: ${binding}\n`,
      `  name: ${subject.request["name"]}\n`,
      "  requester: req (tenant acme, project shop)\n",
      `  ${reasons[0]?.rule}: ${reasons[0]?.message} (resource-owner)\n`,
      ": as agreed\n",
      "not yet: 1 of 2 approvals is missing\n",
    ])
      expect(out).toContain(text);
    const json = JSON.parse((await asked("show", waiting.id, "--format", "json")).out);
    expect(json).toMatchObject({
      ...{ approval: { id: waiting.id }, decision: { effect: "require_approval" } },
      samePolicies: true,
    });
  });

  it("is shown under other policies, too, which is said", async () => {
    const line = ["approvals", "show", database(), waiting.id, "--tenant", "acme", "--no-config"];
    const { code, out, err } = await runHere(line);
    expect([code, out]).toEqual([0, expect.stringContaining(`${waiting.id} pending\n`)]);
    expect(err).toMatch(
      /^warning: it was asked for under other policies \(palisade.*\) than these, by which its votes are counted here: name the gate's bundles, data and parameters\n$/,
    );
    const json = await runHere([...line, "--format", "json"]);
    expect([JSON.parse(json.out), json.err]).toEqual([expect.objectContaining({ samePolicies: false }), err]);
  });

  it("is watched: what is open, and what becomes of it", async () => {
    const watched = await runHere([
      ...["approvals", "watch", database(), "--tenant", "acme", "--format", "json", "--for", "1ms"],
    ]);
    expect(watched.code).toBe(0);
    const states = watched.out
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as Approval).state);
    expect(new Set(states)).toEqual(new Set(["pending"]));
    const watching = new Following(["approvals", "watch", database(), "--tenant", "acme"]);
    await watching.until(`${waiting.id} pending`);
    await asked("deny", waiting.id, ...key("ana"));
    await watching.until(`${waiting.id} denied`);
    const { code, out } = await watching.stop();
    expect(code).toBe(0);
    expect(out).toContain(`${waiting.id} pending: kubectl delete pods`);
  });

  it("is looked for in a database that is there", async () => {
    const { code, err } = await runHere(["approvals", "list", at("none.db"), "--tenant", "acme"]);
    expect([code, err]).toEqual([2, expect.stringContaining("none.db: no such file or directory")]);
  });

  it("is looked for in a gate's database, and none is made of anything else", async () => {
    workspace.write({ "empty.db": "" });
    const other = new Database(at("other.db"));
    other.exec("CREATE TABLE things (name TEXT)");
    other.close();
    const bytes = readFileSync(at("other.db"));
    for (const [name, message] of [
      ["palisade.yaml", "palisade.yaml: it is no SQLite database"],
      ["empty.db", "empty.db: no gate keeps anything in it: it has none of their tables"],
      [".", ": is a directory, not a regular file"],
      ["other.db", "other.db: no gate keeps anything in it: it has none of their tables"],
    ] as const)
      for (const words of [["list"], ["watch", "--for", "1ms"], ["show", "019d"]]) {
        const [word = "", ...more] = words;
        const line = ["approvals", word, at(name), ...more, "--tenant", "acme"];
        const { code, err } = await runHere(line);
        expect([code, err]).toEqual([2, expect.stringContaining(message)]);
      }
    expect(readFileSync(at("empty.db"), "utf8")).toBe("");
    expect(readFileSync(at("other.db")).equals(bytes)).toBe(true);
  });
});
