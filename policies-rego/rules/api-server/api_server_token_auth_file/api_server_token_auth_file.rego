# METADATA
# title: API server takes static tokens
# description: >-
#   Tokens of --token-auth-file stand in clear in a file, never expire, and are not revoked before the API server is
#   restarted.
# custom:
#   id: K8S-API-SERVER-TOKEN-AUTH-FILE
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Remove --token-auth-file, and authenticate people by OpenID Connect
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.2}, {framework: HIPAA, id: "164.312(d)"}]
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
#               - --token-auth-file=/etc/kubernetes/tokens.csv
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
#               - --token-auth-file=
package rules.api_server_token_auth_file

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.if_set(process, "token-auth-file")
}
