# METADATA
# title: API server answers the anonymous
# description: >-
#   Unless --anonymous-auth is false, whoever reaches the API server may ask as system:anonymous, and gets what any
#   role grants to it. An AuthenticationConfiguration can say the same.
# custom:
#   id: K8S-API-SERVER-ANONYMOUS-AUTH
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Start kube-apiserver with --anonymous-auth=false
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.1}, {framework: HIPAA, id: "164.312(d)"}]
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
#               - --anonymous-auth=true
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
#               - --anonymous-auth=false
package rules.api_server_anonymous_auth

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	not components.value(process, "authentication-config")
	found := components.unless_false(process, "anonymous-auth")
}
