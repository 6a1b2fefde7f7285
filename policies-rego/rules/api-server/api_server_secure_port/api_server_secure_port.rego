# METADATA
# title: API server has no port with TLS
# description: >-
#   With --secure-port=0 the API server was to be reached without TLS alone. Newer releases refuse it.
# custom:
#   id: K8S-API-SERVER-SECURE-PORT
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Set --secure-port to 6443
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
#               - --secure-port=0
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
#               - --secure-port=6443
package rules.api_server_secure_port

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	text := components.value(process, "secure-port")
	not regex.match(`^[1-9][0-9]*$`, text)
	found := components.if_odd(process, "secure-port", "6443")
}
