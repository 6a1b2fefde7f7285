// What the agents of these examples work on: a cluster that is a list.
import { z } from "zod";

const pods = new Set(["shop/web-1", "shop/web-2"]);

export const listed = z.object({ namespace: z.string() });
export const named = z.object({ namespace: z.string(), name: z.string() });
export const namespace = z.object({ name: z.string() });

export function listPods(of: z.infer<typeof listed>): string {
  return [...pods].filter((pod) => pod.startsWith(`${of.namespace}/`)).join(", ");
}

export function deletePod(pod: z.infer<typeof named>): string {
  return pods.delete(`${pod.namespace}/${pod.name}`) ? `deleted ${pod.name}` : `there is no ${pod.name}`;
}

export function deleteNamespace({ name }: z.infer<typeof namespace>): string {
  throw new Error(`nobody should have deleted ${name}`);
}

/** What the models of these examples want: a look, something that people have to approve, and what nobody may. */
export const wishes = [
  { tool: "list_pods", given: { namespace: "shop" } },
  { tool: "delete_pod", given: { namespace: "shop", name: "web-1" } },
  { tool: "delete_namespace", given: { name: "kube-system" } },
] as const;
