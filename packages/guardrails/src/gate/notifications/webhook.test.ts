// Notifications: signed, tried again, and never in the way of what they tell of.
import { createHmac, createPublicKey, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Guard } from "../../guard.js";
import { createGuard } from "../../node.js";
import { memoryGate, on } from "../../testing/memory-gate.js";
import { approvalQuestion } from "../approvals/approval-question.js";
import { castVote } from "../approvals/count-votes.js";
import { privateKeyOf, publicKeyOf } from "../signing/ed25519-key.js";
import type { ApprovalEvent } from "./notifier.js";
import { createWebhook, type WebhookOptions } from "./webhook.js";

const deletion = { tool: "kubectl", verb: "delete", resource: "pods", name: "web-1", environment: "staging" };
const secret = new TextEncoder().encode("a secret of both sides");
const key = privateKeyOf(new Uint8Array(32).fill(7));

type Got = { readonly headers: IncomingHttpHeaders; readonly body: string };

let server: Server;
let url: string;
let got: Got[];
let answers: number[];
beforeEach(async () => {
  got = [];
  answers = [];
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (piece) => {
      body += String(piece);
    });
    request.on("end", () => {
      got.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204, { location: "/elsewhere" }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

let guard: Guard;
beforeAll(async () => {
  guard = await createGuard({ subjects: [approvalQuestion] });
});

async function anEvent(): Promise<ApprovalEvent> {
  const events: ApprovalEvent[] = [];
  const told = new Promise<ApprovalEvent>((resolve) => {
    const world = memoryGate(guard, {
      notifiers: [(event) => resolve(event), (event) => void events.push(event)],
    });
    void world.gate.run(deletion, () => "ran", { on });
  });
  return told;
}

const options = (more: Partial<WebhookOptions> = {}): WebhookOptions => ({
  url,
  signer: { secret },
  pauseMilliseconds: 1,
  now: () => 1_796_000_000_000,
  ...more,
});

describe("a webhook", () => {
  it("posts what is asked for, without the action, signed with the secret", async () => {
    const event = await anEvent();
    const linkTo = ({ approval }: ApprovalEvent) => `https://approve.example/${approval.id}`;
    const webhook = createWebhook(options({ linkTo }));
    await webhook.notify(event);
    const [{ headers, body } = { headers: {}, body: "" }] = got;
    const { id, binding, reasons, requestedAt, expiresAt } = event.approval;
    expect(JSON.parse(body)).toEqual({
      type: "approval.requested",
      timestamp: event.at,
      data: {
        ...{ approval: id, state: "pending", tenant: "acme", project: "shop", requester: "req" },
        ...{ binding, reasons, requestedAt, expiresAt, link: `https://approve.example/${id}` },
      },
    });
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "webhook-id": `${id}.0.requested`,
      "webhook-timestamp": "1796000000",
    });
    const content = `${id}.0.requested.1796000000.${body}`;
    const expected = createHmac("sha256", secret).update(content).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${expected}`);
    expect(webhook.status()).toEqual({ waiting: 0, delivered: 1, failed: 0 });
  });

  it("signs with an Ed25519 key", async () => {
    await createWebhook(options({ signer: { key } })).notify(await anEvent());
    const [{ headers, body } = { headers: {} as IncomingHttpHeaders, body: "" }] = got;
    const [version, signature = ""] = String(headers["webhook-signature"]).split(",");
    const content = Buffer.from(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`);
    const publicKey = createPublicKey({ key: publicKeyOf(key), format: "jwk" });
    expect(version).toBe("v1a");
    expect(verify(null, content, publicKey, Buffer.from(signature, "base64"))).toBe(true);
  });

  it("tries again what is not taken, by the same id, and says what became of it", async () => {
    answers = [503, 429, 408, 200];
    const webhook = createWebhook(options());
    await webhook.notify(await anEvent());
    expect(new Set(got.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(got).toHaveLength(4);
    expect(webhook.status()).toEqual({ waiting: 0, delivered: 1, failed: 0 });
  });

  it.each<[string, number[], number, string]>([
    ["refused", [400], 1, "it was answered with 400"],
    ["sent elsewhere", [302], 3, "fetch failed"],
    ["never taken", [500, 500, 500], 3, "it was answered with 500"],
  ])("gives up what is %s", async (_, given, tries, problem) => {
    answers = [...given, ...given, ...given];
    const webhook = createWebhook(options({ retries: 2 }));
    await webhook.notify(await anEvent());
    expect(got).toHaveLength(tries);
    expect(webhook.status()).toEqual({ waiting: 0, delivered: 0, failed: 1, lastProblem: problem });
  });

  it("keeps a thousand messages, and no more", async () => {
    let answer: (response: Response) => void = () => undefined;
    const held = new Promise<Response>((resolve) => {
      answer = resolve;
    });
    const event = await anEvent();
    const webhook = createWebhook(options({ fetch: () => held }));
    const all = Array.from({ length: 1001 }, () => webhook.notify(event));
    expect(webhook.status()).toEqual({
      ...{ waiting: 1000, delivered: 0, failed: 1 },
      lastProblem: "1000 messages were waiting already",
    });
    answer(new Response(null, { status: 204 }));
    await Promise.all(all);
    expect(webhook.status()).toMatchObject({ waiting: 0, delivered: 1000, failed: 1 });
  });

  it.each(["http://hooks.example/", "ftp://127.0.0.1/", "hooks", ""])("does not go to %j", (address) => {
    expect(() => createWebhook(options({ url: address }))).toThrow(
      "a webhook's `url` begins with `https:`, or leads to this machine",
    );
    expect(() => createWebhook(options({ url: "https://hooks.example/" }))).not.toThrow();
    expect(() => createWebhook(options({ url: "http://localhost:1/" }))).not.toThrow();
  });

  it.each(["https://user:secret@hooks.example/", "https://user@hooks.example/"])(
    "has no credentials in its address, as %s",
    (address) => {
      expect(() => createWebhook(options({ url: address }))).toThrow(
        "a webhook's `url` has no credentials: what proves the sender is the signature",
      );
    },
  );
});

describe("a gate", () => {
  it.each<[string, () => void | Promise<void>]>([
    [
      "that throws",
      () => {
        throw new Error("no");
      },
    ],
    ["that fails", () => Promise.reject(new Error("no"))],
    ["that never ends", () => new Promise(() => undefined)],
  ])("is neither held up nor opened by a notifier %s", async (_, notifier) => {
    const told: string[] = [];
    const world = memoryGate(guard, { notifiers: [notifier, ({ step }) => void told.push(step)] });
    const result = await world.gate.run(deletion, () => expect.unreachable("it ran"), { on });
    expect(result.outcome).toBe("pending");
    if (result.outcome === "pending") await world.approvals.cancel("acme", result.approval.id, "not needed");
    await Promise.resolve();
    expect(told).toEqual(["requested", "cancelled"]);
  });

  it("tells of a request that is stored, and of a use that counts", async () => {
    const told: ApprovalEvent[] = [];
    const world = memoryGate(guard, {
      approvers: () => [{ name: "owen", roles: ["resource-owner"], keys: [publicKeyOf(key)] }],
      notifiers: [(event) => void told.push(event)],
    });
    const { insert, replace } = world.stores.approvals;
    const run = () => world.gate.run(deletion, () => "ran", { on });
    world.stores.approvals.insert = () => Promise.reject(new Error("disk full"));
    expect(await run()).toMatchObject({ outcome: "denied", failure: { code: "approvals_unavailable" } });
    expect(told).toEqual([]);
    world.stores.approvals.insert = insert;
    const pending = await run();
    if (pending.outcome !== "pending") throw new Error(`it is ${pending.outcome}`);
    expect(told).toMatchObject([{ step: "requested", approval: pending.approval }]);
    const { id, binding } = pending.approval;
    const ballot = { approval: id, binding, verdict: "approve" as const, at: world.at() };
    await world.approvals.vote("acme", castVote(key, ballot));
    // Both find it approved, and both have their use of it on record: the first counts.
    world.stores.approvals.replace = async (approval) => (await replace(approval)) || true;
    const results = await Promise.all([run(), run()]);
    expect(results.map(({ outcome }) => outcome).sort()).toEqual(["denied", "executed"]);
    expect(told.map(({ step }) => step)).toEqual(["requested", "voted", "approved", "consumed"]);
  });
});
