// Tools that look into the gate's records: what concerns the caller's projects, and nothing else.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  connectClient,
  type MemoryService,
  memoryService,
  type TestClient,
} from "../testing/memory-service.js";

let palette: MemoryService;
let demo: TestClient;
let otto: TestClient;
let edgar: TestClient;
/** Of an approval in production that `otto` has asked for, and of the decision that asked. */
let approval: string;
let decision: string;

beforeAll(async () => {
  palette = await memoryService({ service: { features: new Set(["writes"]) } });
  [demo, otto, edgar] = (await Promise.all(
    ["demo", "otto", "edgar"].map((principal) =>
      connectClient(palette, "2026-07-28", { caller: { principal } }),
    ),
  )) as [TestClient, TestClient, TestClient];
  const { uid: cluster, project } = palette.cluster("prod-payments-use1");
  const asked = await otto.call("scale_node_pool", { cluster, project, pool: "worker", size: 7 });
  approval = asked.structuredContent.approval.id;
  decision = asked.structuredContent.decision;
});
afterAll(async () => {
  for (const client of [demo, otto, edgar]) await client.close();
  await palette.close();
});

describe("an approval", () => {
  it("is told to those who have its project, with what it changes and what to do", async () => {
    for (const client of [demo, otto]) {
      const { structuredContent } = await client.call("get_approval_status", { approval });
      expect(structuredContent).toMatchObject({
        outcome: "read",
        id: approval,
        state: "pending",
        tool: "scale_node_pool",
        requester: "otto",
        project: palette.project("Production"),
        approvers: ["production-owner"],
        votes: [],
        missing: [
          "`ACT-PRODUCTION-WRITE` needs the approval of production-owner",
          "1 of 1 approvals is missing",
        ],
        change: [{ at: "/pools/worker/size", from: 6, to: 7 }],
        next: "wait for the people who may approve it",
      });
    }
    const none = { outcome: "failed", failure: { code: "not_found" } };
    expect((await edgar.call("get_approval_status", { approval })).structuredContent).toMatchObject(none);
    expect((await otto.call("get_approval_status", { approval: "none" })).structuredContent).toMatchObject(
      none,
    );
  });

  it("is listed to those who have its project", async () => {
    const ids = async (client: TestClient, values = {}) =>
      (await client.call("list_approvals", values)).structuredContent.approvals.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids(otto)).toEqual([approval]);
    expect(await ids(demo)).toEqual([approval]);
    expect(await ids(demo, { own: true })).toEqual([]);
    expect(await ids(demo, { states: ["denied"] })).toEqual([]);
    expect(await ids(edgar)).toEqual([]);
  });
});

describe("a decision", () => {
  it("is explained, with what followed from it", async () => {
    const { structuredContent } = await otto.call("explain_decision", { decision });
    expect(structuredContent).toMatchObject({
      outcome: "read",
      id: decision,
      asked: "action",
      effect: "require_approval",
      principal: "otto",
      findings: [{ rule: "ACT-PRODUCTION-WRITE", approvers: ["production-owner"] }],
      followed: [{ kind: "approval", approval, told: "requested" }],
    });
  });

  it("of a project that is not the caller's is none", async () => {
    expect((await edgar.call("explain_decision", { decision })).structuredContent).toMatchObject({
      failure: { code: "not_found" },
    });
  });
});

describe("the log", () => {
  it("is searched by what is asked for, the newest first", async () => {
    const { structuredContent } = await otto.call("audit_search", {
      kinds: ["decision"],
      effects: ["require_approval"],
      rules: ["ACT-PRODUCTION-WRITE"],
      principals: ["otto"],
      text: "SCALE_NODE_POOL",
    });
    expect(structuredContent.records).toEqual([
      expect.objectContaining({ kind: "decision", decision, asked: "action", principal: "otto" }),
    ]);
    const { structuredContent: all } = await demo.call("audit_search", {});
    const numbers = all.records.map(({ number }: { number: number }) => number);
    expect(numbers).toEqual(numbers.toSorted((left: number, right: number) => right - left));
  });

  it("shows nobody what is of others", async () => {
    const { structuredContent } = await edgar.call("audit_search", {});
    const projects = new Set(structuredContent.records.map(({ project }: { project: string }) => project));
    expect(
      [...projects].filter((project) => project !== "*" && project !== palette.project("Edge-Retail")),
    ).toEqual([]);
    expect(JSON.stringify(structuredContent)).not.toMatch(/otto|payments/);
  });

  it("goes on where a page ends", async () => {
    const seen: number[] = [];
    let values: Record<string, unknown> = { kinds: ["decision", "approval"] };
    for (let pages = 0; pages < 20; pages++) {
      const { structuredContent } = await otto.call("audit_search", values);
      seen.push(...structuredContent.records.map(({ number }: { number: number }) => number));
      if (structuredContent.nextCursor === undefined) break;
      values = { ...values, cursor: structuredContent.nextCursor };
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(2);
  });
});
