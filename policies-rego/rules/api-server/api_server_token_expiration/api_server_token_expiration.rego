# METADATA
# title: Tokens of service accounts live for a year
# description: >-
#   Unless --service-account-extend-token-expiration is false, tokens that pods are given for an hour count for a
#   year.
# custom:
#   id: K8S-API-SERVER-EXTEND-TOKEN-EXPIRATION
#   domain: api-server
#   scope: object
#   severity: medium
#   remedy: Start kube-apiserver with --service-account-extend-token-expiration=false
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.30}]
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
#               - --service-account-extend-token-expiration=true
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
#               - --service-account-extend-token-expiration=false
package rules.api_server_token_expiration

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.unless_false(process, "service-account-extend-token-expiration")
}
