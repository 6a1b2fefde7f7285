// What a model sees, as it sees it: golden transcripts, from the demo tenant at one time.
import { randomBytes } from "node:crypto";
import { type Approval, castVote, privateKeyOf, publicKeyOf } from "@palisade/guardrails/gate";
import { afterAll, beforeAll, expect, it } from "vitest";
import { maximumAnswerBytes } from "../answers/answer-size.js";
import {
  connectClient,
  gateGuard,
  type MemoryService,
  memoryService,
  type TestClient,
} from "../testing/memory-service.js";

const ana = privateKeyOf(new Uint8Array(randomBytes(32)));
const approvers = [{ name: "ana", roles: ["production-owner"], keys: [publicKeyOf(ana)] }];

let palette: MemoryService;
let client: TestClient;
beforeAll(async () => {
  const guard = await gateGuard({ approval: { approvers } });
  palette = await memoryService({ guard, service: { features: new Set(["writes"]) } });
  client = await connectClient(palette, "2026-07-28");
});
afterAll(async () => {
  await client.close();
  await palette.close();
});

const id = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const text = (value: unknown): string => JSON.stringify(value, undefined, 2).replace(id, "<id>");

const on = (name: string) => {
  const { uid: cluster, project } = palette.cluster(name);
  return { cluster, project };
};

type Calls = () => Promise<readonly (readonly [name: string, values: Record<string, unknown>])[]>;

const scale = () => ({ ...on("prod-payments-use1"), pool: "worker", size: 7 });

/** An approval of the call, which somebody else has given. */
async function approved(values: Record<string, unknown>): Promise<string> {
  const { structuredContent } = await client.call("scale_node_pool", values);
  const { id: approval } = structuredContent.approval;
  const { binding } = (await palette.approvals.find("acme", approval)) as Approval;
  const at = new Date(palette.service.now()).toISOString();
  await palette.approvals.vote("acme", castVote(ana, { approval, binding, verdict: "approve", at }));
  return approval;
}

it.each<[string, Calls]>([
  [
    "look-at-a-cluster",
    async () => [
      ["list_clusters", { name: "prod-payments" }],
      ["get_cluster_details", on("prod-payments-use1")],
    ],
  ],
  ["an-order-in-an-event", async () => [["get_cluster_events", on("prod-analytics-eks")]]],
  ["scale-in-staging", async () => [["scale_node_pool", { ...on("staging-api-aks"), pool: "api", size: 4 }]]],
  ["wait-for-approval", async () => [["scale_node_pool", scale()]]],
  ["approved", async () => [["scale_node_pool", { ...scale(), approval: await approved(scale()) }]]],
  [
    "denied",
    async () => [
      ["delete_cluster", { ...on("prod-payments-use1"), name: "prod-payments-use1", force: true }],
    ],
  ],
  ["not-the-callers", async () => [["get_cluster_details", { cluster: "6601", project: "6602" }]]],
  ["no-agents", async () => [["diagnose_cluster", on("prod-analytics-eks")]]],
])("%s", async (name, calls) => {
  const lines: string[] = [];
  for (const [tool, values] of await calls()) {
    const answer = await client.call(tool, values);
    lines.push(
      `→ ${tool} ${text(values)}`,
      `← ${answer.isError === true ? "error " : ""}${text(answer.structuredContent)}`,
    );
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(maximumAnswerBytes + 1024);
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`__snapshots__/transcripts/${name}.txt`);
});
