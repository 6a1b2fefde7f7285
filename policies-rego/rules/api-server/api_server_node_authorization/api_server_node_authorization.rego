# METADATA
# title: Nodes are not authorized as nodes
# description: >-
#   Without Node in --authorization-mode, a kubelet is not kept to the Secrets, volumes and pods of its own node.
# custom:
#   id: K8S-API-SERVER-NODE-AUTHORIZATION
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Add Node to --authorization-mode
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.7}, {framework: HIPAA, id: "164.312(a)(1)"}]
#   kinds:
#     - {group: kubeadm.k8s.io, kind: ClusterConfiguration}
#     - {group: hostdata.kubescape.cloud, kind: ControlPlaneInfo}
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command:
#               - kube-apiserver
#               - --authorization-mode=RBAC
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command:
#               - kube-apiserver
#               - --authorization-mode=Node,RBAC
package rules.api_server_node_authorization

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	not components.value(process, "authorization-config")
	found := components.unless_listed(process, "authorization-mode", "Node")
}
