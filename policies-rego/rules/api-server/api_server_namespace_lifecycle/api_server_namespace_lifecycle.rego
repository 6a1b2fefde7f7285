# METADATA
# title: Objects can be made in namespaces that are being deleted
# description: >-
#   Without the admission plug-in NamespaceLifecycle, objects are made in namespaces that do not exist or are being
#   deleted, and nobody cleans them up.
# custom:
#   id: K8S-API-SERVER-NAMESPACE-LIFECYCLE
#   domain: api-server
#   scope: object
#   severity: medium
#   remedy: Remove NamespaceLifecycle from --disable-admission-plugins
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.13}]
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
#               - --disable-admission-plugins=NamespaceLifecycle,ServiceAccount
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
package rules.api_server_namespace_lifecycle

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.if_disabled(process, "NamespaceLifecycle")
}
