# METADATA
# title: API server listens without TLS
# description: >-
#   Whoever reaches the insecure address may do everything, without saying who he is. Kubernetes 1.24 has no such
#   flag.
# custom:
#   id: K8S-API-SERVER-INSECURE-BIND-ADDRESS
#   domain: api-server
#   scope: object
#   severity: critical
#   remedy: Remove --insecure-bind-address
#   controls: [{framework: HIPAA, id: "164.312(e)(1)"}]
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
#               - --insecure-bind-address=0.0.0.0
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: kube-apiserver, namespace: kube-system}
#       spec:
#         containers:
#           - name: kube-apiserver
#             image: registry.k8s.io/kube-apiserver:v1.34.0
#             command: [kube-apiserver]
package rules.api_server_insecure_bind_address

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.if_set(process, "insecure-bind-address")
}
