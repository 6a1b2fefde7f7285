# METADATA
# title: API server admits everything
# description: >-
#   The admission plug-in AlwaysAdmit does nothing, and Kubernetes has deprecated it; who enables it means to have
#   no admission control.
# custom:
#   id: K8S-API-SERVER-ALWAYS-ADMIT
#   domain: api-server
#   scope: object
#   severity: high
#   remedy: Remove AlwaysAdmit from --enable-admission-plugins
#   controls: [{framework: CIS-Kubernetes-1.12, id: 1.2.10}]
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
#               - --enable-admission-plugins=NodeRestriction,AlwaysAdmit
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
#               - --enable-admission-plugins=NodeRestriction
package rules.api_server_always_admit

import data.lib.components

about := rego.metadata.chain()[1].annotations

findings contains found if {
	some process in components.named["kube-apiserver"]
	found := components.if_enabled(process, "AlwaysAdmit")
}
