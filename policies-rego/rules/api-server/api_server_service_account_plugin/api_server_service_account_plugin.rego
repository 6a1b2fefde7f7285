# METADATA
# title: Service accounts are not set for pods
# description: >-
#   Without the admission plug-in ServiceAccount, pods have no service account of their own, and tokens are not
#   handed out as the API expects.
# custom:
#   id: K8S-API-SERVER-SERVICE-ACCOUNT-PLUGIN
#   domain: api-server
#   scope: object
#   severity: medium
#   remedy: Remove ServiceAccount from --disable-admission-plugins
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.12}]
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
#               - --disable-admission-plugins=ServiceAccount
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
#               - --disable-admission-plugins=
package rules.api_server_service_account_plugin

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.if_disabled(process, "ServiceAccount")
}
