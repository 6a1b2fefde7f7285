# METADATA
# title: Tokens of deleted accounts still count
# description: >-
#   With --service-account-lookup=false a token counts for as long as its signature does, even if its service
#   account is gone.
# custom:
#   id: K8S-API-SERVER-SERVICE-ACCOUNT-LOOKUP
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Remove --service-account-lookup=false
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.21}, {framework: HIPAA, id: "164.312(a)(1)"}]
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
#               - --service-account-lookup=false
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
#               - --service-account-lookup=true
package rules.api_server_service_account_lookup

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.if_false(process, "service-account-lookup")
}
