# METADATA
# title: API server allows everything
# description: >-
#   With AlwaysAllow, which is what holds if nothing is said, every request is allowed, whoever asks.
# custom:
#   id: K8S-API-SERVER-ALWAYS-ALLOW
#   domain: api-server
#   scope: object
#   severity: critical
#   remedy: Start kube-apiserver with --authorization-mode=Node,RBAC
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.6}, {framework: HIPAA, id: "164.312(a)(1)"}]
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
#               - --authorization-mode=AlwaysAllow
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
package rules.api_server_always_allow

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.if_listed(process, "authorization-mode", "AlwaysAllow")
}

findings contains found if {
	some process in components.named["kube-apiserver"]
	components.lacks(process, "authorization-mode")
	not components.value(process, "authorization-config")
	message := "has no `--authorization-mode`, which means `AlwaysAllow`"
	found := components.finding(process, "authorization-mode", message)
}
