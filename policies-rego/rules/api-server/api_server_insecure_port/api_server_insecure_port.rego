# METADATA
# title: API server has a port without TLS
# description: >-
#   Whoever reaches the insecure port may do everything, without saying who he is. It was open up to Kubernetes 1.19
#   unless it was 0; from 1.24 on there is no such flag.
# custom:
#   id: K8S-API-SERVER-INSECURE-PORT
#   domain: api-server
#   scope: object
#   severity: critical
#   remedy: Start kube-apiserver with --insecure-port=0, or from Kubernetes 1.20 on without the flag
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
#               - --insecure-port=8080
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
#               - --insecure-port=0
package rules.api_server_insecure_port

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	text := components.value(process, "insecure-port")
	text != "0"
	found := components.if_odd(process, "insecure-port", "0")
}
