// What is proposed goes to assistants as part of a tool's result: no sentence of ours may read like an order to them.
import { createGuard } from "@palisade/guardrails/node";
import { expect, it } from "vitest";
import { rootCauses } from "../root-causes.js";
import { proposals } from "./proposals.js";

const guard = await createGuard();
const places = {
  uid: "0123456789abcdef01234567",
  cluster: "shop",
  nodes: ["node-1"],
  workloads: [{ kind: "Deployment", name: "web", namespace: "shop" }],
  pool: { name: "workers", size: 3 },
} as never;

it.each(Object.entries(rootCauses))("%s", (cause, sentence) => {
  const titles = proposals[cause as keyof typeof proposals](places).map(({ title }) => title);
  for (const text of [sentence, ...titles].map(String))
    expect(
      guard.validateToolResult({ tool: "diagnose_cluster", text: JSON.stringify([{ text }]) }),
      text,
    ).toMatchObject({
      effect: "allow",
    });
});
