import type { Cluster } from "../state/cluster.js";

/** A kubeconfig that opens nothing: its host does not exist, and its token says so. */
export function kubeconfigOf({ name, region }: Cluster, user: string): string {
  return `apiVersion: v1
kind: Config
clusters:
  - name: ${name}
    cluster:
      server: https://${name}.${region}.example.com:6443
contexts:
  - name: ${user}@${name}
    context: { cluster: ${name}, user: ${user} }
current-context: ${user}@${name}
users:
  - name: ${user}
    user:
      token: demo-token-that-opens-nothing
`;
}
